"""The same lines made here, for tables of which a rule in Python tells a part."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import orjson
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from initiatives.exports import values
from initiatives.exports.columns import base
from initiatives.exports.columns.base import Column, Table
from initiatives.exports.columns.expressions import FORMULA_STARTS, JOINT
from initiatives.exports.format import Export

STARTS = tuple(FORMULA_STARTS)


def csv_lines(
    own: BaseDatabaseWrapper, rows: QuerySet, table: Table, columns: list[Column], export: Export
) -> Iterator[list[bytes]]:
    """Yield blocks of lines of CSV, without their ends."""
    for block in values.blocks(own, rows, table, columns, export):
        yield [csv_line(row, columns) for row in block]


def json_lines(
    own: BaseDatabaseWrapper, rows: QuerySet, table: Table, columns: list[Column], export: Export
) -> Iterator[list[bytes]]:
    """Yield blocks of JSON objects."""
    for block in values.blocks(own, rows, table, columns, export):
        yield [json_line(row, columns) for row in block]


def csv_line(row: list[Any], columns: list[Column]) -> bytes:
    """Return a row as a line of a table."""
    cells = (cell(value, column.kind) for value, column in zip(row, columns, strict=True))
    return ",".join(cells).encode()


def cell(value: Any, kind: str) -> str:
    """Return a value as it stands in a table: text quoted and disarmed."""
    text = plain(value)
    if kind in base.DISARMED:
        text = disarmed(text)
    return f'"{doubled(text)}"' if kind in base.QUOTED else text


def doubled(text: str) -> str:
    """Return text with its quotes doubled, as a cell in quotes wants them."""
    return text.replace('"', '""')


def disarmed(text: str) -> str:
    """Return text behind an apostrophe where a spreadsheet would compute it."""
    return f"'{text}" if text.startswith(STARTS) else text


def plain(value: Any) -> str:
    """Return a value as text."""
    if isinstance(value, (list, tuple)):
        return JOINT.join(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return trimmed(value)
    return str(value)


def trimmed(number: Decimal) -> str:
    """Return a number without trailing zeros behind its point."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def json_line(row: list[Any], columns: list[Column]) -> bytes:
    """Return a row as a JSON object."""
    pairs = zip(row, columns, strict=True)
    return b"{%s}" % b",".join(
        b'"%s":%s' % (column.name.encode(), json_value(value)) for value, column in pairs
    )


def json_value(value: Any) -> bytes:
    """Return a value as JSON; numbers keep all their digits."""
    return trimmed(value).encode() if isinstance(value, Decimal) else orjson.dumps(value)
