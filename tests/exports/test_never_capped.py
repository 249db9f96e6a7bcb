"""A file has all rows: more than pages of the API lead through, and than any block holds."""

import csv
import io
import json

import pytest

from initiatives.filters.paging import ROWS_MAX
from initiatives.models import Activity, Organization
from tests import factories as make

pytestmark = [pytest.mark.no_cover, pytest.mark.django_db]
ROWS = 12_000


@pytest.fixture
def slugs():
    """Make more organizations than pages of the API lead through."""
    rows = [
        Organization(slug=f"o-{number:05}", name="One", kind="academia") for number in range(ROWS)
    ]
    Organization.objects.bulk_create(rows)
    return [row.slug for row in rows]


def test_files_have_every_row(client, slugs):
    files = {
        name: client.get(f"/organizations.{name}").getvalue()
        for name in ("csv", "jsonl", "json", "bib")
    }
    by_api = client.get("/api/v1/organizations/?format=jsonl&fields=slug").getvalue()
    table = csv.DictReader(io.StringIO(files["csv"].decode(), newline=""))

    assert ROWS > ROWS_MAX
    assert sorted(row["slug"] for row in table) == slugs
    assert sorted(json.loads(line)["slug"] for line in files["jsonl"].splitlines()) == slugs
    assert sorted(row["slug"] for row in json.loads(files["json"])["rows"]) == slugs
    assert files["bib"].count(b"\n@") == ROWS
    assert sorted(json.loads(line)["slug"] for line in by_api.splitlines()) == slugs


def test_files_of_events_have_every_event(client):
    rows = (make.build_activity("forum", name="One", starts_on="2025-05-12") for _ in range(ROWS))
    Activity.objects.bulk_create(rows)
    files = {
        name: client.get(f"/forums.{name}").getvalue() for name in ("ics", "ris", "csl.json", "bib")
    }

    assert files["ics"].count(b"BEGIN:VEVENT") == ROWS
    assert files["ris"].count(b"TY  - ") == ROWS
    assert files["bib"].count(b"\n@") == ROWS
    assert len(json.loads(files["csl.json"])) == ROWS
