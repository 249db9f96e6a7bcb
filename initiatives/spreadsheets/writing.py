"""A workbook to be edited: one row an activity, drop-downs for codes, columns explained."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import IO, Any

from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from initiatives.exports import xlsx
from initiatives.exports.columns import base
from initiatives.spreadsheets import rows as activities
from initiatives.spreadsheets.columns import Column, columns_of
from initiatives.spreadsheets.limits import ROWS_MAX
from initiatives.spreadsheets.vocabulary import Vocabulary

TEXT_FORMAT = "@"  # else a spreadsheet makes 12 May 2025 of "2025-05", or a number of a slug
WIDE = {"name": 48, "summary": 60, "participations": 48, "sources": 40, "slug": 32}
NARROW = 16  # characters


def write(rows: QuerySet, kind: str, title: str) -> Iterator[bytes]:
    """Give a workbook of activities of one kind, in their order."""
    with tempfile.TemporaryFile() as file:
        save(rows, kind, title, file)
        file.seek(0)
        while chunk := file.read(xlsx.CHUNK):
            yield chunk


def save(rows: QuerySet, kind: str, title: str, file: IO[bytes]) -> None:
    """Write the workbook of activities of one kind into a file."""
    columns = list(columns_of(kind, Vocabulary()).values())
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(title[: xlsx.TITLE_MAX])
    sheet.freeze_panes = "B2"
    lay_out(sheet, columns)
    explain(book, columns)
    offer(book, sheet, columns)
    sheet.append([xlsx.bold(sheet, column.name) for column in columns])
    for activity in activities.in_batches(rows):
        sheet.append([cell(sheet, column.text_of(activity)) for column in columns])
    book.save(file)


def lay_out(sheet: Any, columns: list[Column]) -> None:
    """Set the widths, and let cells that are still empty take what is typed as text."""
    for number, column in enumerate(columns, 1):
        style = sheet.column_dimensions[get_column_letter(number)]
        style.width = WIDE.get(column.name, NARROW)
        style.number_format = TEXT_FORMAT


def cell(sheet: Any, text: str) -> Any:
    """Return text as a cell that stays text."""
    made = xlsx.cell(sheet, text, base.TEXT)
    if not isinstance(made, Cell):
        made = WriteOnlyCell(sheet, value=made)
    made.number_format = TEXT_FORMAT
    return made


def explain(book: Workbook, columns: list[Column]) -> None:
    """Add the sheet that says what each column holds and how it is filled."""
    sheet: Any = book.create_sheet(_("Columns"))
    for letter, width in zip("ABCD", (24, 10, 60, 70), strict=True):
        sheet.column_dimensions[letter].width = width
    heading = (_("Column"), _("Needed"), _("What it holds"), _("How to fill it"))
    sheet.append([xlsx.bold(sheet, label) for label in heading])
    for column in columns:
        needed = _("yes") if column.is_needed else ""
        cells = [column.name, needed, column.meaning, column.how]
        sheet.append([wrapped(sheet, text) for text in cells])
    sheet.append([])
    for rule in rules():
        sheet.append(["", "", wrapped(sheet, rule)])


def rules() -> list[str]:
    """Return what holds for the sheet as a whole."""
    return [
        _("An empty cell takes the value off the record; a column that is left out of the file "
          "leaves its values alone."),
        _("A row that is taken out leaves its record alone: nothing is deleted by a sheet."),
        _("New rows become drafts. Formulas and merged cells are refused."),
    ]  # fmt: skip


def wrapped(sheet: Any, text: str) -> Any:
    made = cell(sheet, text)
    made.alignment = Alignment(wrap_text=True, vertical="top")
    return made


def offer(book: Workbook, sheet: Any, columns: list[Column]) -> None:
    """Add the sheet of all codes, and the drop-downs that offer them in their columns."""
    codes: Any = book.create_sheet(_("Codes"))
    codes.column_dimensions["A"].width = codes.column_dimensions["B"].width = 24
    codes.column_dimensions["C"].width = 60
    heading = (_("Column"), _("Code"), _("What it stands for"))
    codes.append([xlsx.bold(codes, label) for label in heading])
    first = 2
    for number, column in enumerate(columns, 1):
        for code, label in column.codes.items():
            codes.append([cell(codes, text) for text in (column.name, code, str(label))])
        last = first + len(column.codes) - 1
        if column.codes and not column.readonly:
            letter = get_column_letter(number)
            listed = f"{quote_sheetname(codes.title)}!$B${first}:$B${last}"
            sheet.data_validations.append(drop_down(listed, letter))
        first = last + 1


def drop_down(listed: str, letter: str) -> DataValidation:
    """Return the drop-down of a column, for the rows there are and for new ones."""
    return DataValidation(
        type="list",
        formula1=listed,
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=_("Not a code"),
        error=_("Choose one of the codes that are offered."),
        sqref=f"{letter}2:{letter}{ROWS_MAX + 1}",
    )


def title_of(model: Any) -> str:
    """Return what the sheet of a model is called."""
    return capfirst(str(model._meta.verbose_name_plural))
