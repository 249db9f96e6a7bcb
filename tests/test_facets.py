"""Sets agree with the rows: what is selected, counted and paged, and after each change."""

import pytest
from django.http import QueryDict

from initiatives import facets, filters, workflow
from initiatives.models import Activity, FacetSet, Workshop
from tests import factories as make
from tests.editors import make_user
from tests.facet_data import VALUES, fill, queries

pytestmark = pytest.mark.django_db

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


@pytest.fixture(params=["kept", "read"])
def record(request):
    """Activities whose sets are kept by the database, or read from the rows each time."""
    fill()
    if request.param == "kept":
        facets.rebuild()


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


def test_a_list_of_one_kind_counts_that_kind_alone(record):
    filterset = asked({"region": ["002"]}, Workshop)

    assert set(filterset.selection.members) == {row.pk for row in filterset.qs}
    assert {row.kind for row in filterset.rows()[:100]} == {"workshop"}


@pytest.mark.parametrize("order", ORDERS)
def test_more_rows_than_are_sorted_at_once_come_in_the_same_order(record, order, monkeypatch):
    monkeypatch.setattr(facets.pages, "SORTED_MAX", 3)
    monkeypatch.setattr(facets.pages, "STRIDE_MIN", 2)
    for query in ({}, {"region": ["002"]}):
        filterset = asked(query | {"order": [order]})
        wanted, rows = list(filterset.qs), filterset.rows()
        places = [slice(start, start + 7) for start in range(0, len(wanted) + 7, 7)]

        assert len(wanted) > 2 * facets.pages.SORTED_MAX
        assert [row for place in places for row in rows[place]] == wanted
        assert [key for place in places for key in rows.keys(place)] == [row.pk for row in wanted]


# Kept in step


def test_nothing_is_kept_until_the_sets_are_built():
    activity = make.make_activity()
    workflow.touch(activity)

    assert not FacetSet.objects.exists()
    assert facets.current().everything == facets.members_of(Activity.objects.all())


def test_each_change_renews_the_sets_of_its_activity_alone():
    activity, other = make.make_activity(host="KEN", starts_on="2024-05"), make.make_activity()
    facets.rebuild()
    workflow.bump()
    before = {row.pk: row.version for row in FacetSet.objects.all()}
    activity.participations.update(role="speaker")
    Activity.objects.filter(pk=activity.pk).update(starts_on="2025", scope="global")

    workflow.touch(activity)

    assert facets.differing() == []
    index, kenya = facets.current(), make.make_country("KEN").pk
    assert (set(index.part(kenya)), set(index.of("scope", "global"))) == ({activity.pk},) * 2
    assert set(index.of("kind", "workshop")) == {activity.pk, other.pk}
    changed = {
        f"{row.facet} {row.value}"
        for row in FacetSet.objects.all()
        if before.get(row.pk) != row.version
    }
    assert changed == {
        f"part {kenya} host", f"part {kenya} speaker", "starts 2024-05", "starts 2025-01",
        "ends 2024-05", "ends 2025-12", "scope ", "scope global",
    }  # fmt: skip


def test_what_is_withdrawn_or_deleted_leaves_every_set():
    editor = make_user("Administrator")
    public = make.make_activity(host="KEN")
    facets.rebuild()

    workflow.withdraw(public, by=editor, reason="wrong")

    assert facets.differing() == []
    assert not facets.current().everything


def test_sets_that_do_not_fit_are_named():
    activity = make.make_activity(scope="global")
    facets.rebuild()
    Activity.objects.filter(pk=activity.pk).update(scope="regional")

    assert facets.differing() == ["scope global", "scope regional"]


@pytest.mark.django_db(transaction=True)
def test_a_process_keeps_what_it_read_until_something_changes(django_assert_num_queries):
    activity = make.make_activity()
    facets.rebuild()
    index = facets.current()

    with django_assert_num_queries(1):
        assert facets.current() is index
    workflow.touch(activity)
    Activity.objects.filter(pk=activity.pk).update(scope="global")
    workflow.touch(activity)

    with django_assert_num_queries(2):
        assert set(facets.current().of("scope", "global")) == {activity.pk}
