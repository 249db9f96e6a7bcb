"""Calendars: RFC 5545 and 7986, as a calendar program reads them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from icalendar import Calendar

from initiatives import workflow
from initiatives.exports.calendar import calendar, events, left_out
from initiatives.models import Activity
from tests.editors import make_user
from tests.exports.golden import assert_golden
from tests.exports.hostile import hostile
from tests.exports.sample import heading
from tests.factories import make_activity


def exported(rows=None, missing=None):
    return b"".join(calendar(rows or [], heading("Activities", "ics"), missing))


def of_record():
    published = Activity.objects.published().order_by("slug")
    return exported(events(published).iterator(chunk_size=100), left_out(published))


def by_name(text):
    return {str(event["summary"]): event for event in Calendar.from_ical(text).events}


def test_it_is_the_golden_file(sample):
    assert_golden("activities.ics", of_record())


def test_days_are_whole_and_the_end_is_the_day_after(sample):
    found = by_name(of_record())

    days = {
        name: (event.decoded("dtstart"), event.decoded("dtend")) for name, event in found.items()
    }
    assert days == {
        "AI Forum, Nairobi <2025> & after; “capacity”": (date(2025, 5, 12), date(2025, 5, 18)),
        "Cancelled": (date(2026, 3, 1), date(2026, 3, 2)),
        "To come": (date(2027, 1, 30), date(2027, 2, 3)),
    }


def test_what_has_no_full_day_is_counted_and_named(sample):
    read = Calendar.from_ical(of_record())

    named = [str(value).rpartition(" ")[0] for value in read["x-left-out-event"]]
    assert read["x-left-out"] == "3"
    assert sorted(named) == [
        "Ends in a month (30 June 2025 – July 2025)",
        "In a month (June 2025)",
        "Undated (no date known)",
    ]


def test_a_cancelled_event_stays(sample):
    found = by_name(of_record())
    assert {name: event.get("status") for name, event in found.items()} == {
        "AI Forum, Nairobi <2025> & after; “capacity”": None,
        "Cancelled": "CANCELLED",
        "To come": None,
    }


def test_a_renamed_event_keeps_its_identifier_and_counts_up(sample):
    before = by_name(of_record())["Cancelled"]

    workflow.rename(sample.cancelled, "another", by=make_user(), reason="typing error")

    after = by_name(of_record())["Cancelled"]
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert str(after["url"]).endswith("/workshops/another/")
    assert after["last-modified"].dt > before["last-modified"].dt


def test_lines_are_folded_by_octets(sample):
    sample.forum.name = "会" * 200
    sample.forum.save()

    lines = of_record().split(b"\r\n")

    assert max(map(len, lines)) <= 75
    assert "会" * 200 in by_name(of_record())


def test_an_empty_calendar_has_the_component_that_the_grammar_asks_for():
    read = Calendar.from_ical(exported())
    assert [part.name for part in read.subcomponents] == ["VTIMEZONE"]


def test_it_tells_name_source_licence_and_when_to_ask_again():
    read = Calendar.from_ical(exported())
    assert {
        name: read[name].to_ical().decode() for name in ("name", "source", "refresh-interval")
    } == {
        "name": "Activities – AI Capacity Record",
        "source": "https://record.example.org/activities.ics",
        "refresh-interval": "P1D",
    }
    assert read["link"] == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.django_db
@pytest.mark.parametrize("size", [2, 12])
def test_the_number_of_queries_does_not_grow(size):
    for number in range(size):
        make_activity(slug=f"event-{number}", starts_on="2025-05-12")

    with CaptureQueriesContext(connection) as queries:
        of_record()

    assert len(queries) == 4


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=hostile)
def test_no_text_breaks_it(forum_row, text):
    for field in ("name", "summary", "city", "venue", "participants"):
        setattr(forum_row, field, text)

    written = exported([forum_row])
    read = Calendar.from_ical(written)

    assert max(map(len, written.split(b"\r\n"))) <= 75
    assert [part.name for part in read.subcomponents] == ["VEVENT"]
    assert "attendee" not in read.events[0]


@pytest.fixture
def forum_row(sample):
    return events(Activity.objects.filter(pk=sample.forum.pk)).get()


@pytest.mark.django_db
def test_the_whole_record_is_in_it_or_named(record):
    published = Activity.objects.published().exclude(kind="initiative")
    read = Calendar.from_ical(of_record())

    assert len(read.events) + int(read["x-left-out"]) == published.count()
    assert len({str(event["uid"]) for event in read.events}) == len(read.events) > 50
