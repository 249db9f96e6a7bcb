"""The rule of level and timeliness: a pure function of promise, deeds and a day."""

from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest

from initiatives.progress import (
    Deed,
    Promise,
    completion_day,
    counted,
    is_complete,
    known_on,
    level_of,
    required_of,
    timeliness_of,
    weighs,
)

EXISTS = Promise("existence", due_until="2025-12-31")
TEN = Promise("sum", Decimal(10), "2025-12-31")
TWO_EVENTS = Promise("activities", Decimal(2), "2025-12-31")
UNCOUNTED = Promise("sum", None)
FULL, PART, NEWS, AGAINST, BESIDE = (
    Deed(kind) for kind in ("full", "partial", "announcement", "contrary", "context")
)


def part(low, high=None, until="2025-06-30", bearing="partial"):
    low, high = (None if value is None else Decimal(value) for value in (low, high))
    return Deed(bearing, until, low=low, high=high)


def event(activity, until="2025-06-30", bearing="partial"):
    return Deed(bearing, until, activity=activity)


# What is recorded of a promise that something be there -> its level.
EXISTENCE = {
    (FULL,): "complete",
    (PART,): "limited",
    (NEWS,): "announced",
    (AGAINST,): "contradicted",
    (FULL, PART): "complete",
    (FULL, NEWS): "complete",
    (FULL, AGAINST): "complete",
    (PART, NEWS): "limited",
    (PART, AGAINST): "limited",
    (NEWS, AGAINST): "announced",
    (FULL, PART, NEWS): "complete",
    (FULL, PART, AGAINST): "complete",
    (FULL, NEWS, AGAINST): "complete",
    (PART, NEWS, AGAINST): "limited",
    (FULL, PART, NEWS, AGAINST): "complete",
}


@pytest.mark.parametrize(("deeds", "level"), EXISTENCE.items())
@pytest.mark.parametrize("is_checked", [True, False])
@pytest.mark.parametrize("promise", [EXISTS, UNCOUNTED, Promise("sum", Decimal(0))])
def test_level_of_every_combination_without_a_number(promise, deeds, level, is_checked):
    assert level_of(promise, deeds, is_checked=is_checked) == level
    assert level_of(promise, (*reversed(deeds), BESIDE), is_checked=is_checked) == level


def test_table_has_every_combination():
    kinds = [FULL, PART, NEWS, AGAINST]

    every = {combo for length in range(1, 5) for combo in combinations(kinds, length)}

    assert set(EXISTENCE) == every


@pytest.mark.parametrize("promise", [EXISTS, TEN, TWO_EVENTS])
@pytest.mark.parametrize("deeds", [[], [BESIDE], [BESIDE, BESIDE]])
def test_without_evidence_it_matters_whether_anyone_looked(promise, deeds):
    assert level_of(promise, deeds, is_checked=True) == "nothing-found"
    assert level_of(promise, deeds, is_checked=False) == "not-checked"


NUMBERS = [
    (TEN, [part("10")], "complete"),
    (TEN, [part("11", "12")], "complete"),
    (TEN, [part("4"), part("6")], "complete"),
    (TEN, [part("9.9999")], "substantial"),
    (TEN, [part("5")], "substantial"),
    (TEN, [part("2"), part("3"), part("1", bearing="announcement")], "substantial"),
    (TEN, [part("4.9999")], "limited"),
    (TEN, [part("1")], "limited"),
    (TEN, [part(None, "100")], "limited"),
    (TEN, [part(None)], "limited"),
    (TEN, [FULL], "limited"),
    (TEN, [part("10", bearing="full")], "complete"),
    (TEN, [part("10", bearing="announcement")], "announced"),
    (TEN, [part("10", bearing="contrary")], "contradicted"),
    (TEN, [part("10", bearing="context")], "not-checked"),
    (TEN, [part("1"), AGAINST], "limited"),
    (TWO_EVENTS, [event(1), event(2)], "complete"),
    (TWO_EVENTS, [event(1), event(1)], "substantial"),
    (TWO_EVENTS, [event(1), event(2, bearing="announcement")], "substantial"),
    (TWO_EVENTS, [event(None), event(None)], "limited"),
    (TWO_EVENTS, [event(None, bearing="full")], "limited"),
    (Promise("existence", Decimal(10)), [part("1", bearing="full")], "complete"),
    (Promise("existence", Decimal(10)), [part("10")], "limited"),
]


@pytest.mark.parametrize(("promise", "deeds", "level"), NUMBERS)
def test_level_of_a_number_follows_from_its_lower_bound(promise, deeds, level):
    assert level_of(promise, deeds, is_checked=False) == level
    assert is_complete(promise, iter(deeds)) is (level == "complete")


SUMS = [
    (TEN, [], 0, 0),
    (TEN, [part("3", "4"), part("1", "1")], 4, 5),
    (TEN, [part("3"), part("1", "1")], 4, None),
    (TEN, [part(None, "7"), part("1", "2")], 1, 9),
    (TEN, [part("3", "3"), part("9", "9", bearing="announcement")], 3, 3),
    (TEN, [part("3", "3", bearing="full"), part("9", "9", bearing="contrary")], 3, 3),
    (TWO_EVENTS, [event(1), event(1), event(2), event(None), part("9")], 2, 2),
]


