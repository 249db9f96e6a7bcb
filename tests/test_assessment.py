"""Commitments on record, assessed on a day: evidence, checks, overrides and their end."""

from datetime import date
from decimal import Decimal

import pytest

from initiatives.models import Commitment, CommitmentOverride
from initiatives.progress import Assessment, assess
from tests.factories import make_activity, make_check, make_commitment, make_evidence

pytestmark = pytest.mark.django_db
MIDSUMMER = date(2025, 6, 21)


def assess_on(day, commitment):
    return assess(Commitment.objects.with_evidence().get(pk=commitment.pk), day)


def judge(commitment, *, made_on, expires_on, **judgment):
    return CommitmentOverride.objects.create(
        commitment=commitment,
        reason="The report counts otherwise",
        author_role="editor",
        made_on=made_on,
        expires_on=expires_on,
        **judgment,
    )


def test_assessment_tells_all_that_it_rests_on():
    commitment = make_commitment(
        measure="sum", target="up to 100", target_high=100, unit="places", due_on="2025-12"
    )
    make_evidence(commitment, happened_on="2025-03", amount_low=30, amount_high=40)
    make_evidence(commitment, "full", happened_on="2025-05-12", amount_low=25, amount_high=25)
    make_evidence(commitment, "context", happened_on="2025-05-12", amount_low=500)

    assert assess_on(MIDSUMMER, commitment) == Assessment(
        level="substantial",
        timeliness="not-yet-due",
        computed_level="substantial",
        computed_timeliness="not-yet-due",
        required=Decimal(100),
        counted_low=Decimal(55),
        counted_high=Decimal(65),
        completed_on="",
        override=None,
    )


def test_completed_promise_tells_when():
    commitment = make_commitment(measure="activities", target_low=2, due_on="2025")
    for number, happened_on in enumerate(["2025-02", "2025-04", "2025-05-01"]):
        event = make_activity(name=f"Event {number}")
        make_evidence(commitment, activity=event, happened_on=happened_on)

    assert assess_on(MIDSUMMER, commitment) == Assessment(
        level="complete",
        timeliness="done-in-time",
        computed_level="complete",
        computed_timeliness="done-in-time",
        required=Decimal(2),
        counted_low=Decimal(3),
        counted_high=Decimal(3),
        completed_on="2025-04-30",
        override=None,
    )


def test_promise_without_a_number_requires_none():
    commitment = make_commitment(target_low=1, target_high=1)
    make_evidence(commitment, "full", happened_on="2025-02-03")

    found = assess_on(MIDSUMMER, commitment)

    assert (found.level, found.timeliness) == ("complete", "no-due-date")
    assert (found.required, found.completed_on) == (None, "2025-02-03")


@pytest.mark.parametrize(
    ("due_on", "happened_on", "on", "expected"),
    [
        ("2025", "2025", date(2025, 12, 30), ("not-checked", "due-soon")),
        ("2025", "2025", date(2025, 12, 31), ("complete", "done-in-time")),
        ("2025", "", date(2025, 1, 1), ("complete", "done-date-unknown")),
        ("2025", "2026-01-01", date(2025, 12, 31), ("not-checked", "due-soon")),
        ("2025", "2026-01-01", date(2026, 1, 1), ("complete", "done-late")),
        ("2025-02", "2025-02", date(2025, 2, 27), ("not-checked", "due-soon")),
        ("2025-02", "2025-02", date(2025, 2, 28), ("complete", "done-in-time")),
        ("2025-02", "2025-03", date(2025, 3, 1), ("not-checked", "overdue")),
        ("2025-02-10", "2025-02", date(2025, 3, 1), ("complete", "done-late")),
        ("", "2025-02", date(2025, 3, 1), ("complete", "no-due-date")),
    ],
)
def test_partial_dates_count_at_their_last_day(due_on, happened_on, on, expected):
    commitment = make_commitment(due_on=due_on)
    make_evidence(commitment, "full", happened_on=happened_on)

    found = assess_on(on, commitment)

    assert (found.level, found.timeliness) == expected


@pytest.mark.parametrize(
    ("checked_on", "level"),
    [
        ("", "nothing-found"),
        ("2025-06-21", "nothing-found"),
        ("2025-06", "nothing-found"),
        ("2025", "nothing-found"),
        ("2025-06-22", "not-checked"),
        ("2026", "not-checked"),
    ],
)
def test_search_counts_from_its_first_day(checked_on, level):
    commitment = make_commitment()
    make_check(commitment=commitment, checked_on=checked_on)
    make_check(activity=commitment.initiative, checked_on="2025-01-01")

    assert assess_on(MIDSUMMER, commitment).level == level


def test_override_stands_beside_the_computed_values_until_it_expires():
    commitment = make_commitment(due_on="2025-01")
    override = judge(
        commitment,
        made_on=date(2025, 6, 1),
        expires_on=date(2025, 7, 1),
        level="complete",
        timeliness="done-late",
    )

    shown = {
        day: [getattr(assess_on(day, commitment), name) for name in Assessment.__match_args__[:4]]
        for day in (date(2025, 5, 31), date(2025, 6, 1), date(2025, 6, 30), date(2025, 7, 1))
    }

    computed = ["not-checked", "overdue"]
    judged = ["complete", "done-late", *computed]
    assert list(shown.values()) == [computed * 2, judged, judged, computed * 2]
    assert assess_on(date(2025, 6, 1), commitment).override == override
    assert assess_on(date(2025, 7, 1), commitment).override is None


@pytest.mark.parametrize(
    ("judgment", "expected"),
    [
        ({"level": "limited"}, ("limited", "no-due-date")),
        ({"timeliness": "overdue"}, ("not-checked", "overdue")),
    ],
)
def test_override_of_one_value_leaves_the_other_computed(judgment, expected):
    commitment = make_commitment()
    judge(commitment, made_on=date(2025, 1, 1), expires_on=date(2026, 1, 1), **judgment)

    found = assess_on(MIDSUMMER, commitment)

    assert (found.level, found.timeliness) == expected


def test_latest_of_several_overrides_is_in_force():
    commitment = make_commitment()
    for month, level in ((2, "announced"), (4, "limited"), (3, "complete"), (8, "substantial")):
        made_on = date(2025, month, 1)
        judge(commitment, made_on=made_on, expires_on=date(2026, 1, 1), level=level)

    assert assess_on(MIDSUMMER, commitment).level == "limited"


@pytest.mark.parametrize("size", [1, 12])
def test_any_number_of_commitments_is_assessed_in_the_same_queries(size, django_assert_num_queries):
    for _number in range(size):
        make_evidence(make_commitment(), happened_on="2025-02", activity=make_activity())

    with django_assert_num_queries(5):
        levels = [assess(item, MIDSUMMER).level for item in Commitment.objects.with_evidence()]

    assert levels == ["limited"] * size
