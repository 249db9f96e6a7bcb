"""Expressions that both engines give alike: many rows in one cell, moments, disarmed text."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, F, Func, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Concat, Left
from django.db.models.lookups import In

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


def disarmed(item: Any) -> Case:
    """Return text that no spreadsheet computes."""
    starts = In(Left(item, 1), list(FORMULA_STARTS))
    armed = Concat(Value("'"), item, output_field=TextField())
    return Case(When(starts, then=armed), default=item, output_field=TextField())


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

    def joined(self, *, is_disarmed: bool = False) -> Any:
        """Return the texts in one, each of them disarmed if asked."""
        raise NotImplementedError

    def array(self) -> Any:
        """Return them as an array of texts: JSON on SQLite, an array on PostgreSQL."""
        raise NotImplementedError


class Gathered(Several):
    """One expression over the rows tied to a record, in their order."""

    def __init__(self, rows: QuerySet, item: Any) -> None:
        self.rows, self.item = rows, F(item) if isinstance(item, str) else item

    def joined(self, *, is_disarmed: bool = False) -> Any:
        item = disarmed(self.item) if is_disarmed else self.item
        return Joined(self.rows.values(item=item))

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

    def joined(self, *, is_disarmed: bool = False) -> Any:
        return JoinedTexts(self.path, is_disarmed=is_disarmed)

    def array(self) -> Any:
        return ArrayOfTexts(self.path)


class JoinedTexts(Func):
    """The texts of a JSON array, joined."""

    output_field = TextField()

    def __init__(self, path: Any, *, is_disarmed: bool = False) -> None:
        super().__init__(path)
        self.is_disarmed = is_disarmed

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        item = disarmed_sql("sqlite", "value") if self.is_disarmed else "value"
        template = f"(SELECT group_concat({item}, '{JOINT}') FROM json_each(%(expressions)s))"
        return self.as_sql(compiler, connection, template=template)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        item = disarmed_sql("postgresql", "value") if self.is_disarmed else "value"
        rows = "jsonb_array_elements_text(%(expressions)s) AS part(value)"
        template = f"(SELECT string_agg({item}, '{JOINT}') FROM {rows})"
        return self.as_sql(compiler, connection, template=template)


class ArrayOfTexts(Func):
    """The texts of a JSON array as an array."""

    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="json(%(expressions)s)")

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "ARRAY(SELECT jsonb_array_elements_text(%(expressions)s))"
        return self.as_sql(compiler, connection, template=template)