@pytest.mark.parametrize(("promise", "deeds", "low", "high"), SUMS)
def test_what_counts_is_a_range(promise, deeds, low, high):
    found = counted(promise, deeds)

    assert found == (low, high)
    assert {type(bound) for bound in found} <= {Decimal, type(None)}


@pytest.mark.parametrize(
    ("low", "high", "required"), [(5, 9, 5), (None, 9, 9), (5, None, 5), (None, None, None)]
)
def test_lower_bound_is_required_or_for_up_to_the_upper_one(low, high, required):
    assert required_of(low, high) == required


TIMES = [
    (Promise("existence"), [], "no-due-date"),
    (Promise("existence"), [FULL], "no-due-date"),
    (EXISTS, [Deed("full", "2025-12-31")], "done-in-time"),
    (EXISTS, [Deed("full", "2026-01-01")], "done-late"),
    (EXISTS, [FULL], "done-date-unknown"),
    (EXISTS, [FULL, Deed("full", "2026-01-01")], "done-date-unknown"),
    (EXISTS, [FULL, Deed("full", "2025-01-01")], "done-in-time"),
    (EXISTS, [PART, Deed("full", "2026-01-01")], "done-late"),
    (EXISTS, [part("1", until=""), Deed("full", "2026-01-01")], "done-late"),
    (EXISTS, [PART, Deed("partial", "2025-01-01")], "overdue"),
    (EXISTS, [Deed("full", "2026-01-02"), Deed("full", "2025-01-02")], "done-in-time"),
    (TEN, [part("6"), part("4", until="2025-12-31")], "done-in-time"),
    (TEN, [part("4", until="2026-01-01"), part("6")], "done-late"),
    (TEN, [part("6", until=""), part("4")], "done-date-unknown"),
    (TEN, [part("1", until=""), part("10", until="2026-02-01")], "done-date-unknown"),
    (TEN, [part(None, "5", until=""), part("10", until="2026-02-01")], "done-late"),
    (TEN, [FULL, part("10", until="2026-02-01")], "done-late"),
    (TEN, [part("9", until="", bearing="context"), part("10", until="2026-02-01")], "done-late"),
    (TEN, [part("9")], "overdue"),
    (TWO_EVENTS, [event(1), event(2, "2025-12-31")], "done-in-time"),
    (TWO_EVENTS, [event(1), event(1), event(2, "2026-02-01")], "done-late"),
    (TWO_EVENTS, [event(1), event(2, "")], "done-date-unknown"),
]


@pytest.mark.parametrize(("promise", "deeds", "timeliness"), TIMES)
def test_timeliness_follows_from_the_last_days(promise, deeds, timeliness):
    assert timeliness_of(promise, deeds, date(2026, 3, 1)) == timeliness
    assert timeliness_of(promise, iter(deeds[::-1]), date(2026, 3, 1)) == timeliness


CLOCK = [
    (date(2025, 1, 1), "not-yet-due"),
    (date(2025, 10, 31), "not-yet-due"),  # 61 days are left
    (date(2025, 11, 1), "due-soon"),
    (date(2025, 12, 30), "due-soon"),
    (date(2025, 12, 31), "due-soon"),
    (date(2026, 1, 1), "overdue"),
    (date(2030, 1, 1), "overdue"),
]


@pytest.mark.parametrize(("on", "timeliness"), CLOCK)
@pytest.mark.parametrize("deeds", [[], [PART], [NEWS], [AGAINST], [BESIDE]])
def test_moving_the_clock_alone_makes_it_overdue(on, timeliness, deeds):
    assert timeliness_of(EXISTS, deeds, on) == timeliness


@pytest.mark.parametrize(
    ("deeds", "day"),
    [
        ([], ""),
        ([FULL], ""),
        ([Deed("full", "2025-03-01"), Deed("full", "2025-02-01"), FULL], "2025-02-01"),
        ([Deed("partial", "2025-01-01"), Deed("full", "2025-03-01")], "2025-03-01"),
        ([Deed("partial", "2025-01-01")], ""),
    ],
)
def test_completion_is_the_first_day_on_which_dated_deeds_suffice(deeds, day):
    assert completion_day(EXISTS, iter(deeds)) == day


def test_deeds_still_to_come_are_not_known():
    past, today, later = (Deed("full", day) for day in ("2025-05-31", "2025-06-01", "2025-06-02"))

    assert known_on([later, FULL, today, past], date(2025, 6, 1)) == [FULL, today, past]


@pytest.mark.parametrize(
    ("promise", "deed", "expected"),
    [
        (EXISTS, FULL, True),
        (EXISTS, part("5"), False),
        (TEN, part("0.1"), True),
        (TEN, part("0"), False),
        (TEN, FULL, False),
        (TWO_EVENTS, event(7), True),
        (TWO_EVENTS, event(7, bearing="contrary"), False),
    ],
)
def test_deed_weighs_if_it_brings_the_promise_nearer(promise, deed, expected):
    assert weighs(promise, deed) is expected
