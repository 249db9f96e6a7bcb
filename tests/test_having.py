"""Rows to which something is tied: each found by the first, however much is tied to it."""

import pytest
from django.db import connection

from initiatives.filters import OrganizationFilterSet, SourceFilterSet
from initiatives.models import (
    Country,
    Organization,
    OrganizationRole,
    Outcome,
    Series,
    Source,
    SourceVoice,
)
from initiatives.views.lists import ActivityListView
from initiatives.views.outcomes import OutcomeListView
from tests import factories as make

pytestmark = pytest.mark.django_db

QUESTIONS = {
    "organizations": ActivityListView.narrowed["organization"],
    "series": ActivityListView.narrowed["series"],
    "series of outcomes": OutcomeListView.narrowed["series"],
    "countries": Country.objects.participating(),
}


def make_event(name, **fields):
    """Make an event to which a series, an organization, a country and an outcome are tied."""
    series, _is_new = Series.objects.get_or_create(slug=name, defaults={"name": name})
    body, _is_new = Organization.objects.get_or_create(
        slug=name, defaults={"name": name, "kind": "academia"}
    )
    event = make.make_activity(series=series, host="KEN" if name == "known" else "ZMB", **fields)
    OrganizationRole.objects.create(activity=event, organization=body, role="implementing")
    Outcome.objects.create(activity=event, number=1, text="An outcome")


def answers():
    """Return the addresses of what each question finds."""
    return {
        name: sorted(row.get_absolute_url() for row in rows.all())
        for name, rows in QUESTIONS.items()
    }


def steps(rows):
    """Return how many steps of its machine SQLite takes to find some rows."""
    counted = 0

    def count():
        nonlocal counted
        counted += 1

    connection.connection.set_progress_handler(count, 1)
    try:
        list(rows.all())
    finally:
        connection.connection.set_progress_handler(None, 1)
    return counted


def test_only_what_something_public_is_tied_to_is_found_and_once():
    make_event("known")
    make_event("known")
    make_event("hidden", publication_state="draft")

    assert answers() == {
        "organizations": ["/organizations/known/"],
        "series": ["/series/known/"],
        "series of outcomes": ["/series/known/"],
        "countries": ["/countries/KEN/"],
    }


@pytest.mark.sqlite_only
@pytest.mark.parametrize("name", QUESTIONS)
def test_no_more_is_read_where_more_is_tied(name):
    make_event("known")
    few = steps(QUESTIONS[name])
    for _ in range(20):
        make_event("known")

    assert steps(QUESTIONS[name]) == few


def make_voice(source, **fields):
    """Make an activity in which a source speaks for the host."""
    SourceVoice.objects.create(activity=make.make_activity(**fields), source=source, voice="host")


def counts_beside(filterset, model, name):
    """Return the querysets that count the values of a parameter of a list."""
    asked = filterset({}, queryset=model.objects.all())
    assert asked.is_valid()
    return asked.by_value()[name]


def test_records_are_counted_once_for_each_value_of_what_is_tied_to_them():
    make_event("known")
    make_event("known")
    make_event("hidden", publication_state="draft")
    told, untold = make.make_source(), make.make_source()
    make_voice(told)
    make_voice(told)
    make_voice(untold, publication_state="draft")

    roles = OrganizationFilterSet({}, queryset=Organization.objects.all())
    voices = SourceFilterSet({}, queryset=Source.objects.all())

    assert roles.is_valid()
    assert voices.is_valid()
    assert roles.counts["role"] == {"implementing": 1}
    assert voices.counts["voice"]["host"] == 1


@pytest.mark.sqlite_only
def test_no_more_is_read_to_count_where_more_is_tied():
    def taken():
        parts = [
            *counts_beside(OrganizationFilterSet, Organization, "role"),
            *counts_beside(SourceFilterSet, Source, "voice"),
        ]
        return sum(steps(part) for part in parts)

    source = make.make_source()
    make_event("known")
    make_voice(source)
    few = taken()
    for _ in range(20):
        make_event("known")
        make_voice(source)

    assert taken() == few
