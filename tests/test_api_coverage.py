"""Coverage in the API and in files: the same figures as on the page, each with its countries."""

import csv
import io
import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.filtering import theme
from tests.pages.lists import fill_lists, keep_sets
from tests.test_api_schema import problems_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

QUERIES_MAX = 6


@pytest.fixture
def record():
    workshop = make.make_activity(
        "workshop", slug="course", host="KEN", participants_known="some", starts_on="2025-05"
    )
    workshop.themes.add(theme("data"))
    make.make_activity("forum", participant="FRA", participants_known="none")
    make.make_activity("forum", participant="ZMB", publication_state="draft")
    make.make_membership("LDC", "KEN", until="2026")
    make.make_membership("LDC", "ZMB")


def read(client, query=""):
    response = client.get(f"/api/v1/coverage/?{query}")
    assert response.status_code == 200, response.content
    return response.json()


@pytest.mark.usefixtures("record")
def test_the_table_names_its_question_its_columns_and_its_countries(client):
    found = read(client, "by=theme&group=LDC&role=host&role=speaker&on=2025-12-31")

    assert {name: found[name] for name in ("on", "by", "roles", "warnings")} == {
        "on": "2025-12-31",
        "by": "theme",
        "roles": ["host", "speaker"],
        "warnings": [],
    }
    assert found["columns"] == [
        {"parameter": None, "value": None, "label": None, "activities": 2,
         "activities_unnamed": 1, "activities_partly_named": 1},
        {"parameter": "theme", "value": "data", "label": "data", "activities": 1,
         "activities_unnamed": 0, "activities_partly_named": 1},
    ]  # fmt: skip
    cell = {
        "recorded": 1,
        "not_recorded": 1,
        "recorded_countries": ["KEN"],
        "not_recorded_countries": ["ZMB"],
        "months_since_last": 7,
        "last_activity": "course",
    }
    assert found["rows"][1] == {
        "parameter": "group",
        "value": "LDC",
        "label": "Group LDC",
        "countries": 2,
        "cells": [cell, cell],
    }


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("query", ["", "by=role&group=LDC", "by=year&on=2025-01-01", "region=202"])
def test_page_endpoint_and_files_tell_the_same(client, query):
    page = client.get(f"/coverage/?{query}").context
    told = [
        (row["value"] or "", row["countries"], [(c["recorded"], c["not_recorded"]) for c in cells])
        for row in read(client, query)["rows"]
        for cells in [row["cells"]]
    ]
    lines = json.loads(client.get(f"/coverage.json?{query}").getvalue())["rows"]

    assert told == [
        (
            row["option"].code,
            row["countries"],
            [(cell["recorded"], cell["not_recorded"]) for cell in row["cells"]],
        )
        for row in page["rows"]
    ]
    assert [(line["recorded"], line["not_recorded"]) for line in lines] == [
        figures for _code, _countries, row in told for figures in row
    ]


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("address", ["/coverage.csv?", "/api/v1/coverage/?format=csv&"])
def test_a_line_is_one_cell(client, address):
    body = client.get(f"{address}group=LDC&kind=workshop&on=2025-12-31").getvalue().decode()
    lines = list(csv.DictReader(io.StringIO(body, newline="")))
    [line] = [line for line in lines if (line["code"], line["value"]) == ("LDC", "workshop")]

    assert line == {
        "set": "group",
        "code": "LDC",
        "label": "Group LDC",
        "by": "kind",
        "value": "workshop",
        "value_label": "Workshop",
        "countries": "2",
        "recorded": "1",
        "not_recorded": "1",
        "recorded_countries": "KEN",
        "not_recorded_countries": "ZMB",
        "months_since_last": "7",
        "activities": "1",
        "activities_unnamed": "0",
        "activities_partly_named": "1",
        "licence": "CC-BY-4.0",
    }
    assert lines[0]["label"] == "All countries asked about"


@pytest.mark.usefixtures("record")
def test_files_take_some_columns_and_refuse_what_is_wrong(client):
    some = client.get("/coverage.jsonl?fields=code,recorded&region=202&kind=forum").getvalue()
    wrong = client.get("/coverage.csv?year=2025-13")

    assert json.loads(some.splitlines()[0]) == {"code": "", "recorded": 0}
    assert client.get("/coverage.xlsx").getvalue().startswith(b"PK")
    assert (wrong.status_code, wrong.headers["Content-Type"]) == (400, "application/problem+json")
    assert client.get("/coverage.ics").status_code == 406
    assert client.get("/coverage/LDC.csv").status_code == 404


@pytest.mark.usefixtures("record")
def test_what_is_wrong_or_unknown_is_named(client):
    wrong = client.get("/api/v1/coverage/?role=guest&on=yesterday&by=colour")
    unknown = read(client, "colour=red&fields=rows")

    assert wrong.status_code == 400
    assert [error["parameter"] for error in wrong.json()["errors"]] == ["role", "on", "by"]
    assert len(unknown["warnings"]) == 2
    assert client.get("/api/v1/coverage/?format=pdf").status_code == 406
    assert client.post("/api/v1/coverage/").status_code == 405


@pytest.mark.usefixtures("record")
def test_answers_keep_to_the_schema(client):
    schema = Client().get("/api/v1/schema/").json()
    path = "/api/v1/coverage/"
    parameters = {item["name"] for item in schema["paths"][path]["get"]["parameters"]}

    assert problems_of(schema, path, read(client, "by=year")) == []
    assert parameters == {
        *["group", "region", "income", "role", "kind", "theme", "year", "on", "by", "format"]
    }


@pytest.mark.parametrize("count", [10, 90])
def test_queries_do_not_grow(client, count):
    fill_lists(count)
    keep_sets()
    assert connection.features.supports_json_field  # SQLite asks once a process
    with CaptureQueriesContext(connection) as taken:
        read(client, "by=theme&group=LDC&role=participant")

    assert len(taken) == 5 <= QUERIES_MAX
