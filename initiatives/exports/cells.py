"""Cells that Python tells, put into the lines that the database writes around them.

A line comes with a mark in the place of each such cell. A text of the record may hold the
mark itself, which no keyboard has: its line is then parted in too many pieces, and made
anew cell by cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from initiatives.exports import lines_python, stream
from initiatives.exports.columns.base import Column, Table, Writer, stored_and_told
from initiatives.exports.columns.expressions import JOINT
from initiatives.exports.format import Export

MARK = "\x01"
IN_CSV, IN_JSON = MARK, '"\\u0001"'
# Blocks of lines, each behind what the rest of it is told from.
Blocks = Iterator[list[tuple[str, bytes]]]


class Form(NamedTuple):
    """How lines of a format are put together: the mark in them, and the cells in its place."""

    mark: bytes
    writer: Writer
    lines: Callable[..., Iterator[list[bytes]]]  # made anew, cell by cell


CSV = Form(
    IN_CSV.encode(),
    Writer(
        cell=lambda value, kind: lines_python.cell(value, kind).encode(),
        piece=lines_python.doubled,
        gathered=lambda pieces: f'"{lines_python.disarmed(JOINT.join(pieces))}"'.encode(),
    ),
    lines_python.csv_lines,
)
JSON = Form(
    IN_JSON.encode(),
    Writer(
        cell=lambda value, _kind: lines_python.json_value(value),
        piece=lines_python.json_value,
        gathered=lambda pieces: b"[%b]" % b",".join(pieces),
    ),
    lines_python.json_lines,
)


def filled(
    blocks: Blocks, own: BaseDatabaseWrapper, rows: QuerySet, table: Table,
    columns: list[Column], export: Export, form: Form,
) -> Iterator[list[bytes]]:  # fmt: skip
    """Yield blocks of lines with the cells that Python tells."""
    _stored, told = stored_and_told(columns)
    if not told or not table.teller:
        yield from ([line for _told_from, line in block] for block in blocks)
        return

    def anew(told_from: str) -> bytes:
        one = rows.filter(pk=told_from.partition(" ")[0])
        return next(form.lines(other, one, table, columns, export))[0]

    with stream.beside(own) as other:
        if other is own and own.vendor == "postgresql":  # it can do one of both
            yield from form.lines(own, rows, table, columns, export)
            return
        tell = table.teller(other.alias, export, told, form.writer)
        for block in blocks:
            rows_of_cells = tell([told_from for told_from, _line in block])
            pairs = zip(block, rows_of_cells, strict=True)
            yield [
                woven(line.split(form.mark), cells) or anew(told_from)
                for (told_from, line), cells in pairs
            ]


def woven(pieces: list[bytes], cells: list[bytes]) -> bytes | None:
    """Return pieces of a line with cells between them, None if the pieces are too many."""
    if len(pieces) != len(cells) + 1:
        return None
    parts = [b""] * (2 * len(cells) + 1)
    parts[::2], parts[1::2] = pieces, cells
    return b"".join(parts)
