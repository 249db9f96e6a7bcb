"""Files that are broken or made to harm, each with the reason for which it is refused."""

import io
import zipfile
import zlib

import pytest

from tests.spreadsheets.sheets import workbook

ROWS = [{"slug": "new", "name": "New"}]
NO_WORKBOOK = "This is no workbook: upload a file saved as XLSX, or as CSV in UTF-8."
MACROS = "The workbook can hold macros: save it as XLSX, which holds none."
BOMB = "The workbook unpacks to far more than it says or needs: it was not opened."
DAMAGED = "The workbook is damaged: open it and save it anew."
EMPTY = "The file is empty."
NO_HEADING = "The first row names the columns; here it is empty."
NO_TEXT = "This is no text file: save it as “CSV UTF-8”, or as XLSX."
NO_UTF8 = "The file is not in UTF-8 (byte {}): save it as “CSV UTF-8”, or as XLSX."
SHEET = "xl/worksheets/sheet1.xml"
TYPES = "[Content_Types].xml"


def repacked(change, content=None):
    """Return a workbook whose parts were changed by a function of a dictionary."""
    with zipfile.ZipFile(io.BytesIO(content or workbook(ROWS))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    return packed(parts)


def packed(parts, method=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return file.getvalue()


def replaced(part, old, new):
    def change(parts):
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new)

    return repacked(change)


def added(name, content=b"x"):
    return repacked(lambda parts: parts.update({name: content}))


def without(name):
    return repacked(lambda parts: parts.pop(name))


def bomb():
    row = b'<row r="2"><c r="A2" t="inlineStr"><is><t>' + b"a" * 60_000_000 + b"</t></is></c></row>"
    return replaced(SHEET, b"</sheetData>", row + b"</sheetData>")


def lying_bomb(told, *, is_sum_right):
    """A part that says of itself that it is small, the check sum of which may fit its beginning."""
    content = bomb()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        part, sheet = package.getinfo(SHEET), package.read(SHEET)
    labels = {part.file_size: told}
    if is_sum_right:
        labels[part.CRC] = zlib.crc32(sheet[:told])
    for true, said in labels.items():
        old, new = (number.to_bytes(4, "little") for number in (true, said))
        assert content.count(old) == 2  # before the part and in the directory
        content = content.replace(old, new)
    return content


def nested():
    inner = packed({"a": b"\0" * 50_000_000})
    return packed({"a.zip": inner})


def many_parts():
    return repacked(lambda parts: parts.update({f"xl/media/{n}": b"" for n in range(2_000)}))


def twice():
    file = io.BytesIO(workbook(ROWS))
    with zipfile.ZipFile(file, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr(SHEET, b"<worksheet/>")
    return file.getvalue()


ENTITY = b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]>'
OUTSIDE = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'


def with_prolog(prolog, part=SHEET):
    return repacked(lambda parts: parts.update({part: prolog + parts[part]}))


def in_utf16(parts):
    parts[SHEET] = (ENTITY.decode() + parts[SHEET].decode()).encode("utf-16")


def encoded(encoding, name="New"):
    """A row in another encoding."""
    return f"slug,name\nnew,{name}\n".encode(encoding)


DECLARES = f"A part of the workbook declares entities ({SHEET}): not opened."
FILES = {
    # of no or another type
    "nothing": (lambda: b"", "sheet.xlsx", EMPTY),
    "nothing as csv": (lambda: b"", "sheet.csv", EMPTY),
    "spaces as csv": (lambda: b" \n\r\n ", "sheet.csv", EMPTY),
    "text": (lambda: b"slug,name\nnew,New\n", "sheet.xlsx", NO_WORKBOOK),
    "html": (lambda: b"<html><table><tr><td>slug", "sheet.xlsx", NO_WORKBOOK),
    "pdf": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "sheet.pdf", NO_WORKBOOK),
    "png": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "sheet.xlsx", NO_WORKBOOK),
    "elf": (lambda: b"\x7fELF" + b"\0" * 100, "sheet.xlsx", NO_WORKBOOK),
    "gzip": (lambda: b"\x1f\x8b\x08\0" + b"\0" * 100, "sheet.xlsx", NO_WORKBOOK),
    "xml": (lambda: b'<?xml version="1.0"?><Workbook/>', "sheet.xml", NO_WORKBOOK),
    "json": (lambda: b'{"slug": "new"}', "sheet.json", NO_WORKBOOK),
    "no name": (lambda: b"slug", "x", NO_WORKBOOK),
    "old workbook": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
        "sheet.xlsx",
        "This is an old workbook (.xls), or one with a password: save it as XLSX without.",
    ),
    "archive": (lambda: packed({"a.txt": b"a"}), "sheet.xlsx", NO_WORKBOOK),
    "empty archive": (lambda: packed({}), "sheet.xlsx", NO_WORKBOOK),
    "open document": (
        lambda: packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        "sheet.xlsx",
        NO_WORKBOOK,
    ),
    "document": (lambda: packed({TYPES: b"<Types/>", "word/document.xml": b"<a/>"}), "sheet.xlsx",
                 NO_WORKBOOK),
    "cut off": (lambda: workbook(ROWS)[:-200], "sheet.xlsx", NO_WORKBOOK),
    "beginning alone": (lambda: workbook(ROWS)[:100], "sheet.xlsx", NO_WORKBOOK),
    "turned bytes": (lambda: workbook(ROWS)[:60] + b"\xff" * 200 + workbook(ROWS)[260:],
                     "sheet.xlsx", NO_WORKBOOK),
    "renamed to csv": (lambda: workbook(ROWS), "sheet.csv",
                       "This is a workbook and no CSV: give its name the ending .xlsx."),
    # macros
    "macros by name": (lambda: workbook(ROWS), "sheet.xlsm", MACROS),
    "binary by name": (lambda: workbook(ROWS), "SHEET.XLSB", MACROS),
    "macros renamed": (lambda: added("xl/vbaProject.bin"), "sheet.xlsx", MACROS),
    "macros elsewhere": (lambda: added("xl/x/VBAPROJECT.BIN"), "sheet.xlsx", MACROS),
    "macro sheet": (lambda: added("xl/macrosheets/sheet1.xml", b"<a/>"), "sheet.xlsx", MACROS),
    "controls": (lambda: added("xl/activeX/activeX1.bin"), "sheet.xlsx", MACROS),
    "macros by type": (
        lambda: replaced(TYPES, b"spreadsheetml.sheet.main+xml", b"sheet.macroEnabled.main+xml"),
        "sheet.xlsx",
        MACROS,
    ),
    # size
    "bomb": (bomb, "sheet.xlsx", BOMB),
    "bomb that lies": (lambda: lying_bomb(500, is_sum_right=False), "sheet.xlsx", NO_WORKBOOK),
    "bomb that lies well": (lambda: lying_bomb(500, is_sum_right=True), "sheet.xlsx", DAMAGED),
    "nested bomb": (nested, "sheet.xlsx", NO_WORKBOOK),
    "bomb in an unread part": (lambda: added("xl/media/a.png", b"\0" * 50_000_000), "sheet.xlsx",
                               BOMB),
    "many parts": (many_parts, "sheet.xlsx", BOMB),
    "a part twice": (twice, "sheet.xlsx", BOMB),
    # entities
    "entities": (lambda: with_prolog(ENTITY), "sheet.xlsx", DECLARES),
    "entities from outside": (lambda: with_prolog(OUTSIDE), "sheet.xlsx", DECLARES),
    "entities of the workbook": (
        lambda: with_prolog(ENTITY, "xl/workbook.xml"),
        "sheet.xlsx",
        DECLARES.replace(SHEET, "xl/workbook.xml"),
    ),
    "entities of the types": (lambda: with_prolog(ENTITY, TYPES), "sheet.xlsx",
                              DECLARES.replace(SHEET, TYPES)),
    "entities in another encoding": (lambda: repacked(in_utf16), "sheet.xlsx", NO_WORKBOOK),
    # damaged parts
    "no types": (lambda: without(TYPES), "sheet.xlsx", NO_WORKBOOK),
    "no workbook": (lambda: without("xl/workbook.xml"), "sheet.xlsx", DAMAGED),
    "no sheet": (lambda: without(SHEET), "sheet.xlsx", "The workbook has no sheet."),
    "no relations": (lambda: without("xl/_rels/workbook.xml.rels"), "sheet.xlsx", DAMAGED),
    "unclosed": (lambda: replaced(SHEET, b"</worksheet>", b""), "sheet.xlsx", DAMAGED),
    "no xml": (lambda: repacked(lambda parts: parts.update({SHEET: b"slug"})), "sheet.xlsx",
               NO_WORKBOOK),
    "another root": (lambda: repacked(lambda parts: parts.update({SHEET: b"<a/>"})), "sheet.xlsx",
                     NO_HEADING),
    "bad reference": (lambda: replaced(SHEET, b'r="A2"', b'r="\xc3\xa9"'), "sheet.xlsx", DAMAGED),
    "bad row": (lambda: replaced(SHEET, b'<row r="2"', b'<row r="x"'), "sheet.xlsx", DAMAGED),
    "bad text": (
        lambda: replaced(SHEET, b't="inlineStr"><is><t>new</t></is>', b't="s"><v>99999</v>'),
        "sheet.xlsx",
        DAMAGED,
    ),
    # encodings of CSV
    "latin": (lambda: encoded("latin-1", "Türkiye"), "sheet.csv", NO_UTF8.format(16)),
    "utf-16": (lambda: encoded("utf-16"), "sheet.csv", NO_UTF8.format(1)),
    "utf-16 without mark": (lambda: encoded("utf-16-le"), "sheet.csv", NO_TEXT),
    "chinese": (lambda: encoded("gb18030", "赞比亚"), "sheet.csv", NO_UTF8.format(15)),
    "russian": (lambda: encoded("cp1251", "Кения"), "sheet.csv", NO_UTF8.format(15)),
    "arabic": (lambda: encoded("cp1256", "كينيا"), "sheet.csv", NO_UTF8.format(15)),
    "half a pair": (lambda: b"slug,name\nnew,\xed\xa0\x80\n", "sheet.csv", NO_UTF8.format(15)),
    "null": (lambda: b"slug,name\nnew,a\0b\n", "sheet.csv", NO_TEXT),
    "open quote": (lambda: b'slug,name\nnew,"New\n', "sheet.csv",
                   "Row 2 is no CSV: unexpected end of data."),
    "wide": (lambda: b"slug," * 500 + b"\n", "sheet.csv",
             "Row 1 has more columns than any sheet of ours."),
    "heading alone": (lambda: b"slug,name\n", "sheet.csv",
                      "The file has no row below its heading."),
}  # fmt: skip
# Damaged where nothing depends on it, or otherwise written than here: read as they are.
READABLE = {
    "no styles": (lambda: without("xl/styles.xml"), "sheet.xlsx"),
    "bad style": (lambda: replaced(SHEET, b'r="A2"', b'r="A2" s="999999"'), "sheet.xlsx"),
    "utf-8 with mark": (lambda: encoded("utf-8-sig"), "sheet.csv"),
    "lines of old": (lambda: b"slug,name\rnew,New\r", "sheet.csv"),
    "tabs": (lambda: b"slug\tname\r\nnew\tNew\r\n", "sheet.txt"),
}
