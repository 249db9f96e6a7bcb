"""Questions to the database agree with the pure functions that they restate."""

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from initiatives.codelists import EVENT_KINDS, ActivityStatus
from initiatives.coverage import Membership, is_member
from initiatives.models import (
    Activity,
    Country,
    Forum,
    GroupMembership,
    Initiative,
    Workshop,
)
from initiatives.models.spans import status_sql
from tests.factories import (
    build_activity,
    make_activity,
    make_country,
    make_group,
    make_membership,
    make_participation,
)

pytestmark = pytest.mark.django_db
ON = date(2025, 6, 1)
fixed = settings(max_examples=30, deadline=None)

days = st.dates(date(2024, 10, 1), date(2026, 3, 31))
texts = days.map(date.isoformat)
partial_dates = (
    st.just("") | texts | texts.map(lambda day: day[:7]) | texts.map(lambda day: day[:4])
)


def in_order(earlier, later):
    return not later or earlier[: len(later)] <= later[: len(earlier)]


ordered_pairs = st.tuples(partial_dates, partial_dates).filter(lambda pair: in_order(*pair))
event_statuses = st.sampled_from(["", "cancelled", "suspended", "unknown"])
initiative_statuses = st.sampled_from([str(status) for status in ActivityStatus])


@st.composite
def activities(draw):
    kind = draw(st.sampled_from(["initiative", "workshop", "forum"]))
    starts_on, ends_on = draw(ordered_pairs)
    fields = {"starts_on": starts_on, "ends_on": ends_on}
    if kind == "initiative":
        announced_on, adopted_on = draw(ordered_pairs)
        ends_known = in_order(announced_on, ends_on) and in_order(adopted_on, ends_on)
        assume(starts_on or ends_known)
        fields |= {"announced_on": announced_on, "adopted_on": adopted_on}
        fields["status"] = draw(initiative_statuses)
    else:
        fields["status"] = draw(event_statuses)
    return build_activity(kind, **fields)


def store(drawn):
    """Make these the only activities there are."""
    Activity.objects.all().delete()
    Activity.objects.bulk_create(drawn)
    return list(Activity.objects.all())


def names(found):
    return {activity.slug for activity in found}


many = st.lists(activities(), min_size=1, max_size=12)


@fixed
@given(many, days)
def test_status_in_the_database_is_the_status_of_the_instance(drawn, on):
    store(drawn)

    found = Activity.objects.annotate(current_status=status_sql(on))

    assert [item.current_status for item in found] == [item.status_on(on) for item in found]


@fixed
@given(many, days, days)
def test_within_finds_the_spans_that_touch_the_days(drawn, first, last):
    stored = store(drawn)
    first, last = sorted([first.isoformat(), last.isoformat()])

    touching = [
        item
        for item in stored
        if item.span_from and not (item.span_until < first or last < item.span_from)
    ]

    assert names(Activity.objects.within(first, last)) == names(touching)


@fixed
@given(many, days)
def test_underway_and_upcoming_follow_the_span(drawn, on):
    stored, day = store(drawn), on.isoformat()

    underway = [
        item for item in stored if item.span_from and item.span_from <= day <= item.span_until
    ]
    upcoming = [item for item in stored if item.kind in EVENT_KINDS and item.span_from > day]
    upcoming.sort(key=lambda item: item.span_from)

    assert names(Activity.objects.underway(on)) == names(underway)
    assert names(Activity.objects.upcoming(on)) == names(upcoming)
    assert [item.span_from for item in Activity.objects.upcoming(on)] == [
        item.span_from for item in upcoming
    ]


def test_underway_begins_and_ends_with_its_days():
    make_activity(starts_on="2025-06-01", name="today")
    make_activity(starts_on="2025-05-30", ends_on="2025-06-01", name="last day")
    make_activity(starts_on="2025", name="some day this year")
    make_activity("initiative", announced_on="2023", name="runs on")
    make_activity(starts_on="2025-05-31", name="over")
    make_activity(starts_on="2025-06-02", name="to come")
    make_activity(name="undated")

    assert {item.name for item in Activity.objects.underway(ON)} == {
        "today",
        "last day",
        "some day this year",
        "runs on",
    }


