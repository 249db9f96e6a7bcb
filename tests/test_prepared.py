"""Querysets composed once find what querysets composed anew find, for any key."""

import threading

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.models import Activity, Claim, Source
from initiatives.prepared import Composed, Prepared, PreparedSet
from initiatives.views.record import parts
from tests import factories as make
from tests.full_record import make_full_record

PARTS = {name: part for name, part in vars(parts).items() if isinstance(part, Prepared)}


@pytest.fixture
def activities(db):
    return [
        make_full_record(kind, slug=f"{kind}-{at}") for at, kind in enumerate(("forum", "workshop"))
    ]


@pytest.mark.parametrize("name", PARTS)
def test_each_record_has_the_rows_of_its_own_queryset(activities, name):
    part = PARTS[name]
    wanted = {activity.pk: list(part.rows_of(activity.pk)) for activity in activities}

    for _again in range(2):
        found = {activity.pk: part(activity.pk) for activity in activities}
        assert found == wanted
        for rows, expected in zip(found.values(), wanted.values(), strict=True):
            assert [vars_of(row) for row in rows] == [vars_of(row) for row in expected]
    assert part(-1) == []


def vars_of(row):
    return {name: value for name, value in vars(row).items() if name != "_state"}


def test_sql_is_composed_once(activities, monkeypatch):
    composed = []
    monkeypatch.setattr(
        "initiatives.prepared.Composed", lambda *given: composed.append(1) or Composed(*given)
    )
    claims = Prepared(lambda pk: Claim.objects.filter(activity=pk))

    with CaptureQueriesContext(connection) as taken:
        for activity in activities * 3:
            claims(activity.pk)

    assert (len(composed), len(taken)) == (1, 6)


def test_a_key_may_come_up_more_than_once_and_be_a_text(activities):
    both = Prepared(lambda slug: Activity.objects.filter(slug=slug, name=slug), str)
    make.make_activity("workshop", slug="same", name="same")

    assert [row.slug for row in both("same")] == ["same"]
    assert both("forum-0") == []
    assert both("' OR 1=1 --") == []


@pytest.mark.django_db(transaction=True)
def test_other_threads_read_over_their_own_connections():
    activity = make.make_activity("workshop", slug="one")
    rows_of = Prepared(lambda pk: Activity.objects.filter(pk=pk))
    assert len(rows_of(activity.pk)) == 1
    found = []

    def read():
        found.append((rows_of(activity.pk), connection.connection))
        connection.close()

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()

    [(rows, own)] = found
    assert [row.slug for row in rows] == ["one"]
    assert own is not None
    assert own is not connection.connection


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5])
def test_rows_of_several_keys_are_those_of_their_own_queryset(db, count):
    sources = [make.make_source() for _ in range(7)]
    keys = [source.pk for source in sources[:count]]
    prepared = PreparedSet(lambda pks: Source.objects.filter(pk__in=pks).order_by("pk"))

    for _again in range(2):
        assert [row.slug for row in prepared(keys)] == [row.slug for row in sources[:count]]


def test_sql_is_composed_once_for_up_to_four_keys(db):
    pks = [make.make_source().pk for _ in range(5)]
    prepared = PreparedSet(lambda keys: Source.objects.filter(pk__in=keys))

    for asked in (pks[:3], pks[:4], [pks[4], *pks[:2]]):
        assert {row.pk for row in prepared(asked)} == set(asked)
    assert [places for _engine, places in prepared.composed] == [4]
