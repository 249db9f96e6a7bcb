"""Files as rows of text: workbooks and CSV, with what is wrong about single cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from initiatives.spreadsheets import csv_files, workbooks
from initiatives.spreadsheets.columns import SLUG
from initiatives.spreadsheets.limits import ROWS_MAX, RefusedError
from initiatives.spreadsheets.widgets import unknown

# What XML and databases do not carry; and text that reads like their escape in a workbook.
UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass
class Row:
    """One row: its number in the file, its cells by column, and what is wrong about them."""

    number: int
    cells: dict[str, str] = field(default_factory=dict)
    mistakes: list[tuple[str, str]] = field(default_factory=list)  # column, reason


def read(path: Path, name: str, known: Iterable[str]) -> list[Row]:
    """Return the rows of a file; ``known`` are the columns that it may have.

    Raises ``RefusedError``, with everything that is wrong about the file as a whole.
    """
    module = csv_files if name.lower().endswith((".csv", ".txt", ".tsv")) else workbooks
    lines = module.lines(path, name)
    _number, heading = next(lines, (1, []))
    names = headings(heading, list(known))
    rows = [row for row in map_rows(lines, names) if row.cells or row.mistakes]
    if not rows:
        raise RefusedError(_("The file has no row below its heading."))
    return rows


def headings(cells: list[workbooks.Cell], known: list[str]) -> list[str]:
    """Return the names of the columns; RefusedError tells all that is wrong about them."""
    names = [cell.text.strip().lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    reasons = []
    if not names:
        raise RefusedError(_("The first row names the columns; here it is empty."))
    for at, name in enumerate(names, 1):
        if not name:
            reasons.append(_("Column %s has no name in the first row.") % get_column_letter(at))
        elif name not in known:
            reasons.append(unknown(name, known, _("There is no column “%s”.")))
        elif name in names[: at - 1]:
            reasons.append(_("The column “%s” is there twice.") % name)
    if SLUG not in names:
        reasons.append(_("The column “slug” is missing: it tells which record a row is."))
    if reasons:
        raise RefusedError(reasons)
    return names


def map_rows(lines: Iterable[tuple[int, list[workbooks.Cell]]], names: list[str]) -> Iterator[Row]:
    """Yield each row by the names of its columns, up to as many as are taken."""
    count = 0
    for number, cells in lines:
        row = row_of(number, cells, names)
        count += bool(row.cells or row.mistakes)
        if count > ROWS_MAX:
            raise RefusedError(_("More than %s rows: part the file.") % f"{ROWS_MAX:,}")
        yield row


def row_of(number: int, cells: list[workbooks.Cell], names: list[str]) -> Row:
    """Return one row; an empty one has neither cells nor mistakes."""
    row = Row(number)
    texts = {}
    for at, cell in enumerate(cells):
        name = names[at] if at < len(names) else ""
        text = cell.text.replace("\r\n", "\n").replace("\r", "\n").strip()
        if reason := cell.mistake or mistake_in(text):
            row.mistakes.append((name or get_column_letter(at + 1), reason))
        elif text and not name:
            row.mistakes.append(
                (get_column_letter(at + 1), _("This column has no name in the first row."))
            )
        elif name:
            texts[name] = text
    if any(texts.values()) or row.mistakes:
        row.cells = dict.fromkeys(names, "") | texts
    return row


def mistake_in(text: str) -> str:
    """Say what no cell may hold; "" if it holds nothing of that."""
    if UNSTORABLE.search(text):
        return _("It holds a character that cannot be kept (a control character): take it out.")
    return ""
