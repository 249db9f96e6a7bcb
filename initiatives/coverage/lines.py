"""A table of coverage as lines, a cell each, as files hold it."""

from __future__ import annotations

from dataclasses import dataclass

from initiatives.coverage.parts import Cell, Column, Row
from initiatives.coverage.table import CoverageTable


@dataclass(frozen=True)
class Line:
    """One cell with its row and its column; countries by their alpha-3 codes."""

    row: Row
    column: Column
    cell: Cell
    recorded: list[str]
    not_recorded: list[str]


def lines_of(table: CoverageTable) -> list[Line]:
    """Return the cells of a table, row by row."""
    return [
        Line(row, column, cell, table.codes(cell.recorded), table.codes(cell.not_recorded))
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
    ]
