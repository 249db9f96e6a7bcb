"""Level and timeliness over all combinations, and what holds of them whatever is recorded."""

from datetime import date, timedelta
from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.codelists import Bearing
from initiatives.progress import (
    Deed,
    counted,
    is_complete,
    known_on,
    level_of,
    timeliness_of,
)
from tests.test_progress import (
    AGAINST,
    BESIDE,
    EXISTENCE,
    EXISTS,
    FULL,
    NEWS,
    PART,
    TEN,
    TWO_EVENTS,
    UNCOUNTED,
)

RANK = ["not-checked", "nothing-found", "contradicted", "announced", "limited", "substantial"]
RANK += ["complete"]
amounts = st.none() | st.decimals(0, 12, places=1)
moments = st.sampled_from(["", "2024-06-30", "2025-06-30", "2025-12-31", "2026-01-31"])
numbers = st.none() | st.integers(1, 4)
bearings = st.sampled_from([str(kind) for kind in Bearing])
deeds = st.builds(Deed, bearings, moments, numbers, amounts, st.none())
helpful = deeds.filter(lambda deed: deed.bearing in {"full", "partial", "announcement"})
promises = st.sampled_from([EXISTS, TEN, TWO_EVENTS, UNCOUNTED])


@given(promises, st.lists(deeds, max_size=6), helpful, st.booleans())
def test_more_evidence_never_lowers_a_level(promise, known, more, is_checked):
    before = level_of(promise, known, is_checked=is_checked)
    after = level_of(promise, [*known, more], is_checked=is_checked)

    assert RANK.index(after) >= RANK.index(before)


@given(promises, st.lists(deeds, max_size=6), st.dates(date(2024, 1, 1), date(2027, 1, 1)))
def test_context_and_order_change_nothing(promise, known, on):
    told = [level_of(promise, known, is_checked=True), timeliness_of(promise, known, on)]
    again = [*known[::-1], BESIDE]

    assert told == [level_of(promise, again, is_checked=True), timeliness_of(promise, again, on)]


@given(promises, st.lists(helpful, max_size=6), st.dates(date(2024, 1, 1), date(2027, 1, 1)))
def test_time_alone_never_lowers_a_level(promise, known, on):
    today, later = (known_on(known, day) for day in (on, on + timedelta(days=200)))

    ranks = [RANK.index(level_of(promise, held, is_checked=False)) for held in (today, later)]

    assert ranks == sorted(ranks)


@given(promises, st.lists(deeds, max_size=6), st.dates(date(2024, 1, 1), date(2027, 1, 1)))
def test_done_exactly_when_complete_and_never_overdue_then(promise, known, on):
    timeliness = timeliness_of(promise, known, on)

    is_done = timeliness in {"done-in-time", "done-late", "done-date-unknown"}

    assert is_done is (bool(promise.due_until) and is_complete(promise, known))
    assert (timeliness == "no-due-date") is (not promise.due_until)


def restated(deeds, on):
    """Return level and timeliness of a promise that something be there, told another way."""
    kinds = tuple(
        kind for kind in (FULL, PART, NEWS, AGAINST) if kind.bearing in bearings_of(deeds)
    )
    level = EXISTENCE.get(kinds, "not-checked")
    if level != "complete":
        days = (date(2025, 12, 31) - on).days
        return level, "overdue" if days < 0 else "due-soon" if days <= 60 else "not-yet-due"
    done = {deed.until for deed in deeds if deed.bearing == "full"}
    if any("" < day <= "2025-12-31" for day in done):
        return level, "done-in-time"
    return level, "done-date-unknown" if "" in done else "done-late"


def bearings_of(deeds):
    return {deed.bearing for deed in deeds}


@pytest.mark.parametrize("on", [date(2025, 10, 1), date(2025, 12, 31), date(2026, 1, 1)])
def test_status_over_all_combinations_of_two_deeds_and_their_dates(on):
    dated = [Deed(str(kind), day) for kind in Bearing for day in ("", "2025-12-31", "2026-01-31")]
    every = [combo for length in range(3) for combo in combinations_with_replacement(dated, length)]

    told = {
        combo: (level_of(EXISTS, combo, is_checked=False), timeliness_of(EXISTS, combo, on))
        for combo in every
    }

    assert told == {combo: restated(combo, on) for combo in every}
    assert len(every) == 1 + 15 + 120


@given(st.data(), st.lists(st.tuples(amounts, amounts), max_size=6))
def test_what_counts_brackets_every_sum_that_the_hedges_admit(data, hedges):
    bounds = [(low, high) for low, high in hedges if low is None or high is None or low <= high]
    known = [Deed("partial", low=low, high=high) for low, high in bounds]
    admitted = [
        data.draw(st.decimals(low or 0, max(low or 0, 20) if high is None else high, places=1))
        for low, high in bounds
    ]

    low, high = counted(TEN, known)

    assert low <= sum(admitted)
    assert high is None or sum(admitted) <= high
    assert (high is None) is any(high is None for _low, high in bounds)
