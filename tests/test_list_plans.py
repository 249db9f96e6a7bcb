"""An index serves each order and each filter of the lists, on either engine.

Lists of activities count, select and page by sets of keys; the database filters them for
files, for walks along a cursor and among what words find.
"""

import re
from datetime import date

import pytest
from django.db import connection, transaction
from django.http import QueryDict

from initiatives import facets
from initiatives.api.urls import NOUNS
from initiatives.happenings.parts import PARTS, What
from initiatives.models import Activity
from tests import plan_data
from tests.plan_filters import FILTERS, SAME, UNINDEXED

pytestmark = [pytest.mark.no_cover, pytest.mark.django_db]

PAGE = 25
LISTS = {
    noun: (viewset.filterset_class, viewset.queryset) for noun, (_name, viewset) in NOUNS.items()
}
# What sorts all rows, not only those that are equal so far.
WHOLE_SORT = {"sqlite": r"USE TEMP B-TREE FOR ORDER BY", "postgresql": r"(?<!Incremental )Sort  \("}
# Orders by a number that is counted when it is asked for.
COUNTED = {
    (noun, order)
    for noun in ("countries", "organizations")
    for order in ("activities", "-activities")
}
LATEST = {"-starts_on": "latest", "starts_on": "earliest"}
NAMES = {"name": "name", "-name": "name"}
CHANGES = {"last_changed_at": "change", "-last_changed_at": "change"}
COUNTRIES = {"-countries": "countries", "countries": "fewest"}
OF_ACTIVITIES = LATEST | NAMES | CHANGES | COUNTRIES
# By noun and order; the others follow a column that is unique or indexed by itself.
ORDERS = {
    **{("activities", order): f"activity_by_{name}" for order, name in OF_ACTIVITIES.items()},
    **{("workshops", order): f"activity_by_kind_{name}" for order, name in OF_ACTIVITIES.items()},
    ("commitments", "due_on"): "commitment_by_earliest",
    ("commitments", "-due_on"): "commitment_by_latest",
    ("commitments", "initiative"): "activity_by_name",
    ("commitments", "-initiative"): "activity_by_name",
    ("statements", "made_on"): "statement_by_earliest",
    ("statements", "-made_on"): "statement_by_latest",
    ("observations", "as_of"): "observation_by_earliest",
    ("observations", "-as_of"): "observation_by_latest",
    ("sources", "published_on"): "source_by_earliest",
    ("sources", "-published_on"): "initiatives_publish_ab4948_idx",
    ("sources", "title"): "initiatives_source_sort_key",
    ("organizations", "name"): "initiatives_organization_sort_key",
    ("indicators", "name"): "initiatives_indicator_sort_key",
}
# By what the time line says of a date.
DATES = {
    What.ANNOUNCED: "activity_by_announced",
    What.ADOPTED: "activity_by_adopted",
    What.START: "activity_by_start",
    What.END: "activity_by_end",
}


@pytest.fixture(scope="module", autouse=True)
def _filled(django_db_setup, django_db_blocker):
    """Rows of every noun, made once for all tests here."""
    with django_db_blocker.unblock():
        clear_away()
        with transaction.atomic():
            plan_data.fill()
            read_by_index()
            yield
            transaction.set_rollback(True)


def clear_away():
    """Remove what tests before have left in the tables, which makes indexes look dear."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM FULL")


def read_by_index():
    """Let PostgreSQL, which reads all of what is small, go by indexes."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")


def rows_of(noun, query):
    filterset, rows = LISTS[noun]
    asked = filterset(QueryDict(query), queryset=rows.all())
    assert asked.is_valid(), asked.errors
    return asked.qs


def test_no_order_sorts_the_whole_table():
    asked = {
        (noun, order)
        for noun, (filterset, _rows) in LISTS.items()
        for order in getattr(filterset.base_filters.get("order"), "orders", ())
    }
    whole_sort = WHOLE_SORT[connection.vendor]

    plans = {
        (noun, order): rows_of(noun, f"order={order}").values("pk")[:PAGE].explain()
        for noun, order in asked
    }

    sorted_whole = {key for key, plan in plans.items() if re.search(whole_sort, plan)}
    assert sorted_whole == COUNTED
    assert {key: plans[key] for key, name in ORDERS.items() if name not in plans[key]} == {}


def test_an_index_serves_each_filter():
    place = ["sqlite", "postgresql"].index(connection.vendor)
    plan = Activity.objects.published().filter(commitments__isnull=False).first()
    Activity.objects.filter(pk=plan.pk).update(slug="plan")

    plans = {
        (noun, query): rows_of(noun, query).order_by().values("pk").explain()
        for noun, query in FILTERS
    }

    unserved = {key: plans[key] for key, names in FILTERS.items() if names[place] not in plans[key]}
    assert unserved == {}


def test_each_parameter_has_an_index_or_a_reason():
    asked = {
        (noun, name)
        for noun, (filterset, _rows) in LISTS.items()
        if noun not in SAME
        for name in filterset.base_filters
    }
    indexed = {(noun, name) for noun, query in FILTERS for name in QueryDict(query)}
    reasoned = {(noun, name) for noun, name in asked if UNINDEXED.keys() & {name, (noun, name)}}

    assert indexed | reasoned == asked
    assert indexed & reasoned == set()
    assert all(LISTS[noun][0] is LISTS[other][0] for noun, other in SAME.items())


def test_an_index_serves_each_date_of_the_time_line():
    selection = facets.Selection(facets.current(), {}, date(2026, 11, 1))
    parts = [part for part in PARTS if part.what in DATES]

    plans = {
        part.what: part.among(selection).filter(part.touching("2001-02-01", "2001-02-28")).explain()
        for part in parts
    }

    assert {what: plans[what] for what, name in DATES.items() if name not in plans[what]} == {}


def test_no_index_of_activities_serves_nothing():
    of_filters = {name for names in FILTERS.values() for name in names}
    served = {*ORDERS.values(), *of_filters, *DATES.values()}

    assert {index.name for index in Activity._meta.indexes} - served == set()
