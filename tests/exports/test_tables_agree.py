"""Each table tells the same in CSV, JSON Lines, JSON and as a workbook: every row, every cell."""

import csv
import io
import json
from datetime import date, datetime

import openpyxl
import pytest

from initiatives.exports.columns.expressions import JOINT
from initiatives.exports.formats import TABULAR
from tests.full_record import make_full_record

pytestmark = [pytest.mark.django_db, pytest.mark.no_cover, pytest.mark.usefixtures("english")]
JSON_KINDS = {"integer": int, "number": int | float, "boolean": bool, "many": list}


@pytest.fixture
def rows_of_every_noun(sample):
    """The sample, and records to which something of everything belongs."""
    make_full_record()
    make_full_record("workshop", participants="over 180", participants_low=181)


def as_text(value) -> str:
    """Return a value as it stands in CSV."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return JOINT.join(value)
    return "" if value is None else str(value)


def workbook(content) -> tuple[list[dict], dict[str, str]]:
    """Return the rows of the first sheet, and the kind of each column as the other explains it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    header, *rows = book.worksheets[0].values
    explained = list(book["About"].values)
    start = [row[0] for row in explained].index("Column")
    kinds = {row[0]: row[1] for row in explained[start + 1 :]}
    return [dict(zip(header, row, strict=True)) for row in rows], kinds


def in_a_cell(value, kind: str):
    """Return a value of JSON as a cell of a workbook has it."""
    if kind == "day" and value:
        return datetime.combine(date.fromisoformat(value), datetime.min.time())
    if kind == "moment" and value:
        return datetime.fromisoformat(value).replace(tzinfo=None)
    found = JOINT.join(value) if isinstance(value, list) else value
    return None if found == "" else found


@pytest.mark.parametrize("noun", sorted(TABULAR))
def test_every_format_of_a_table_has_the_same_rows(client, rows_of_every_noun, noun):
    files = {
        name: client.get(f"/{noun}.{name}").getvalue() for name in ("csv", "jsonl", "json", "xlsx")
    }
    told = [json.loads(line) for line in files["jsonl"].splitlines()]
    table = csv.DictReader(io.StringIO(files["csv"].decode(), newline=""))
    cells, kinds = workbook(files["xlsx"])

    assert told
    assert json.loads(files["json"])["rows"] == told
    assert list(table) == [{name: as_text(row[name]) for name in row} for row in told]
    assert cells == [{name: in_a_cell(row[name], kinds[name]) for name in row} for row in told]
    assert list(kinds) == list(told[0])
    for name, kind in kinds.items():
        found = [row[name] for row in told if row[name] is not None]
        wanted = JSON_KINDS.get(kind, str)
        assert [value for value in found if not isinstance(value, wanted)] == [], name
