"""Sets agree with the rows: what is selected, counted and paged."""

import pytest
from django.db import transaction
from django.http import QueryDict

from initiatives import facets, filters
from initiatives.models import Activity, Workshop
from tests.facet_data import VALUES, fill, queries

pytestmark = pytest.mark.no_cover

ORDERS = list(filters.activities.ORDERS)
COUNTED = [name for name in VALUES if name in facets.CONDITIONS]


def asked(query: dict[str, list[str]], model=Activity) -> filters.ActivityFilterSet:
    """Return the filters of a list for a query."""
    data = QueryDict(mutable=True)
    for name, values in query.items():
        data.setlist(name, values)
    filterset = filters.ActivityFilterSet(data, queryset=model.objects.published())
    assert filterset.is_valid(), filterset.errors
    return filterset


def key_of(name: str, text: str):
    """Return a value as selections hold it: a code, or the primary key of a record."""
    found = asked({name: [text]}).form.cleaned_data[name][0]
    return getattr(found, "pk", found)


@pytest.fixture(scope="module", params=["kept", "read"])
def record(request, django_db_setup, django_db_blocker):
    """Activities whose sets are kept by the database, or read from the rows each time."""
    with django_db_blocker.unblock(), transaction.atomic():
        fill()
        if request.param == "kept":
            facets.rebuild()
        yield
        transaction.set_rollback(True)


def test_sets_select_what_the_database_selects(record):
    sizes = set()
    for query in queries():
        filterset = asked(query)
        wanted = {row.pk for row in filterset.qs}
        sizes.add(len(wanted))
        assert set(filterset.selection.members) == wanted, query
    assert len(sizes) > 10


def test_each_count_is_the_length_of_the_list_that_its_link_opens(record):
    for query in queries(12, seed=5):
        filterset = asked(query)
        for name in COUNTED:
            keys = {key_of(name, text): text for text in VALUES[name]}
            counted = filterset.selection.counts(name, list(keys))
            listed = {
                str(key): asked({**query, name: [text]}).qs.count() for key, text in keys.items()
            }
            assert counted == listed, (query, name)


@pytest.mark.parametrize("order", ORDERS)
def test_pages_are_parts_of_the_ordered_list(record, order):
    for query in queries(6, seed=3):
        filterset = asked(query | {"order": [order]})
        wanted = list(filterset.qs)
        rows = filterset.rows()
        assert rows.count() == len(wanted)
        pages = [rows[start : start + 7] for start in range(0, len(wanted) + 7, 7)]
        assert [row for page in pages for row in page] == wanted, query


def test_counts_of_countries_and_roles_leave_room_for_what_else_is_remembered(record):
    selection = asked({}).selection
    countries, roles = len(selection.index.countries), selection.index.roles
    before = len(selection.index.remembered)

    selection.counts("country", list(selection.index.countries))
    selection.counts("role", roles)

    assert len(roles) > 1
    assert len(selection.index.remembered) <= before + countries + len(roles)


def test_a_list_of_one_kind_counts_that_kind_alone(record):
    filterset = asked({"region": ["002"]}, Workshop)

    assert set(filterset.selection.members) == {row.pk for row in filterset.qs}
    assert {row.kind for row in filterset.rows()[:100]} == {"workshop"}


@pytest.mark.parametrize("order", ORDERS)
def test_more_rows_than_are_sorted_at_once_come_in_the_same_order(record, order, monkeypatch):
    monkeypatch.setattr(facets.pages, "SORTED_MAX", 3)
    monkeypatch.setattr(facets.pages, "STRIDE_MIN", 2)
    monkeypatch.setattr(facets.pages, "READ_MAX", 8)
    for query in ({}, {"region": ["002"]}):
        filterset = asked(query | {"order": [order]})
        wanted, rows = list(filterset.qs), filterset.rows()
        places = [slice(start, start + 7) for start in range(0, len(wanted) + 7, 7)]

        assert len(wanted) > 2 * facets.pages.SORTED_MAX
        assert [row for place in places for row in rows[place]] == wanted
        assert [key for place in places for key in rows.keys(place)] == [row.pk for row in wanted]
