"""Expressions that both engines give alike: many rows in one cell, moments, disarmed text."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Func, QuerySet, Subquery, TextField

JOINT = "; "
# A spreadsheet takes text that begins with one of these for a formula (OWASP, CSV injection).
FORMULA_STARTS = "=+@\t\r\n-"


def disarmed_sql(vendor: str, sql: str) -> str:
    """Return the SQL of a text behind an apostrophe where a spreadsheet would compute it."""
    if vendor == "sqlite":
        # Few texts begin below "A": the comparison spares them the pattern.
        test = f"{sql} < 'A' AND {sql} GLOB '[{FORMULA_STARTS}]*'"
    else:
        test = f"left({sql}, 1) IN ({', '.join(map(quoted, FORMULA_STARTS))})"
    return f"CASE WHEN {test} THEN '''' || {sql} ELSE {sql} END"


def quoted(character: str) -> str:
    return f"'{character}'"


class Beside(Func):
    """Texts beside one another, none of them NULL: quicker than a Concat, which asks for each."""

    template, arg_joiner = "(%(expressions)s)", " || "
    output_field = TextField()


class Moment(Func):
    """A moment as ISO 8601 text in universal time, to the second."""

    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "replace(substr(%(expressions)s, 1, 19), ' ', 'T') || 'Z'"
        return self.as_sql(compiler, connection, template=template)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        form = 'YYYY-MM-DD"T"HH24:MI:SS"Z"'
        template = f"to_char(%(expressions)s AT TIME ZONE 'UTC', '{form}')"
        return self.as_sql(compiler, connection, template=template)


class Several:
    """What stands in one cell of a table, and as an array in JSON."""

    def joined(self) -> Any:
        """Return the texts in one."""
        raise NotImplementedError

    def array(self) -> Any:
        """Return them as an array of texts: JSON on SQLite, an array on PostgreSQL."""
        raise NotImplementedError


class Gathered(Several):
    """One expression over the rows tied to a record, in their order."""

    def __init__(self, rows: QuerySet, item: Any) -> None:
        self.rows, self.item = rows, F(item) if isinstance(item, str) else item

    def joined(self) -> Any:
        return Joined(self.rows.values(item=self.item))

    def array(self) -> Any:
        return Array(self.rows.values(item=self.item))


class Joined(Subquery):
    """The texts of rows, joined."""

    def __init__(self, rows: QuerySet) -> None:
        super().__init__(rows, output_field=TextField())

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = f"(SELECT group_concat(part.item, '{JOINT}') FROM (%(subquery)s) part)"
        return self.as_sql(compiler, connection, template=template)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = f"(SELECT string_agg(part.item::text, '{JOINT}') FROM (%(subquery)s) part)"
        return self.as_sql(compiler, connection, template=template)


class Array(Joined):
    """The texts of rows as an array."""

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "(SELECT json_group_array(part.item) FROM (%(subquery)s) part)"
        return self.as_sql(compiler, connection, template=template)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "ARRAY(SELECT part.item::text FROM (%(subquery)s) part)"
        return self.as_sql(compiler, connection, template=template)


class Separate(Several):
    """The texts of a JSON array in a field."""

    def __init__(self, path: str) -> None:
        self.path = path

    def joined(self) -> Any:
        return JoinedTexts(self.path)

    def array(self) -> Any:
        return ArrayOfTexts(self.path)


class JoinedTexts(Func):
    """The texts of a JSON array, joined."""

    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        joined = f"(SELECT group_concat(value, '{JOINT}') FROM json_each(%(expressions)s))"
        template = f"CASE WHEN %(expressions)s <> '[]' THEN {joined} END"
        return self.as_sql(compiler, connection, template=template)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        rows = "jsonb_array_elements_text(%(expressions)s) AS part(value)"
        template = f"(SELECT string_agg(value, '{JOINT}') FROM {rows})"
        return self.as_sql(compiler, connection, template=template)


class ArrayOfTexts(Func):
    """The texts of a JSON array as an array."""

    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="json(%(expressions)s)")

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "ARRAY(SELECT jsonb_array_elements_text(%(expressions)s))"
        return self.as_sql(compiler, connection, template=template)
