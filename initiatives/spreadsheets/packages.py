"""The parts of a workbook, looked at before anything opens it: size, macros, entities, merges."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from django.utils.translation import gettext as _

from initiatives.spreadsheets.limits import (
    FILE_MAX,
    PART_SMALL,
    PARTS_MAX,
    RATIO_MAX,
    UNPACKED_MAX,
    RefusedError,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old workbooks, and those with a password
CHUNK = 64 * 1024  # bytes
OVERLAP = 256  # bytes: what is looked for may lie across two chunks
CONTENT = "[Content_Types].xml"
MACROS = re.compile(r"vbaproject|/macrosheets/|/activex/|\.bin\.vba", re.IGNORECASE)
MACRO_TYPE = re.compile(rb"macroenabled|vbaproject|ms-excel\.sheet\.binary", re.IGNORECASE)
ENTITY = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']([A-Za-z0-9:$]{2,30})[\"']")
MERGES_TOLD = 10
BOM = b"\xef\xbb\xbf"
HINT = "xlsx"


def inspect(path: Path, name: str) -> None:
    """Raise RefusedError, saying why, unless a file is a workbook that is safe to open."""
    if path.stat().st_size > FILE_MAX:
        raise RefusedError(too_large())
    with path.open("rb") as file:
        start = file.read(len(OLE))
    if not start:
        raise RefusedError(_("The file is empty."))
    if start == OLE:
        raise RefusedError(
            _("This is an old workbook (.xls), or one with a password: save it as XLSX without.")
        )
    if name.lower().endswith((".xlsm", ".xltm", ".xlsb", ".xlam")):
        raise RefusedError(macros())
    try:
        with zipfile.ZipFile(path) as package:
            look_into(package)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError) as error:
        raise RefusedError(not_a_workbook()) from error
    except (RuntimeError, ValueError, UnicodeDecodeError) as error:  # locked or malformed parts
        raise RefusedError(not_a_workbook()) from error


def too_large() -> str:
    return _("The file is larger than %d MB: part it.") % (FILE_MAX // 1024**2)


def not_a_workbook() -> str:
    return _("This is no workbook: upload a file saved as XLSX, or as CSV in UTF-8.")


def macros() -> str:
    return _("The workbook can hold macros: save it as XLSX, which holds none.")


def bomb() -> str:
    return _("The workbook unpacks to far more than it says or needs: it was not opened.")


def look_into(package: zipfile.ZipFile) -> None:
    """Look at every part: names first, then what each says of its size, then the content."""
    parts = package.infolist()
    names = [part.filename for part in parts]
    if CONTENT not in names or not any(name.startswith("xl/") for name in names):
        raise RefusedError(not_a_workbook())
    if len(parts) > PARTS_MAX or len(set(names)) < len(names):
        raise RefusedError(bomb())
    if any(MACROS.search(name) for name in names):
        raise RefusedError(macros())
    if sum(part.file_size for part in parts) > UNPACKED_MAX:
        raise RefusedError(bomb())
    unpacked = 0
    for part in parts:
        unpacked += look_at(package, part, UNPACKED_MAX - unpacked)


def look_at(package: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> int:
    """Look at the content of one part; return its true size."""
    size, tail, is_xml = 0, b"", part.filename.endswith((".xml", ".rels", ".vml"))
    merged: dict[str, None] = {}
    with package.open(part) as content:
        while chunk := content.read(CHUNK):
            if not size and is_xml and not chunk.removeprefix(BOM).lstrip().startswith(b"<"):
                raise RefusedError(not_a_workbook())
            size += len(chunk)
            if size > most or is_bomb(size, part):
                raise RefusedError(bomb())
            if is_xml:
                look_for(part.filename, tail + chunk, merged)
            tail = chunk[-OVERLAP:]
    if merged:
        told = ", ".join(list(merged)[:MERGES_TOLD])
        raise RefusedError(_("Cells are merged (%s): part them, each row by itself.") % told)
    return size


def is_bomb(size: int, part: zipfile.ZipInfo) -> bool:
    """Is a part packed more tightly than any sheet is?"""
    return size > PART_SMALL and size > RATIO_MAX * max(part.compress_size, 1)


def look_for(name: str, text: bytes, merged: dict[str, None]) -> None:
    """Look for what no part may hold, and note merged cells."""
    if ENTITY.search(text) or b"\0" in text:
        raise RefusedError(_("A part of the workbook declares entities (%s): not opened.") % name)
    if name == CONTENT and MACRO_TYPE.search(text):
        raise RefusedError(macros())
    if name.startswith("xl/worksheets/"):
        merged.update(dict.fromkeys(found.decode() for found in MERGE.findall(text)))
