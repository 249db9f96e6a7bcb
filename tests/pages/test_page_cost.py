"""What a page costs, counted in calls of functions: unlike time it is the same on every machine."""

import sys
from functools import partial

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command

from initiatives import models
from tests import factories as make
from tests.pages.filled import make_countries
from tests.pages.lists import bulk, fill_lists, keep_sets

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite_only]

CALLS_MAX = 14_000  # of functions written in Python, for a record like most
# The same for lists of 25 rows that were drawn before; drawn anew they take at least 9,000 more.
CALLS_OF_TABLES = {
    "/activities/": 25_500,
    "/activities/?q=body": 27_000,
    "/commitments/": 16_500,
    "/organizations/": 12_800,
    "/sources/": 17_600,
    "/sources/?q=copy": 21_400,
}
CALLS_OF_OTHERS = {"/activities/?view=roll": 23_300, "/countries/": 16_000, "/outcomes/": 10_500}


def calls(work):
    """Return how many functions written in Python some work calls."""
    counted = 0

    def count(_frame, event, _argument):
        nonlocal counted
        counted += event == "call"

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


def test_a_record_is_drawn_in_so_many_calls(rf, settings):
    settings.SIMPLE_HISTORY_ENABLED = False  # as if nothing had changed since
    activity = make.make_activity("workshop", starts_on="2025-05-12", city="Nairobi")
    make.make_claim(activity, field="name", value=activity.name)
    for country in make_countries(5):
        make.make_participation(activity, country.iso_alpha3, "participant")
    handler = WSGIHandler()  # the client of tests copies the context of each template

    def draw():
        return handler.get_response(rf.get(activity.get_absolute_url()))

    assert draw().status_code == 200  # what is composed and drawn once

    assert calls(draw) <= CALLS_MAX


def test_lists_that_were_drawn_before_are_drawn_in_so_many_calls(rf):
    fill_lists(25)
    forums = models.Forum.objects.all()
    bulk(models.Outcome, ({"activity": row, "number": 1, "text": "A plan"} for row in forums))
    call_command("reindex", verbosity=0)  # the words
    keep_sets()
    handler = WSGIHandler()

    def draw(address):
        response = handler.get_response(rf.get(address))
        assert response.status_code == 200
        return response.content.count(b"<tr role=")

    most = CALLS_OF_TABLES | CALLS_OF_OTHERS
    rows = {address: draw(address) for address in most}
    told = {address: calls(partial(draw, address)) for address in most}

    assert {rows[address] for address in CALLS_OF_TABLES} == {1 + 25}
    assert {address: number for address, number in told.items() if number > most[address]} == {}
