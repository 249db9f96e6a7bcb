"""The sentence beside a commitment says no more than is recorded."""

from decimal import Decimal

import pytest

from initiatives.explanation import due_words, explain, number_words
from initiatives.models import Commitment
from initiatives.progress import Assessment


def assessed(level="limited", timeliness="no-due-date", counted=0, required=None, shown=None):
    return Assessment(
        level=shown or level,
        timeliness=timeliness,
        computed_level=level,
        computed_timeliness=timeliness,
        required=None if required is None else Decimal(required),
        counted_low=Decimal(counted),
        counted_high=None,
        completed_on="",
        override=None,
    )


LEVELS = [
    ("contradicted", "What is recorded speaks against it"),
    ("complete", "Recorded as done"),
    ("substantial", "Recorded in good part"),
    ("limited", "Recorded in part"),
    ("announced", "Only announcements are recorded"),
    ("nothing-found", "Evidence was looked for and none was found"),
    ("not-checked", "No evidence is recorded, and no search for it"),
]


@pytest.mark.parametrize(("level", "clause"), LEVELS)
def test_each_level_has_its_clause(level, clause):
    sentence = explain(Commitment(), assessed(level))

    assert sentence == f"{clause}; no due date is stated."


def test_sentence_follows_the_judgment_where_an_editor_overrode():
    sentence = explain(Commitment(), assessed("limited", shown="complete"))

    assert sentence == "Recorded as done; no due date is stated."


TIMES = [
    ("not-yet-due", "due by the end of 2025"),
    ("due-soon", "due soon, by the end of 2025"),
    ("overdue", "was due by the end of 2025"),
    ("done-in-time", "before it was due by the end of 2025"),
    ("done-late", "after it was due by the end of 2025"),
    ("done-date-unknown", "when is not recorded; it was due by the end of 2025"),
]


@pytest.mark.parametrize(("timeliness", "clause"), TIMES)
def test_each_timeliness_has_its_clause(timeliness, clause):
    sentence = explain(Commitment(due_on="2025"), assessed("complete", timeliness))

    assert sentence == f"Recorded as done; {clause}."


TEN = {"target": "ten", "target_low": 10, "target_high": 10}
COUNTED = [
    ({**TEN, "unit": "workshops"}, 2, 10, "At least 2 of 10 workshops recorded"),
    ({**TEN, "unit": "workshops"}, 10, 10, "At least 10 of 10 workshops recorded"),
    ({**TEN, "unit": "workshops"}, 77, 10, "At least 77 recorded, of 10 workshops promised"),
    ({"target": "up to 500,000", "target_high": 500_000, "currency": "USD"}, "2500.5", 500_000,
     "At least 2,500.5 recorded, with up to 500,000 USD promised"),
    ({"target": "at least 10,000", "target_low": 10_000, "unit": "people"}, 20_000, 10_000,
     "At least 20,000 recorded, with at least 10,000 people promised"),
    ({"unit": "USD", "currency": "EUR"}, 1000, "60000000000.0000",
     "At least 1,000 of 60,000,000,000 USD recorded"),
    ({"target": "six", "unit": "centres"}, 0, 6, "Recorded in part"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "counted", "required", "clause"), COUNTED)
def test_numbers_are_told_as_lower_bounds(fields, counted, required, clause):
    sentence = explain(Commitment(**fields), assessed(counted=counted, required=required))

    assert sentence == f"{clause}; no due date is stated."


def test_promise_without_a_number_tells_none():
    sentence = explain(Commitment(target="one", unit="office"), assessed(counted=7))

    assert sentence == "Recorded in part; no due date is stated."


def test_sentence_of_the_founding_promise():
    commitment = Commitment(**TEN, unit="workshops", due_on="2025")

    sentence = explain(commitment, assessed("limited", "overdue", counted=2, required=10))

    assert sentence == "At least 2 of 10 workshops recorded; was due by the end of 2025."


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        ("2025", "the end of 2025"),
        ("2025-05", "the end of May 2025"),
        ("2025-05-12", "12 May 2025"),
    ],
)
def test_due_date_keeps_its_precision(due_on, words):
    assert due_words(due_on) == words


def test_a_due_date_that_is_no_day_month_or_year_is_given_as_it_is_worded():
    commitment = Commitment(due_on="2024-06", due_as_worded="the first half of 2024")

    assert explain(commitment, assessed("not-checked", "overdue")) == (
        "No evidence is recorded, and no search for it; "
        "was due by the first half of 2024 (counted to 30 June 2024)."
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [("0", "0"), ("40", "40"), ("1000000", "1,000,000"), ("1.2500", "1.25"), ("1E+3", "1,000")],
)
def test_numbers_are_grouped_and_without_idle_zeros(number, words):
    assert number_words(Decimal(number)) == words