def test_upcoming_events_come_next_one_first():
    make_activity("forum", starts_on="2025-07", name="third")
    make_activity(starts_on="2025-06-02", name="Étude, second")
    make_activity(starts_on="2025-06-02", name="Diary, first")
    make_activity(starts_on="2025-06-01", name="today")
    make_activity("initiative", starts_on="2025-07", name="no event")
    make_activity(name="undated")

    assert [item.name for item in Activity.objects.upcoming(ON)] == [
        "Diary, first",
        "Étude, second",
        "third",
    ]


def test_only_published_records_are_public():
    made = {
        state: make_activity(publication_state=state)
        for state in ("draft", "in-review", "published", "withdrawn")
    }

    assert list(Activity.objects.published()) == [made["published"]]
    assert list(Forum.objects.published()) == []


def test_each_kind_has_its_own_records():
    made = {kind: make_activity(kind) for kind in ("initiative", "workshop", "forum")}

    for kind, model in (("initiative", Initiative), ("workshop", Workshop), ("forum", Forum)):
        assert [item.pk for item in model.objects.all()] == [made[kind].pk]
        assert [type(item) for item in model.objects.all()] == [model]


def test_dated_are_those_of_which_a_year_is_known():
    dated = [make_activity(starts_on="2025"), make_activity("initiative", adopted_on="2024-02")]
    make_activity(apply_by="2025")

    assert names(Activity.objects.dated()) == names(dated)


def test_conditions_meet_in_one_and_the_same_participation():
    hosted = make_activity(host="KEN", participant="FRA")
    attended = make_activity(host="FRA", participant="KEN")
    make_activity(host="FRA")

    hosts = Activity.objects.involving(country__iso_alpha3="KEN", role="host")
    anyhow = Activity.objects.involving(country__iso_alpha3="KEN")

    assert list(hosts) == [hosted]
    assert names(anyhow) == names([hosted, attended])
    assert list(Forum.objects.involving(country__iso_alpha3="KEN")) == []


def test_country_with_two_roles_lists_its_activity_once():
    activity = make_activity(host="KEN", participant="KEN")

    assert list(Workshop.objects.involving(country__iso_alpha3="KEN")) == [
        Workshop.objects.get(pk=activity.pk)
    ]


def codes(countries):
    return sorted(country.iso_alpha3 for country in countries)


def test_participating_countries_have_a_part_in_something_public():
    make_activity(host="KEN", participant="FRA")
    make_participation(make_activity(), "KEN")
    make_activity(host="ZMB", publication_state="draft")
    make_activity(host="CHN", publication_state="withdrawn")
    make_country("NAM")

    assert codes(Country.objects.participating()) == ["FRA", "KEN"]
    assert codes(Country.objects.without_participation()) == ["CHN", "NAM", "ZMB"]


membership_lists = st.lists(
    st.tuples(
        st.sampled_from(["LDC", "SIDS"]), st.sampled_from(["KEN", "NAM", "ZMB"]), ordered_pairs
    ),
    max_size=8,
    unique_by=lambda item: (item[0], item[1], item[2][0]),
)


@fixed
@given(membership_lists, days)
def test_members_of_a_group_on_a_day_are_those_of_the_rule(drawn, on):
    GroupMembership.objects.all().delete()
    for code in ("KEN", "NAM", "ZMB"):
        make_country(code)
    make_group("SIDS")
    for group, country, (since, until) in drawn:
        make_membership(group, country, since=since, until=until)

    expected = {
        (group, country, since, until)
        for group, country, (since, until) in drawn
        if is_member(Membership(country, since, until), on)
    }
    found = GroupMembership.objects.on(on.isoformat()).values_list(
        "group__code", "country__iso_alpha3", "since", "until"
    )

    assert set(found) == expected
    for groups in (["LDC"], ["SIDS"], ["LDC", "SIDS"]):
        members = {country for group, country, *_dates in expected if group in groups}
        assert codes(Country.objects.in_group(*groups, on=on)) == sorted(members)


@pytest.mark.parametrize(
    ("areas", "expected"),
    [
        (["002"], ["KEN", "NAM", "ZMB"]),
        (["202"], ["KEN", "NAM", "ZMB"]),
        (["014"], ["KEN", "ZMB"]),
        (["018", "155"], ["FRA", "NAM"]),
        (["009"], []),
    ],
)
def test_areas_are_regions_subregions_and_intermediate_regions(areas, expected):
    for code in ("CHN", "FRA", "KEN", "NAM", "ZMB"):
        make_country(code)

    assert codes(Country.objects.in_area(*areas)) == expected
