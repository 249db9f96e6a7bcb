"""The list of outcomes of all events: what followed, for which nothing is recorded, its numbers."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from initiatives import models
from tests import factories as make
from tests.pages.reading import links, section, words
from tests.pages.test_memory import make_remembered

pytestmark = pytest.mark.django_db

QUERIES_MAX = 8


def make_outcomes():
    """Make an event with two outcomes, one followed up, and a later one with one that was not."""
    series = models.Series.objects.create(slug="summits", name="Summits")
    make_remembered(series=series)
    other = make.make_activity("workshop", name="The course of 2026", starts_on="2026-03")
    models.Outcome.objects.create(activity=other, number=1, text="A call for papers")
    draft = make.make_activity("forum", publication_state="draft")
    models.Outcome.objects.create(activity=draft, number=1, text="SECRET")


def shown(response):
    """Return the texts of the outcomes on the page, each with its event and its state."""
    html = response.content.decode()
    return [words(item) for item in re.split(r'<li class="row chain">', html)[1:]]


def test_outcomes_of_all_events_stand_with_event_and_state_the_latest_first(client):
    make_outcomes()

    response = client.get("/outcomes/")

    first, second, third = shown(response)
    assert first.startswith(
        "March 2026 (day not stated) The course of 2026 No follow-up recorded A call for papers"
    )
    assert second.startswith("May 2025 (day not stated) The summit Follow-up recorded A plan")
    assert third.startswith(
        "May 2025 (day not stated) The summit No follow-up recorded A statement"
    )
    assert "Promised To hold a course Recorded as done; no due date is stated." in second
    assert "/workshops/" in links(response)["The course of 2026"]
    assert "SECRET" not in response.content.decode()


def test_those_without_follow_up_are_a_list_of_their_own(client):
    make_outcomes()

    response = client.get("/outcomes/?follow_up=none-recorded")

    assert [text.partition(" No follow-up recorded ")[2][:10] for text in shown(response)] == [
        "A call for",
        "A statemen",
    ]
    assert "2 outcomes of 3" in words(response.content.decode())
    assert "What is not on record may still have happened." in words(response.content.decode())


def test_every_number_opens_a_list_of_as_many(client):
    make_outcomes()

    for address in ("/outcomes/", "/outcomes/?series=summits", "/outcomes/?follow_up=recorded"):
        html = client.get(address).content.decode()
        told = re.findall(r'<a href="(\?[^"]*)"[^>]*>(?:<b>)?(\d+)(?:</b>[^<]*)?</a>', html)
        assert told, address
        for query, number in told:
            found = client.get(f"/outcomes/{query.replace('&amp;', '&')}")
            assert found.context["count"] == int(number), (address, query)


def test_page_and_api_find_the_same(client):
    make_outcomes()

    for query in ("", "follow_up=none-recorded", "follow_up=recorded", "series=summits"):
        query += "&follow_up=unclear" if query.startswith("follow_up") else ""
        page = client.get(f"/outcomes/?{query}")
        told = client.get(f"/api/v1/outcomes/?{query}").json()["results"]
        assert sorted(row.text for row in page.context["rows"]) == sorted(
            row["text"] for row in told
        )


def test_a_state_that_is_none_is_refused(client):
    make_outcomes()

    response = client.get("/outcomes/?follow_up=maybe")

    assert response.status_code == 400
    assert shown(response) == []


def test_an_event_and_the_first_page_lead_there(client):
    make_outcomes()
    event = models.Activity.objects.get(name="The summit")
    make.make_commitment()

    home = links(client.get("/"))

    assert 'href="/outcomes/"' in client.get(event.get_absolute_url()).content.decode()
    assert home["Outcomes of events with no follow-up recorded"] == (
        "/outcomes/?follow_up=none-recorded"
    )
    assert "Outcomes of all events" in section(client.get(event.get_absolute_url()), "outcomes")


def test_as_many_queries_for_many_outcomes_as_for_few(client, settings):
    settings.SIMPLE_HISTORY_ENABLED = False
    counts = []
    assert connection.features.supports_json_field  # SQLite asks once a process
    series = models.Series.objects.create(slug="summits", name="Summits")
    for size in (10, 90):
        for _number in range(size):
            make_remembered(series=series)
        for query in ("", "?follow_up=recorded&series=summits&page_size=100"):
            for language in ("", "/fr"):
                with translation.override("en"), CaptureQueriesContext(connection) as queries:
                    assert client.get(f"{language}/outcomes/{query}").status_code == 200
                counts.append(len(queries))

    assert counts[:4] == counts[4:]
    assert max(counts) <= QUERIES_MAX
