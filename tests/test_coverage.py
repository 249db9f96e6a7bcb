"""Who belonged to what when, who is reached and who is left out: pure functions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.coverage import (
    Coverage,
    Membership,
    Naming,
    Part,
    cover,
    is_member,
    members_on,
    months_between,
    months_since,
    naming_of,
)
from initiatives.fields import first_day_of

JOINED = date(2020, 5, 12)

# since, until, day, is member
MEMBERSHIPS = [
    ("", "", date(1, 1, 1), True),
    ("", "", date(9999, 12, 31), True),
    ("2020-05-12", "", date(2020, 5, 11), False),
    ("2020-05-12", "", date(2020, 5, 12), True),
    ("2020-05-12", "", date(2026, 1, 1), True),
    ("2020-05", "", date(2020, 4, 30), False),
    ("2020-05", "", date(2020, 5, 1), True),
    ("2020", "", date(2019, 12, 31), False),
    ("2020", "", date(2020, 1, 1), True),
    ("", "2025-05-12", date(2025, 5, 11), True),
    ("", "2025-05-12", date(2025, 5, 12), False),
    ("", "2025-05", date(2025, 4, 30), True),
    ("", "2025-05", date(2025, 5, 1), False),
    ("", "2025", date(2024, 12, 31), True),
    ("", "2025", date(2025, 1, 1), False),
    ("2020", "2025", date(2022, 6, 1), True),
    ("2020", "2025", date(2025, 6, 1), False),
    ("2020-05-12", "2020-05-13", date(2020, 5, 12), True),
    ("2020-05-12", "2020-05-12", date(2020, 5, 12), False),
    ("2020-05-12", "2020", date(2020, 5, 12), False),
]


@pytest.mark.parametrize(("since", "until", "on", "expected"), MEMBERSHIPS)
def test_membership_runs_from_its_first_day_to_the_day_before_it_ends(since, until, on, expected):
    assert is_member(Membership("KEN", since, until), on) is expected


def test_members_on_a_day_come_once_each():
    memberships = [
        Membership("KEN", "2020"),
        Membership("KEN", "", "2030"),
        Membership("FRA", "2021"),
        Membership("CHN", "", "2020-05-12"),
    ]

    assert members_on(iter(memberships), JOINED) == frozenset({"KEN"})
    assert members_on([], JOINED) == frozenset()


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ([], Naming(0, 0, 0)),
        (["none", "some", "all", "none", "all", "none"], Naming(3, 1, 6)),
        (["all"], Naming(0, 0, 1)),
        (["some", "some"], Naming(0, 2, 2)),
    ],
)
def test_naming_tells_in_how_many_activities_countries_are_named(known, expected):
    assert naming_of(iter(known)) == expected


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ((2025, 5, 12), (2025, 5, 12), 0),
        ((2025, 5, 12), (2025, 6, 11), 0),
        ((2025, 5, 12), (2025, 6, 12), 1),
        ((2025, 5, 12), (2025, 6, 13), 1),
        ((2025, 1, 31), (2025, 2, 28), 0),
        ((2025, 1, 31), (2025, 3, 1), 1),
        ((2025, 1, 31), (2025, 3, 31), 2),
        ((2024, 12, 31), (2025, 1, 1), 0),
        ((2024, 12, 1), (2025, 1, 1), 1),
        ((2023, 10, 18), (2026, 11, 23), 37),
        ((2020, 2, 29), (2021, 2, 28), 11),
    ],
)
def test_months_are_whole(first, last, months):
    assert months_between(date(*first), date(*last)) == months


@pytest.mark.parametrize(
    ("days", "months"),
    [
        ([], None),
        ([""], None),
        (["2020-05-13"], None),
        (["2020-05-12"], 0),
        (["2019-05-12", "", "2020-01-12", "2021-01-01"], 4),
    ],
)
def test_months_since_the_latest_day_that_is_not_to_come(days, months):
    assert months_since(iter(days), JOINED) == months


def test_coverage_names_both_sides_and_how_sure_that_is():
    parts = [
        Part("KEN", 1, "2020-01-10"),
        Part("KEN", 2, "2019-01-10"),
        Part("FRA", 1, "2020-05-01"),
        Part("NAM", 3),
    ]

    found = cover(iter(["KEN", "NAM", "ZMB"]), iter(parts), ["all", "some", "none"], JOINED)

    assert found == Coverage(
        recorded=frozenset({"KEN", "NAM"}),
        not_recorded=frozenset({"ZMB"}),
        months_since_last=4,
        naming=Naming(1, 1, 3),
    )


def test_nothing_recorded_is_told_as_such():
    assert cover(["ZMB"], [Part("FRA", 1, "2020-01-01")], [], JOINED) == Coverage(
        frozenset(), frozenset({"ZMB"}), None, Naming(0, 0, 0)
    )


codes = st.sampled_from(["CHN", "FRA", "KEN", "NAM", "ZMB"])
days = st.dates(date(2018, 1, 1), date(2026, 12, 31))
texts = days.map(date.isoformat)
partial_dates = (
    st.just("") | texts | texts.map(lambda day: day[:7]) | texts.map(lambda day: day[:4])
)
memberships = st.lists(st.builds(Membership, codes, partial_dates, partial_dates), max_size=8)
parts = st.lists(st.builds(Part, codes, st.integers(1, 5), st.just("") | texts), max_size=8)
naming = st.lists(st.sampled_from(["all", "some", "none"]), max_size=6)


@given(st.frozensets(codes), parts, naming, days)
def test_recorded_and_not_recorded_make_up_what_was_asked(asked, recorded, known, on):
    found = cover(asked, recorded, known, on)

    assert found.recorded | found.not_recorded == asked
    assert not found.recorded & found.not_recorded
    assert found.recorded == {part.country for part in recorded} & asked
    assert found.naming.unnamed + found.naming.partly_named <= found.naming.total == len(known)


@given(st.frozensets(codes), parts, days)
def test_months_since_last_equal_the_months_counted_one_by_one(asked, recorded, on):
    past = [part.day for part in recorded if part.country in asked and part.day]
    past = [date.fromisoformat(day) for day in past if date.fromisoformat(day) <= on]

    found = cover(asked, recorded, [], on).months_since_last

    assert found == (min(count_months(day, on) for day in past) if past else None)


def count_months(first, last):
    months, year, month = 0, first.year, first.month
    while True:
        year, month = (year + month // 12, month % 12 + 1)
        if (year, month, first.day) > (last.year, last.month, last.day):
            return months
        months += 1


@given(memberships, days)
def test_members_equal_those_found_one_by_one(held, on):
    expected = set()
    for item in held:
        since = date.fromisoformat(first_day_of(item.since)) if item.since else date.min
        until = date.fromisoformat(first_day_of(item.until)) if item.until else None
        if since <= on and (until is None or on < until):
            expected.add(item.country)

    assert members_on(held, on) == expected
