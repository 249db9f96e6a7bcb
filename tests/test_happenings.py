"""Happenings stand in exactly the days, months and years in which their dates can lie."""

from datetime import date

import pytest
from django.http import QueryDict

from initiatives import facets, happenings, workflow
from initiatives.filters import ActivityFilterSet
from initiatives.happenings import Happenings, Period, What, month_of, year_of
from initiatives.models import Activity, Milestone
from tests import facet_data
from tests import factories as make
from tests.happening_data import Told, all_told, fill

# With the ends of years, of February and of a month, a day, and years.
PERIODS = ("2024-11", "2024-12", "2025-01", "2025-02", "2025-05", "2025-07", "2026-01",
           "2025-05-31", "2024", "2025", "2026")  # fmt: skip


def everything():
    """Return all published activities."""
    return facets.Selection(facets.current(), {}, date(2025, 6, 1))


def rows_within(asked, selection=None):
    """Return the happenings within some periods, as a test expects them."""
    found = Happenings(selection or everything(), asked, asked)
    rows = found[0:1000]
    assert found.count() == len(rows)
    return [Told(*row[:4]) for row in rows]


def can_lie(told, first, last):
    """Can it lie between two days? Said anew, by the shortest way there is."""
    pads = {4: ("-01-01", "-12-31"), 7: ("-01", "-31"), 10: ("", "")}
    end = told.end or told.start
    return told.start + pads[len(told.start)][0] <= last and end + pads[len(end)][1] >= first


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2025-05-12", "", "5"),
        ("2025-05-12", "2025-05-17", "5"),
        ("2025-05-30", "2025-06-02", "5 6"),
        ("2025-05", "", "5"),
        ("2025-02", "", "2"),
        ("2025", "", "1 2 3 4 5 6 7 8 9 10 11 12"),
        ("2024", "", ""),
        ("2025-11-30", "2026-02", "11 12"),
        ("2024-12-31", "2025-01-01", "1"),
        ("2025-10", "2025", "10 11 12"),
        ("2024-12", "", ""),
    ],
)
def test_a_date_admits_these_months_of_2025(start, end, months):
    admitted = [month for month in happenings.months_of(2025)
                if Period.of(start, end).touches(month)]  # fmt: skip

    assert " ".join(str(int(month.month[5:])) for month in admitted) == months


@pytest.mark.parametrize(
    ("month", "further", "other"),
    [("2025-05", 0, "2025-05"), ("2025-12", 1, "2026-01"), ("2025-01", -1, "2024-12")],
)
def test_months_follow_one_another(month, further, other):
    assert month_of(month, further) == Period.of(other)


@pytest.mark.django_db
@pytest.mark.parametrize("is_kept", [True, False])
def test_each_happening_stands_in_exactly_the_months_that_its_date_admits(is_kept):
    fill()
    if is_kept:
        facets.rebuild()
    told = all_told()
    assert {item.what for item in told} == {*What.values}

    for period in map(Period.of, PERIODS):
        wanted = [item for item in told if can_lie(item, period.first, period.last)]
        assert rows_within([[period]]) == wanted, period


@pytest.mark.django_db
def test_numbers_by_date_are_those_of_the_rows():
    fill()
    told = all_told()
    found = Happenings(everything(), [[month_of("2025-05")]], [[year_of(2025)]])

    for month in happenings.months_of(2025):
        here = [item for item in told if can_lie(item, month.first, month.last)]
        assert found.among([[month]]) == len(here)
        assert found.among([[month]], What.EVENT) == len([i for i in here if i.what == "event"])
    assert found.count() == len(rows_within([[month_of("2025-05")]]))


@pytest.mark.django_db
def test_pages_are_parts_of_the_whole_in_the_order_of_the_dates():
    fill()
    whole = Happenings(everything(), [[year_of(2025)]], [[year_of(2025)]])

    pages = [row for start in range(0, 200, 7) for row in whole[start : start + 7]]

    assert pages == whole[0:200]
    assert [row.start for row in pages] == sorted(row.start for row in pages)
    assert len({(row.what, row.key) for row in pages}) == len(pages) > 30


