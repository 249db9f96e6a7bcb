"""Words looked up by the engine: FTS5 on SQLite, tsquery on PostgreSQL.

Only words of letters and figures get here, yet every one is quoted for its engine.
"""

from typing import Any

import orjson
from django.db import connection, models
from django.db.models import Lookup

from initiatives.fields import WordsField
from initiatives.search import query

# The expression of the index on PostgreSQL; a query must use the very same.
VECTOR = "array_to_tsvector(array_remove(string_to_array({column}, ' '), ''))"


def table_of(model: type[models.Model]) -> str:
    """Return the name of the FTS5 table of a model."""
    return f"{model._meta.db_table}_words"


@WordsField.register_lookup
class Matches(Lookup):
    """Rows whose index holds one of the forms of every entry of a ``query.Lookup``."""

    lookup_name = "matches"
    prepare_rhs = False

    def __init__(self, lhs: Any, rhs: query.Lookup) -> None:
        super().__init__(lhs, rhs)
        self.lookup = rhs

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, params = self.key_sql(compiler)
        table = connection.ops.quote_name(table_of(self.lhs.target.model))
        found = f"SELECT rowid FROM {table} WHERE {table} MATCH %s"  # noqa: S608 - a name of ours
        return f"{column} IN ({found})", [*params, fts5(self.lookup)]

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        return f"{VECTOR.format(column=column)} @@ %s::tsquery", [*params, tsquery(self.lookup)]

    def key_sql(self, compiler: Any) -> tuple[str, list[Any]]:
        """Return the primary key beside the column of words."""
        key = self.lhs.target.model._meta.pk
        return compiler.compile(key.get_col(self.lhs.alias))


def keys(model: type[models.Model], lookup: query.Lookup) -> list[int]:
    """Return the keys of all rows whose index holds what is looked up, as one value.

    Read row by row, hundreds of thousands of them would take three times as long.
    """
    name = connection.ops.quote_name
    if connection.vendor == "postgresql":
        column = VECTOR.format(column=name("search_words"))
        sql = f"SELECT json_agg(id) FROM {name(model._meta.db_table)} WHERE {column} @@ %s::tsquery"  # noqa: S608 - names of ours
        params = [tsquery(lookup)]
    else:
        table = name(table_of(model))
        sql = f"SELECT json_group_array(rowid) FROM {table} WHERE {table} MATCH %s"  # noqa: S608 - a name of ours
        params = [fts5(lookup)]
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        found = cursor.fetchone()[0]
    return orjson.loads(found) if isinstance(found, str) else found or []


def fts5(lookup: query.Lookup) -> str:
    """Return what is looked up in the language of FTS5."""
    return " AND ".join(f"({' OR '.join(map(fts5_form, forms))})" for forms in lookup)


def fts5_form(form: query.Form) -> str:
    word = form.word.replace('"', '""')
    return f'"{word}"*' if form.is_prefix else f'"{word}"'


def tsquery(lookup: query.Lookup) -> str:
    """Return what is looked up in the language of tsquery."""
    return " & ".join(f"({' | '.join(map(tsquery_form, forms))})" for forms in lookup)


def tsquery_form(form: query.Form) -> str:
    word = form.word.replace("\\", "\\\\").replace("'", "''")
    return f"'{word}':*" if form.is_prefix else f"'{word}'"
