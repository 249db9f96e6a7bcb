"""Golden files of what is asked for by its address: tables, the catalogue, the bulk files.

Other formats have theirs in the tests of their own (test_calendar.py, test_iati.py and so on).
"""

import io
import json
import sqlite3
import zipfile

import openpyxl
import pytest
from django.utils import timezone

from initiatives.exports.formats import FORMATS, TABULAR
from initiatives.models import DataVersion
from tests.exports import golden
from tests.exports.golden import assert_golden
from tests.exports.sample import NOW

pytestmark = pytest.mark.usefixtures("sample", "noon", "english")


@pytest.fixture
def noon(monkeypatch, settings, tmp_path):
    """The moment of every export, the version of the record, and a folder of its own."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    settings.VAR = tmp_path
    DataVersion.objects.update(number=1)


def asked(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.getvalue()


@pytest.mark.parametrize("noun", sorted(TABULAR - {"initiatives", "workshops", "forums"}))
def test_each_noun_as_csv(client, noun):
    assert_golden(f"{noun}.csv", asked(client, f"/{noun}.csv"))


@pytest.mark.parametrize("extension", ["json", "jsonl"])
def test_activities_as_json(client, extension):
    assert_golden(
        f"activities.{extension}", asked(client, f"/activities.{extension}?country=CHN&colour=red")
    )


def test_activities_as_a_workbook_by_its_cells(client):
    content = asked(client, "/activities.xlsx?country=CHN&colour=red")
    book = openpyxl.load_workbook(io.BytesIO(content))

    assert_golden("activities.xlsx.txt", "".join(cells_told(book)))


def cells_told(book):
    """Yield each cell that holds something: sheet, place, type, format of numbers, value."""
    for sheet in book:
        yield f"{sheet.title}, {sheet.dimensions}, frozen at {sheet.freeze_panes}\n"
        for row in sheet:
            for cell in row:
                if cell.value is not None:
                    yield f"{cell.coordinate} {cell.data_type} {cell.number_format}: "
                    yield f"{cell.value!r}{' bold' if cell.font.b else ''}\n"


def test_the_catalogue(client):
    found = json.loads(asked(client, "/data/catalog.jsonld"))

    for each in found["@graph"]:
        leave_out_sums(each)
    assert_golden("catalog.jsonld", pretty(found))


def leave_out_sums(described):
    """Put a word in place of what follows from the moment and the engine: bytes of a file."""
    if "dcat:byteSize" in described:
        described["dcat:byteSize"]["@value"] = "its size"
        described["spdx:checksum"]["spdx:checksumValue"]["@value"] = "its checksum"


def test_the_description_of_the_package(client):
    with zipfile.ZipFile(io.BytesIO(asked(client, "/data/portal.zip"))) as package:
        assert_golden("datapackage.json", package.read("datapackage.json"))


def test_the_schema_of_the_database(client, tmp_path):
    path = tmp_path / "read.sqlite"
    path.write_bytes(asked(client, "/data/portal.sqlite"))
    made = sqlite3.connect(path)
    rows = made.execute(
        "SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY rowid"
    ).fetchall()
    made.close()

    assert_golden("portal.sqlite.sql", "".join(f"{sql};\n" for (sql,) in rows))


def pretty(found):
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def test_every_format_has_a_golden_file():
    extensions = {item.extension for item in FORMATS} - {"xlsx"}
    bulk = {"activities.xlsx.txt", "catalog.jsonld", "datapackage.json", "portal.sqlite.sql"}
    names = {path.name for path in golden.FOLDER.iterdir()}

    assert {end for end in extensions if not any(name.endswith(f".{end}") for name in names)} == (
        set()
    )
    assert bulk <= names


def test_a_file_that_differs_is_told_line_by_line(tmp_path, monkeypatch):
    monkeypatch.setattr(golden.Asked, "renew", False)
    (tmp_path / "a.csv").write_bytes(b"slug,name\r\none,One\r\ntwo,Two\r\n")

    with pytest.raises(pytest.fail.Exception) as found:
        assert_golden("a.csv", "slug,name\r\none,Other\r\ntwo,Two\n", tmp_path)

    assert str(found.value).splitlines()[2:] == [
        "@@ -1,4 +1,4 @@",
        " slug,name\\r",
        "-one,One\\r",
        "-two,Two\\r",
        "+one,Other\\r",
        "+two,Two",
        " ",
        "",
        golden.REMEDY,
    ]
    assert (tmp_path / "a.csv").read_bytes().endswith(b"two,Two\r\n")


def test_a_file_is_written_anew_if_that_is_asked(tmp_path, monkeypatch):
    (tmp_path / "a.csv").write_bytes(b"old")
    monkeypatch.setattr(golden.Asked, "renew", True)

    assert_golden("a.csv", "new", tmp_path)

    assert (tmp_path / "a.csv").read_bytes() == b"new"
