"""Spreadsheets: typed cells, a frozen header, and a sheet that explains the columns."""

import re
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from itertools import count
from typing import IO, Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from initiatives.exports import values
from initiatives.exports.columns import base, table_of
from initiatives.exports.columns.base import Column
from initiatives.exports.columns.expressions import FORMULA_STARTS, JOINT
from initiatives.exports.format import LICENCE_URL, Export
from initiatives.exports.stream import snapshot

ROWS_MAX = 1_048_575  # of a sheet, besides its header
CELL_MAX = 32_767  # characters
TITLE_MAX = 31  # characters
CHUNK = 64 * 1024  # bytes
FIRST_DAY = "1900-03-01"  # before it Excel counts a day that never was
# Characters that XML cannot carry, or changes; and text that reads like their escape.
ESCAPED = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def write(rows: QuerySet, export: Export) -> Iterator[bytes]:
    """Give a workbook; its parts lie in temporary files until it is complete."""
    with tempfile.TemporaryFile() as file:
        save(rows, export, file)
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk


def save(rows: QuerySet, export: Export, file: IO[bytes]) -> None:
    """Write the workbook of some rows into a file."""
    table = table_of(export)
    columns = list(table.columns(export))
    book = Workbook(write_only=True)
    sheets = sheets_of(book, export, columns)
    sheet = next(sheets)
    explain(book, export, columns)
    number = 0
    with snapshot() as own:
        for block in values.blocks(own, rows, table, columns, export):
            for row in block:
                if number and number % ROWS_MAX == 0:
                    sheet = next(sheets)
                number += 1
                kinds = (column.kind for column in columns)
                sheet.append([cell(sheet, *pair) for pair in zip(row, kinds, strict=True)])
    book.save(file)


def sheets_of(book: Workbook, export: Export, columns: list[Column]) -> Iterator[Any]:
    """Yield sheets with their header, as many as the rows need."""
    for number in count(1):
        suffix = f" {number}" if number > 1 else ""
        sheet: Any = book.create_sheet(export.noun[: TITLE_MAX - len(suffix)] + suffix)
        sheet.freeze_panes = "B2"
        sheet.append([bold(sheet, column.name) for column in columns])
        yield sheet


def explain(book: Workbook, export: Export, columns: list[Column]) -> None:
    """Add the sheet that says what this is, how it was chosen, and what each column means."""
    sheet: Any = book.create_sheet(_("About"))
    sheet.column_dimensions["A"].width = sheet.column_dimensions["B"].width = 32
    chosen = [(name, JOINT.join(given)) for name, given in export.filters.items()]
    facts = [
        (_("Title"), str(export.title)),
        (_("Page"), export.address),
        (_("Made at"), export.made_at.replace(tzinfo=None, microsecond=0)),
        (_("Statuses and levels as of"), export.on),
        (_("Licence"), f"CC BY 4.0, {LICENCE_URL}"),
        *[(_("Filter: %s") % name, given) for name, given in chosen],
        *[(_("Note"), warning) for warning in export.warnings],
    ]
    for label, fact in facts:
        sheet.append([bold(sheet, label), cell(sheet, fact, base.TEXT)])
    sheet.append([])
    sheet.append([bold(sheet, label) for label in (_("Column"), _("Type"), _("What it holds"))])
    for column in columns:
        sheet.append([column.name, column.kind, str(column.explanation)])


def bold(sheet: Any, text: str) -> WriteOnlyCell:
    """Return a cell of a header."""
    made = WriteOnlyCell(sheet, value=text)
    made.font = Font(bold=True)
    return made


def cell(sheet: Any, value: Any, kind: str) -> Any:
    """Return a value as a typed cell; no text is ever a formula."""
    if isinstance(value, list | tuple):
        value = JOINT.join(value)
    if not isinstance(value, str):
        return value
    if kind == base.DAY:
        return date.fromisoformat(value) if value >= FIRST_DAY else value
    if kind == base.MOMENT:
        return datetime.fromisoformat(value).replace(tzinfo=None)
    text = fitting(ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", value))
    if not text.startswith((*FORMULA_STARTS, "#")):
        return text or None
    made = WriteOnlyCell(sheet, value=text)
    made.data_type, made.quotePrefix = "s", True
    return made


def fitting(text: str) -> str:
    """Return text that fits into a cell; where it does not, it says so."""
    if len(text) <= CELL_MAX:
        return text
    mark = _("… (cut here: a cell holds no more; CSV and JSON have the whole text)")
    return text[: CELL_MAX - len(mark)] + mark
