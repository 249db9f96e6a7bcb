"""The API in the formats of the pages: the same rows by parameter or by header."""

import csv
import io
import json

import openpyxl
import pytest

from initiatives.api import exporting
from initiatives.api.urls import NOUNS
from tests import factories as make
from tests.full_record import make_full_record

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

CSV = "text/csv; charset=utf-8; header=present"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


def table(response):
    assert response.status_code == 200, response.content
    return list(csv.DictReader(io.StringIO(response.getvalue().decode(), newline="")))


@pytest.fixture
def workshops():
    for slug, country in (("a", "KEN"), ("b", "FRA"), ("c", "KEN")):
        make.make_activity("workshop", slug=slug, name=slug, host=country)
    make.make_activity("workshop", slug="draft", host="KEN", publication_state="draft")


@pytest.mark.usefixtures("workshops")
@pytest.mark.parametrize("extension", ["csv", "jsonl", "bib", "ris"])
def test_it_is_the_file_behind_the_page(client, extension):
    query = "country=KEN&order=-name"
    by_api = client.get(f"/api/v1/workshops/?{query}&format={extension}")
    by_page = client.get(f"/workshops.{extension}?{query}")

    assert by_api.getvalue() == by_page.getvalue()
    for name in ("Content-Type", "Content-Disposition"):
        assert by_api.headers[name] == by_page.headers[name]


@pytest.mark.usefixtures("workshops")
def test_the_header_accept_asks_as_the_parameter_does(client):
    by_header = client.get("/api/v1/workshops/?country=KEN", headers={"accept": "text/csv"})
    browser = client.get("/api/v1/workshops/", headers={"accept": BROWSER})
    nobody = client.get("/api/v1/workshops/", headers={"accept": "application/xml"})

    assert [row["slug"] for row in table(by_header)] == ["a", "c"]
    assert "Accept" in by_header.headers["Vary"]
    assert browser.headers["Content-Type"] == "application/json"
    assert nobody.status_code == 406


@pytest.mark.usefixtures("workshops")
def test_fields_are_the_columns_of_a_table_here_and_behind_pages(client):
    for path in ("/api/v1/workshops/?format=csv&", "/workshops.csv?"):
        rows = table(client.get(f"{path}fields=name,slug&country=FRA"))
        assert rows == [{"slug": "b", "name": "b"}]
    refused = client.get("/api/v1/workshops/?format=csv&fields=slug,colour")

    assert refused.status_code == 400
    assert "“colour” here; there is: slug, permalink" in refused.json()["detail"]


def test_computed_columns_come_if_asked_for(client):
    make.make_evidence(make.make_commitment(slug="promise"), bearing="full")
    rows = client.get("/api/v1/commitments/?format=jsonl&fields=slug,level").getvalue()
    plain = client.get("/commitments.jsonl?fields=slug").getvalue()

    assert json.loads(rows) == {"slug": "promise", "level": "complete"}
    assert json.loads(plain) == {"slug": "promise"}


def test_records_have_the_formats_of_their_pages(client):
    make.make_activity("workshop", slug="course", name="Course")

    assert [row["name"] for row in table(client.get("/api/v1/workshops/course/?format=csv"))] == [
        "Course"
    ]
    assert client.get("/api/v1/workshops/nothing/?format=csv").status_code == 404
    assert client.get("/api/v1/workshops/course/?format=ics").status_code == 406


def test_a_record_that_a_format_cannot_carry_is_refused_with_the_reason(client):
    make.make_activity("workshop", slug="course", starts_on="2025")
    by_api = client.get("/api/v1/workshops/course/?format=iati.xml")
    by_page = client.get("/workshops/course.iati.xml")

    assert (by_api.status_code, by_api.headers["Content-Type"]) == (406, "application/problem+json")
    assert "Of the start only 2025 is known" in by_api.json()["detail"]
    assert (by_page.status_code, by_page.headers["Content-Type"][:9]) == (406, "text/html")


@pytest.mark.parametrize("extension", ["csv", "ris"])
@pytest.mark.parametrize(
    "query", ["fields=colour", "expand=colour", "page=0", "page_size=1001", "cursor=x"]
)
def test_what_is_no_value_is_refused_although_a_file_does_not_heed_it(client, query, extension):
    refused = client.get(f"/api/v1/workshops/?format={extension}&{query}")
    heeded = client.get(f"/api/v1/workshops/?format={extension}&fields=slug&expand=series&page=9")

    assert refused.status_code == 400
    assert [error["parameter"] for error in refused.json()["errors"]] == [query.partition("=")[0]]
    assert heeded.status_code == 200


@pytest.mark.parametrize("noun", [noun for noun in NOUNS if noun != "changes"])
def test_every_noun_is_a_table_of_as_many_rows_as_its_list(client, noun):
    make_full_record()
    make_full_record(publication_state="draft", name="SECRET")
    make_full_record("workshop")
    make.make_activity("forum")
    make.make_group()
    count = client.get(f"/api/v1/{noun}/").json()["count"]
    rows = table(client.get(f"/api/v1/{noun}/?format=csv"))
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(f"/api/v1/{noun}/?format=xlsx").getvalue()), read_only=True
    )
    lines = client.get(f"/api/v1/{noun}/?format=jsonl").getvalue().splitlines()

    assert len(rows) == len(list(book.worksheets[0].rows)) - 1 == count
    assert [json.loads(line).keys() for line in lines] == [row.keys() for row in rows]
    assert all(row["licence"] == "CC-BY-4.0" for row in rows)
    assert "SECRET" not in str(rows)


def test_tables_without_a_page_filter_and_name_what_they_ignore(client):
    activity = make_full_record("workshop", slug="course")
    make_full_record("workshop")
    response = client.get("/api/v1/claims/?format=csv&activity=course&colour=red&expand=source")
    wrong = client.get("/api/v1/claims/?format=csv&activity=nothing")
    one = client.get(f"/api/v1/statements/{activity.statements.get().slug}/?format=csv")

    assert {row["activity"] for row in table(response)} == {"course"}
    assert response.headers["Ignored-Parameters"] == "colour, expand"
    assert response.headers["Content-Disposition"].startswith('attachment; filename="claims-')
    assert (wrong.status_code, wrong.headers["Content-Type"]) == (400, "application/problem+json")
    assert len(table(one)) == 1


def test_what_cannot_be_had_in_a_format_says_so(client):
    assert exporting.offered("", is_record=False) == []
    refused = client.get("/api/v1/changes/?format=ics")

    assert (refused.status_code, refused.headers["Content-Type"]) == (
        406,
        "application/problem+json",
    )
