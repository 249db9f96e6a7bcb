"""Rows as typed values of Python, in blocks, with what rules in Python tell of them."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import batched
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from initiatives.exports.columns import base
from initiatives.exports.columns.base import Column, Table, Writer
from initiatives.exports.columns.expressions import Several
from initiatives.exports.format import Export

# What Python tells stays as it is.
TYPED = Writer(cell=lambda value, _kind: value, piece=str, gathered=tuple)
BLOCK = 200  # rows fetched and sent at once: the server keeps several blocks for a slow client
Rows = list[list[Any]]


def value_of(column: Column) -> Any:
    """Return the expression of a column, many texts as an array."""
    found = column.expression
    return found.array() if isinstance(found, Several) else found


def joined_value_of(column: Column) -> Any:
    """Return the expression of a column, many texts as one."""
    found = column.expression
    return found.joined() if isinstance(found, Several) else found


def select(
    own: BaseDatabaseWrapper, rows: QuerySet, named: dict[str, Any]
) -> tuple[str, tuple[Any, ...]]:
    """Return the SQL that gives named expressions for each of the rows."""
    query = rows.annotate(**named).values_list(*named).query
    return query.get_compiler(connection=own).as_sql()


def alias(column: Column) -> str:
    """Return a name that no field of a model has."""
    return f"x_{column.name}"


def blocks(
    own: BaseDatabaseWrapper, rows: QuerySet, table: Table, columns: list[Column], export: Export
) -> Iterator[Rows]:
    """Yield blocks of rows: text, int, Decimal, bool, list or None for each column."""
    if not isinstance(rows, QuerySet):
        lines = table.lines(rows, own.alias, export) if table.lines else rows
        yield from told_blocks(lines, columns)
        return
    stored, told = base.stored_and_told(columns)
    tell = table.teller(own.alias, export, told, TYPED) if told and table.teller else nothing
    named = {alias(column): value_of(column) for column in stored}
    try:
        sql, params = select(own, rows, {base.TOLD_FROM: table.told_from} | named)
    except EmptyResultSet:
        return
    with own.chunked_cursor() as cursor:
        cursor.execute(sql, params)
        while found := cursor.fetchmany(BLOCK):
            cells = tell([row[0] for row in found])
            yield [
                row_of(row, more, columns, stored, told)
                for row, more in zip(found, cells, strict=True)
            ]


def nothing(rows: list[str]) -> list[list[Any]]:
    """Tell nothing of rows."""
    return [[] for _row in rows]


def told_blocks(lines: Iterable[Any], columns: list[Column]) -> Iterator[Rows]:
    """Yield blocks of rows that no table of the database holds."""
    for block in batched(lines, BLOCK, strict=False):
        yield [[column.expression(line) for column in columns] for line in block]


def row_of(
    row: tuple[Any, ...],
    cells: list[Any],
    columns: list[Column],
    stored: list[Column],
    told: list[Column],
) -> list[Any]:
    """Return one row in the order of its columns."""
    values = {
        column.name: typed(value, column.kind)
        for column, value in zip(stored, row[1:], strict=True)
    } | {column.name: cell for column, cell in zip(told, cells, strict=True)}
    return [values[column.name] for column in columns]


def typed(value: Any, kind: str) -> Any:
    """Return a value as Python has it, whichever engine gave it."""
    if kind == base.MANY:
        return json.loads(value) if isinstance(value, str) else list(value or [])
    if kind in {base.DAY, base.MOMENT}:
        return (value.isoformat() if isinstance(value, date) else value) or None
    if value is None:
        return "" if kind in base.WORDS else None
    if kind == base.BOOLEAN:
        return bool(value)
    if kind in {base.NUMBER, base.INTEGER}:
        return Decimal(str(value)) if kind == base.NUMBER else int(value)
    return str(value)
