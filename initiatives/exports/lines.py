"""Rows as lines of CSV or JSON, in blocks: made by the database wherever it can tell all."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from initiatives.exports import lines_postgresql, lines_python, lines_sqlite, values
from initiatives.exports.columns.base import Column, Table
from initiatives.exports.format import Export

WRITERS: dict[str, Any] = {"sqlite": lines_sqlite, "postgresql": lines_postgresql}


def csv_lines(
    own: BaseDatabaseWrapper, rows: QuerySet, table: Table, columns: list[Column], export: Export
) -> Iterator[list[bytes]]:
    """Yield blocks of lines of CSV, without their ends."""
    if table.compute or not isinstance(rows, QuerySet):
        return lines_python.csv_lines(own, rows, table, columns, export)
    shown = {values.alias(column): values.joined_value_of(column) for column in columns}
    return written(own, rows, shown, columns, "csv_sql")


def json_lines(
    own: BaseDatabaseWrapper, rows: QuerySet, table: Table, columns: list[Column], export: Export
) -> Iterator[list[bytes]]:
    """Yield blocks of JSON objects."""
    if table.compute or not isinstance(rows, QuerySet):
        return lines_python.json_lines(own, rows, table, columns, export)
    shown = {values.alias(column): values.value_of(column) for column in columns}
    return written(own, rows, shown, columns, "json_sql")


def written(
    own: BaseDatabaseWrapper,
    rows: QuerySet,
    shown: dict[str, Any],
    columns: list[Column],
    form: str,
) -> Iterator[list[bytes]]:
    """Yield blocks of what the engine writes for each row."""
    try:
        sql, params = values.select(own, rows, shown)
    except EmptyResultSet:
        return
    writer = WRITERS[own.vendor]
    statement, own_params = getattr(writer, form)(sql, columns)
    with own.cursor() as cursor:
        yield from writer.fetched(cursor, statement, [*own_params, *params], values.BLOCK)
