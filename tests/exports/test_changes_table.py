"""The log of changes as a table: a line a field, by the page's address and by the API's."""

import csv
import io
import json

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.models import Country
from initiatives.signing import save_signed
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

SHOWN = ("action", "noun", "record", "part", "field", "before_label", "after_label", "reason")


@pytest.fixture
def changed():
    """A forum that was moved, with a host that was added; a draft and a country beside it."""
    forum = make.make_activity("forum", slug="a-forum", city="Shanghai", scope="global")
    make.make_participation(forum, "KEN", "host")
    draft = make.make_activity("forum", slug="secret", city="Draftville", publication_state="draft")
    edit(draft, "Moved", city="Secretville")
    edit(forum, "=The source says so", city="Beijing", scope="regional")
    edit(Country.objects.get(iso_alpha3="KEN"), "A new year", income_group="low")
    return forum


def edit(record, reason, **values):
    for name, value in values.items():
        setattr(record, name, value)
    save_signed(record, by=None, reason=reason)


def table(client, address):
    response = client.get(address)
    assert response.status_code == 200, response.content
    return list(csv.DictReader(io.StringIO(response.getvalue().decode(), newline="")))


def told(rows):
    return [tuple(row[name] for name in SHOWN) for row in rows]


COUNTRY = ("changed", "country", "KEN", "", "income_group", "", "Low income", "A new year")
SCOPE = ("changed", "activity", "a-forum", "", "scope", "Global", "Regional")
CITY = ("changed", "activity", "a-forum", "", "city", "Shanghai", "Beijing")


@pytest.mark.usefixtures("changed")
def test_each_field_is_a_line_the_latest_change_first(client):
    rows = told(table(client, "/changes.csv?first=no"))

    reason = "'=The source says so"  # a spreadsheet would compute it
    assert rows[0] == COUNTRY
    assert set(rows[1:3]) == {(*SCOPE, reason), (*CITY, reason)}
    added = {row[:4] for row in rows[3:]}
    assert added == {("added", "activity", "a-forum", "participation")}
    assert "ecret" not in str(rows)


def test_a_line_says_when_where_and_under_which_licence(client, changed):
    [row] = table(client, "/changes.csv?first=no&country=KEN&noun=country")

    moment = Country.history.filter(history_change_reason="A new year").get().history_date
    assert row["changed_at"] == f"{moment:%Y-%m-%dT%H:%M:%SZ}"
    assert row["permalink"] == "http://testserver/countries/KEN/"
    assert (row["is_first"], row["activity"], row["licence"]) == ("false", "", "CC-BY-4.0")


@pytest.mark.usefixtures("changed")
def test_records_made_public_are_lines_of_their_own_unless_left_out(client):
    every = table(client, "/changes.csv")
    first = table(client, "/changes.csv?first=yes")
    later = table(client, "/changes.csv?first=no")

    assert {(row["is_first"], row["field"]) for row in first} == {("true", "")}
    assert {"a-forum", "KEN"} <= {row["record"] for row in first}
    assert len(every) == len(first) + len(later)


@pytest.mark.usefixtures("changed")
def test_the_api_gives_the_rows_of_its_list_in_every_table(client):
    listed = client.get("/api/v1/changes/?activity=a-forum").json()["results"]
    by_api = table(client, "/api/v1/changes/?activity=a-forum&format=csv")
    by_line = client.get("/api/v1/changes/?activity=a-forum&format=jsonl").getvalue().decode()
    book = client.get("/api/v1/changes/?activity=a-forum&format=xlsx").getvalue()
    sheet = openpyxl.load_workbook(io.BytesIO(book))["changes"]

    fields = [change["field"] for row in listed for change in row["changes"] or [{"field": ""}]]
    assert [row["field"] for row in by_api] == fields
    assert [json.loads(line)["field"] for line in by_line.splitlines()] == fields
    assert sheet.max_row == len(fields) + 1
    assert next(row.is_date for row in next(sheet.iter_rows(min_row=2)))


@pytest.mark.usefixtures("changed")
def test_columns_can_be_chosen_and_values_that_are_none_are_refused(client):
    rows = table(client, "/api/v1/changes/?format=csv&fields=record,field&noun=country&first=no")
    refused = client.get("/changes.csv?noun=planet")

    assert rows == [{"record": "KEN", "field": "income_group"}]
    assert refused.status_code == 400


def test_the_number_of_queries_follows_blocks_and_not_rows(client):
    def queries():
        with CaptureQueriesContext(connection) as found:
            client.get("/changes.csv").getvalue()
        return len(found)

    forum = make.make_activity("forum", city="A")
    few = queries()
    for number in range(20):
        edit(forum, "Moved", city=f"City {number}")

    assert queries() == few
