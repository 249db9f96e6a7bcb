"""Workbooks (XLSX): opened only after their parts were looked at, read row by row."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from initiatives.exports.xlsx import CELL_MAX
from initiatives.spreadsheets import packages
from initiatives.spreadsheets.limits import COLUMNS_MAX, LINES_MAX, RefusedError

ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')  # what a format of numbers shows as it stands


@dataclass(frozen=True)
class Cell:
    """What a cell holds as text, or why it is not taken."""

    text: str
    mistake: str = ""


def lines(path: Path, name: str) -> Iterator[tuple[int, list[Cell]]]:
    """Yield the rows of the first sheet with their numbers, the heading first."""
    packages.inspect(path, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that are left out
            with path.open("rb") as file:
                yield from rows_of(file)
    except RefusedError:
        raise
    except Exception as error:  # openpyxl raises whatever a broken part leads to
        raise RefusedError(_("The workbook is damaged: open it and save it anew.")) from error


def rows_of(file: IO[bytes]) -> Iterator[tuple[int, list[Cell]]]:
    """Yield the rows of the first sheet."""
    book = load_workbook(file, read_only=True, keep_links=False)
    try:
        if not book.worksheets:
            raise RefusedError(_("The workbook has no sheet."))
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a file says of its own size need not be true
        for number, row in enumerate(sheet.iter_rows(max_col=COLUMNS_MAX + 1), 1):
            if number > LINES_MAX:
                reason = _("Cells lie below row %s: delete the empty rows, or part the file.")
                raise RefusedError(reason % f"{LINES_MAX:,}")
            cells = [cell_of(cell) for cell in row]
            while cells and cells[-1] == EMPTY:
                cells.pop()
            if len(cells) > COLUMNS_MAX:
                raise RefusedError(_("Row %d has more columns than any sheet of ours.") % number)
            yield number, cells
    finally:
        book.close()


EMPTY = Cell("")


def cell_of(cell: Any) -> Cell:
    """Return a cell as text, or why it is not taken."""
    value = cell.value
    if value is None:
        return EMPTY
    if cell.data_type == "f":
        return Cell("", _("It is a formula: write its value in its place."))
    if cell.data_type == "e":
        return Cell("", _("It holds an error of the spreadsheet: “%s”.") % value)
    if isinstance(value, bool):
        return Cell("", _("It holds true or false: write the value as text."))
    if isinstance(value, datetime | date):
        return dated(value, str(cell.number_format))
    if isinstance(value, int | float):
        return Cell(f"{value:.15g}" if isinstance(value, float) else str(value))
    if not isinstance(value, str):
        return Cell("", _("It holds neither text nor a number nor a date: write it as text."))
    if len(value) > CELL_MAX:
        return Cell("", _("It holds more than %s characters.") % f"{CELL_MAX:,}")
    return Cell(ESCAPE.sub(lambda found: chr(int(found[1], 16)), value))


def dated(value: datetime | date, shown_as: str) -> Cell:
    """Return a date no more exact than the cell shows it: "May 2025" is no day."""
    form = QUOTED.sub("", shown_as).lower()
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        return Cell("", _("It holds a time of day: write the date as text, 2025-05-12."))
    day = value.date() if isinstance(value, datetime) else value
    if "d" in form:
        return Cell(day.isoformat())
    return Cell(f"{day:%Y-%m}" if "m" in form else f"{day:%Y}")
