"""Rows to which something is tied: each found by the first, however much is tied to it."""

import pytest
from django.db import connection

from initiatives.models import Country, Organization, OrganizationRole, Outcome, Series
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
