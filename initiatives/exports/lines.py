"""Rows as lines of CSV or JSON, in blocks: made by the database wherever it can tell all."""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from initiatives.exports import cells, lines_postgresql, lines_python, lines_sqlite, values
from initiatives.exports.columns import base
from initiatives.exports.columns.base import Column, Table
from initiatives.exports.format import Export

WRITERS: dict[str, Any] = {"sqlite": lines_sqlite, "postgresql": lines_postgresql}


def csv_lines(
    own: BaseDatabaseWrapper, rows: QuerySet, table: Table, columns: list[Column], export: Export
) -> Iterator[list[bytes]]:
    """Yield blocks of lines of CSV, without their ends."""
    if not isinstance(rows, QuerySet):
        return lines_python.csv_lines(own, rows, table, columns, export)
    blocks = written(own, rows, table, columns, values.joined_value_of, "csv_sql")
    return cells.filled(blocks, own, rows, table, columns, export, cells.CSV)


def json_lines(
    own: BaseDatabaseWrapper, rows: QuerySet, table: Table, columns: list[Column], export: Export
) -> Iterator[list[bytes]]:
    """Yield blocks of JSON objects."""
    if not isinstance(rows, QuerySet):
        return lines_python.json_lines(own, rows, table, columns, export)
    blocks = written(own, rows, table, columns, values.value_of, "json_sql")
    return cells.filled(blocks, own, rows, table, columns, export, cells.JSON)


def written(
    own: BaseDatabaseWrapper,
    rows: QuerySet,
    table: Table,
    columns: list[Column],
    value_of: Callable[[Column], Any],
    form: str,
) -> Iterator[list[tuple[str, bytes]]]:
    """Yield blocks of what the engine writes for each row, behind what the rest is told from."""
    stored, _told = base.stored_and_told(columns)
    shown = {values.alias(column): value_of(column) for column in stored}
    try:
        sql, params = values.select(own, rows, {base.TOLD_FROM: table.told_from} | shown)
    except EmptyResultSet:
        return
    writer = WRITERS[own.vendor]
    statement, own_params = getattr(writer, form)(sql, columns)
    with own.cursor() as cursor:
        yield from writer.fetched(cursor, statement, [*own_params, *params], values.BLOCK)