@pytest.mark.django_db
def test_conditions_on_dates_hold_together_and_values_of_one_are_or():
    day = make.make_activity(starts_on="2025-05-12")
    other = make.make_activity(starts_on="2025-07")
    make.make_activity(starts_on="2024")

    found = rows_within([[Period.of("2025")], [month_of("2025-05"), month_of("2025-07")]])
    none = rows_within([[Period.of("2025")], []])

    assert [item.key for item in found] == [day.pk, other.pk]
    assert none == []


@pytest.mark.django_db
@pytest.mark.parametrize("is_kept", [True, False])
def test_a_filter_leaves_the_happenings_of_its_activities_alone(is_kept):
    facet_data.fill(20)
    for row in Activity.objects.all():
        Milestone.objects.create(activity=row, happened_on="2025-05", title="Milestone")
    if is_kept:
        facets.rebuild()

    for query in facet_data.queries(10, seed=2):
        asked = {name: values for name, values in query.items() if name not in DATES}
        selection, wanted = selected(asked)
        found = rows_within([[month_of("2025-05")]], selection)
        milestones = Milestone.objects.filter(activity__in=wanted, happened_on="2025-05")
        events = wanted.filter(kind__in=["workshop", "forum"]).within("2025-05-01", "2025-05-31")
        assert keys(found, What.MILESTONE) == {*milestones.values_list("pk", flat=True)}
        assert keys(found, What.EVENT) == {*events.values_list("pk", flat=True)}


DATES = ("from", "to", "year")


def selected(asked):
    """Return what a filter selects, as sets and by the database."""
    data = QueryDict(mutable=True)
    for name, values in asked.items():
        data.setlist(name, values)
    filterset = ActivityFilterSet(data, queryset=Activity.objects.published())
    assert filterset.is_valid()
    return filterset.selection, filterset.qs.order_by()


def keys(found, what):
    return {item.key for item in found if item.what == what}


@pytest.mark.django_db
def test_events_are_counted_by_month_from_the_sets():
    fill()
    make.make_activity("forum", starts_on="2023-11-30", ends_on="2024-02")

    events = Activity.objects.published().exclude(kind="initiative")

    counts = happenings.events_by_month(everything())

    assert counts == {
        month.month: len(events.within(month.first, month.last))
        for year in (2023, 2024, 2025, 2026)
        for month in happenings.months_of(year)
    }
    assert happenings.events_by_month(facets.Selection(facets.Index({}), {}, date.min)) == {}


@pytest.mark.django_db
def test_years_are_those_in_which_anything_can_lie():
    make.make_activity("forum", starts_on="2016-12-30", ends_on="2017")
    make.make_commitment(make.make_activity("initiative"), due_on="2030")
    Milestone.objects.create(activity=make.make_activity(), happened_on="2019-05", title="One")
    draft = make.make_activity(publication_state="draft", starts_on="2021")
    Milestone.objects.create(activity=draft, happened_on="2022", title="Of a draft")

    assert happenings.years_with_any(facets.current()) == [2016, 2017, 2019, 2030]


@pytest.mark.django_db
def test_years_follow_each_change():
    plan = make.make_activity("initiative", starts_on="2024", ends_on="2026-01")
    facets.rebuild()
    milestone = Milestone.objects.create(activity=plan, happened_on="2019-05", title="One")
    make.make_commitment(plan, due_on="2035")
    workflow.touch(plan)
    assert happenings.years_with_any(facets.current()) == [2019, 2024, 2026, 2035]

    milestone.delete()
    workflow.touch(plan)

    assert happenings.years_with_any(facets.current()) == [2024, 2026, 2035]
    assert facets.differing() == []
