"""CSV files: UTF-8, with commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from initiatives.spreadsheets.limits import COLUMNS_MAX, RefusedError
from initiatives.spreadsheets.workbooks import CELL_MAX, Cell

DELIMITERS = ",;\t"
BOM = "\ufeff"
PACKAGE = b"PK\x03\x04"  # how an archive begins, and so a workbook


def lines(path: Path, name: str) -> Iterator[tuple[int, list[Cell]]]:
    """Yield the rows of a file with their numbers, the heading first."""
    text = decoded(path.read_bytes())
    heading = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=heading.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(reader, 1):
            if len(cells) > COLUMNS_MAX:
                raise RefusedError(_("Row %d has more columns than any sheet of ours.") % number)
            yield number, [cell_of(text) for text in cells]
    except csv.Error as error:
        reason = _("Row %(row)d is no CSV: %(error)s.")
        raise RefusedError(reason % {"row": reader.line_num, "error": error}) from error


def decoded(content: bytes) -> str:
    """Return the text of a file; RefusedError if it is none in UTF-8."""
    if not content.strip():
        raise RefusedError(_("The file is empty."))
    if content.startswith(PACKAGE):
        raise RefusedError(_("This is a workbook and no CSV: give its name the ending .xlsx."))
    try:
        text = content.decode("utf-8").removeprefix(BOM)
    except UnicodeDecodeError as error:
        raise RefusedError(
            _("The file is not in UTF-8 (byte %d): save it as “CSV UTF-8”, or as XLSX.")
            % (error.start + 1)
        ) from error
    if "\0" in text:
        raise RefusedError(_("This is no text file: save it as “CSV UTF-8”, or as XLSX."))
    return text


def cell_of(text: str) -> Cell:
    """Return a cell; what a spreadsheet would compute is refused."""
    if text.startswith("="):
        return Cell("", _("It is a formula: write its value in its place."))
    if len(text) > CELL_MAX:
        return Cell("", _("It holds more than %s characters.") % f"{CELL_MAX:,}")
    return Cell(text)
