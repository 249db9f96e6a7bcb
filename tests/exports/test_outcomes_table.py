"""Outcomes of events as a table, by the page's address and by the API's, and what came after."""

import csv
import io
import json

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives import models
from tests import factories as make
from tests.pages.test_memory import make_remembered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

SHOWN = ("number", "text", "concerns", "follow_up", "follow_up_label")
TIED = ("promises", "promises_followed", "later_activities")


def body(client, address):
    response = client.get(address)
    assert response.status_code == 200, response.content
    return response.getvalue()


def table(client, address):
    return list(csv.DictReader(io.StringIO(body(client, address).decode(), newline="")))


def test_a_line_tells_the_event_the_outcome_and_what_came_after(client):
    event = make_remembered(slug="the-summit")
    plan = models.Activity.objects.get(name="The plan")
    draft = make.make_activity("forum", publication_state="draft")
    models.Outcome.objects.create(activity=draft, number=1, text="SECRET")

    followed, alone = table(client, "/outcomes.csv")

    assert [followed[name] for name in SHOWN] == [
        *("1", "A plan", plan.slug, "recorded", "Follow-up recorded"),
    ]
    course = models.Activity.objects.get(name="The course")
    kept, open_promise = (
        models.Commitment.objects.get(text=text).slug
        for text in ("To hold a course", "To build a centre")
    )
    fund = models.Activity.objects.get(name="A fund")
    assert set(followed["promises"].split("; ")) == {kept, open_promise}
    assert followed["promises_followed"] == kept
    assert set(followed["later_activities"].split("; ")) == {course.slug, fund.slug}
    assert [alone[name] for name in (*SHOWN, *TIED)] == [
        *("2", "A statement", "", "none-recorded", "No follow-up recorded", "", "", ""),
    ]
    assert {(row["activity"], row["activity_label"], row["activity_kind"], row["licence"])
            for row in (followed, alone)} == {
        (event.slug, "The summit", "forum", "CC-BY-4.0")
    }  # fmt: skip
    assert followed["activity_starts_on"] == "2025-05"


@pytest.mark.parametrize("address", ["/outcomes.csv?", "/api/v1/outcomes/?format=csv&"])
def test_the_same_filters_give_the_rows_of_the_page(client, address):
    event = make_remembered(series=models.Series.objects.create(slug="summits", name="Summits"))
    make_remembered()

    def texts(query):
        return [(row["activity"], row["text"]) for row in table(client, address + query)]

    assert len(texts("")) == 4
    assert texts("series=summits&follow_up=none-recorded") == [(event.slug, "A statement")]
    assert texts("series=summits&follow_up=recorded") == [(event.slug, "A plan")]


def test_what_an_unpublished_activity_is_called_is_not_told(client):
    make_remembered()
    models.Activity.objects.filter(name="The plan").update(publication_state="draft")

    followed, _alone = table(client, "/outcomes.csv")

    assert [followed[name] for name in ("concerns", "follow_up", *TIED)] == [
        *("", "none-recorded", "", "", ""),
    ]


def test_json_and_workbook_hold_the_same(client):
    make_remembered()

    rows = json.loads(body(client, "/outcomes.json"))["rows"]
    lines = [json.loads(line) for line in body(client, "/outcomes.jsonl").splitlines()]
    workbook = openpyxl.load_workbook(io.BytesIO(body(client, "/outcomes.xlsx")))

    assert rows == lines
    assert len(rows[0]["promises"]) == 2
    assert [row["number"] for row in rows] == [1, 2]
    header, *cells = workbook["outcomes"].values
    shown = [dict(zip(header, row, strict=True)) for row in cells]
    assert [row["follow_up"] for row in shown] == ["recorded", "none-recorded"]


def test_the_page_links_its_files_under_the_same_query(client):
    make_remembered()

    html = client.get("/outcomes/?follow_up=recorded").content.decode()

    for extension in ("csv", "xlsx", "json", "jsonl"):
        assert f'href="/outcomes.{extension}?follow_up=recorded"' in html


def test_one_outcome_of_the_api_is_a_table_of_one_line(client):
    event = make_remembered()

    [row] = table(client, f"/api/v1/outcomes/{event.slug}:1/?format=csv")

    assert [row[name] for name in SHOWN[:2]] == ["1", "A plan"]
    assert row["follow_up"] == "recorded"


def test_a_long_table_takes_no_more_queries(client):
    counts = []
    for _repetition in range(2):
        for _outcome in range(5):
            make_remembered()
        with CaptureQueriesContext(connection) as queries:
            table(client, "/outcomes.csv")
        counts.append(len(queries))

    assert counts[0] == counts[1]
