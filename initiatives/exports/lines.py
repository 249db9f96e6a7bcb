"""Rows as the database itself writes them: whole lines of CSV or JSON, fetched in blocks."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from initiatives.exports import lines_postgresql, lines_sqlite
from initiatives.exports.columns.base import Column
from initiatives.exports.columns.expressions import Several

BLOCK = 1000  # rows fetched at once
WRITERS: dict[str, Any] = {"sqlite": lines_sqlite, "postgresql": lines_postgresql}


def csv_lines(
    own: BaseDatabaseWrapper, rows: QuerySet, columns: list[Column]
) -> Iterator[list[bytes]]:
    """Yield blocks of lines of CSV, without their ends."""
    shown = [value_of(column, is_disarmed=True) for column in columns]
    return blocks(own, rows, columns, shown, "csv_sql")


def json_lines(
    own: BaseDatabaseWrapper, rows: QuerySet, columns: list[Column]
) -> Iterator[list[bytes]]:
    """Yield blocks of JSON objects."""
    shown = [array_of(column) for column in columns]
    return blocks(own, rows, columns, shown, "json_sql")


def value_of(column: Column, *, is_disarmed: bool = False) -> Any:
    """Return what a column holds as one value."""
    found = column.expression
    return found.joined(is_disarmed=is_disarmed) if isinstance(found, Several) else found


def array_of(column: Column) -> Any:
    """Return what a column holds, many texts as an array."""
    found = column.expression
    return found.array() if isinstance(found, Several) else found


def blocks(
    own: BaseDatabaseWrapper, rows: QuerySet, columns: list[Column], shown: list[Any], form: str
) -> Iterator[list[bytes]]:
    """Yield blocks of what the engine writes for each row."""
    try:
        sql, params = select(own, rows, columns, shown)
    except EmptyResultSet:
        return
    writer = WRITERS[own.vendor]
    statement, own_params = getattr(writer, form)(sql, columns)
    with own.cursor() as cursor:
        yield from writer.fetched(cursor, statement, [*own_params, *params], BLOCK)


def select(
    own: BaseDatabaseWrapper, rows: QuerySet, columns: list[Column], shown: list[Any]
) -> tuple[str, tuple[Any, ...]]:
    """Return the SQL that gives the columns of the rows, each under the name of ``alias``."""
    named = {alias(column): item for column, item in zip(columns, shown, strict=True)}
    query = rows.annotate(**named).values_list(*named).query
    return query.get_compiler(connection=own).as_sql()


def alias(column: Column) -> str:
    """Return a name that no field of a model has."""
    return f"x_{column.name}"
