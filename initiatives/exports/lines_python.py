"""The same lines made here, for tables of which a rule in Python tells a part."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from initiatives.exports import values
from initiatives.exports.columns import base
from initiatives.exports.columns.base import Column, Table
from initiatives.exports.columns.expressions import FORMULA_STARTS, JOINT
from initiatives.exports.format import Export


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
    return '"' + text.replace('"', '""') + '"' if kind in base.QUOTED else text


def disarmed(text: str) -> str:
    """Return text behind an apostrophe where a spreadsheet would compute it."""
    return f"'{text}" if text.startswith(tuple(FORMULA_STARTS)) else text


def plain(value: Any) -> str:
    """Return a value as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return trimmed(value)
    return JOINT.join(value) if isinstance(value, list) else str(value)


def trimmed(number: Decimal) -> str:
    """Return a number without trailing zeros behind its point."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def json_line(row: list[Any], columns: list[Column]) -> bytes:
    """Return a row as a JSON object."""
    pairs = (
        f'"{column.name}":{json_value(value)}' for value, column in zip(row, columns, strict=True)
    )
    return f"{{{','.join(pairs)}}}".encode()


def json_value(value: Any) -> str:
    """Return a value as JSON; numbers keep all their digits."""
    if isinstance(value, Decimal):
        return trimmed(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
