"""What came of outcomes: a rule on dates, and the rows that it is asked about."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives import memory, models
from initiatives.memory import Span, follow_up_of, is_later
from tests import factories as make

TODAY = date(2026, 11, 29)
DAYS = st.dates(date(2023, 1, 1), date(2027, 12, 31))
PARTIAL = st.builds(lambda day, length: day.isoformat()[:length], DAYS, st.sampled_from([4, 7, 10]))


@pytest.mark.parametrize(
    ("begun", "over", "later"),
    [
        ("2025-05-18", "2025-05-17", True),
        ("2025-05-17", "2025-05-17", False),
        ("2025-06", "2025-05", True),
        ("2025-05", "2025-05-17", None),
        ("2025-05", "2025-05", None),
        ("2025", "2025-12-31", False),
        ("2026", "2025", True),
        ("2024", "2025", False),
        ("", "2025", None),
        ("2025", "", None),
    ],
)
def test_later_is_what_surely_began_after_the_event(begun, over, later):
    assert is_later(Span.of(begun), Span.of(over)) is later


@given(PARTIAL, PARTIAL, DAYS, DAYS)
def test_no_day_that_the_dates_admit_contradicts_the_answer(begun, over, begun_day, over_day):
    told = is_later(Span.of(begun), Span.of(over))
    is_admitted = begun_day.isoformat().startswith(begun) and over_day.isoformat().startswith(over)

    if is_admitted and told is not None:
        assert (begun_day > over_day) is told


@given(PARTIAL, PARTIAL)
def test_where_the_dates_do_not_tell_they_admit_both_answers(begun, over):
    began, ended = Span.of(begun), Span.of(over)

    if is_later(began, ended) is None:
        assert began.first <= ended.last
        assert began.last > ended.first


@pytest.mark.parametrize(
    ("tied", "state"),
    [
        ([], "none-recorded"),
        ([(False, "2024")], "none-recorded"),
        ([(True, "2027")], "planned"),
        ([(True, "2026-11-29")], "recorded"),
        ([(True, "2026-11-30")], "planned"),
        ([(None, "2025"), (True, "2027")], "unclear"),
        ([(None, "")], "unclear"),
        ([(None, "2025"), (True, "2026-01"), (True, "2027")], "recorded"),
    ],
)
def test_the_strongest_of_what_is_tied_tells_what_is_on_record(tied, state):
    assert follow_up_of([(later, Span.of(begun)) for later, begun in tied], TODAY) == state


def make_outcome(event, number=1, **fields):
    return models.Outcome.objects.create(activity=event, number=number, **fields)


def tie(later, plan, kind="implements"):
    models.ActivityRelation.objects.create(from_activity=later, to_activity=plan, kind=kind)


def recalled():
    rows = models.Outcome.objects.published().select_related("activity")
    return memory.recall(rows.order_by("activity_id", "number"), TODAY)


@pytest.mark.django_db
def test_an_outcome_leads_to_promises_and_to_what_came_later():
    event = make.make_activity("forum", starts_on="2025-07-26", ends_on="2025-07-28")
    plan = make.make_activity("initiative", announced_on="2025-07-26")
    make_outcome(event, text="A plan", concerns=plan)
    course, centre = make.make_activity(starts_on="2026"), make.make_activity(starts_on="2025-09")
    for other in (event, make.make_activity(starts_on="2025-07-27")):
        tie(other, plan)
    tie(course, plan)
    tie(course, plan, "supports")
    tie(centre, plan)
    kept, idle = make.make_commitment(plan), make.make_commitment(plan)
    make.make_evidence(kept, activity=centre)
    make.make_evidence(kept, activity=make.make_activity(starts_on="2024"))
    make.make_evidence(kept, "announcement", activity=make.make_activity(starts_on="2026-02"))

    (found,) = recalled()

    assert found.follow_up == "recorded"
    assert [
        (promise.commitment, [deed.activity for deed in promise.deeds])
        for promise in found.promises
    ] == [(kept, [centre]), (idle, [])]
    assert [(deed.activity, deed.ties) for deed in found.later] == [
        (course, ["Implemented by", "Supported by"])
    ]
    assert found.activities == [course, centre]


@pytest.mark.django_db
def test_what_an_outcome_concerns_is_itself_a_follow_up_if_it_began_later():
    event = make.make_activity("forum", starts_on="2024-09-25")
    group = make.make_activity("initiative", starts_on="2024-12")
    older = make.make_activity("initiative", starts_on="2023")
    make_outcome(event, 1, concerns=group)
    make_outcome(event, 2, concerns=older)
    make_outcome(event, 3, text="Words alone")

    found = recalled()

    assert [row.follow_up for row in found] == ["recorded", "none-recorded", "none-recorded"]
    assert [row.activities for row in found] == [[group], [], []]


@pytest.mark.django_db
def test_neither_drafts_nor_what_was_called_off_followed_anything():
    event = make.make_activity("forum", starts_on="2025")
    plan = make.make_activity("initiative", announced_on="2025")
    make_outcome(event, concerns=plan)
    draft = make.make_activity(starts_on="2026", publication_state="draft")
    tie(draft, plan)
    tie(make.make_activity(starts_on="2026", status="cancelled"), plan)
    make.make_evidence(make.make_commitment(plan), activity=draft, happened_on="2024")
    make_outcome(make.make_activity("forum", publication_state="draft"), text="Hidden")
    make_outcome(event, 2, concerns=make.make_activity("initiative", publication_state="draft"))

    (found,) = recalled()

    assert (found.follow_up, found.activities) == ("none-recorded", [])


@pytest.mark.django_db
def test_outcomes_stand_under_their_state_and_none_is_lost():
    event = make.make_activity("forum", starts_on="2025")
    for number, begun in enumerate(("2026", "", "2027", "2024")):
        plan = make.make_activity("initiative", announced_on="2025")
        tie(make.make_activity(starts_on=begun), plan)
        make_outcome(event, number, concerns=plan)

    found = memory.by_follow_up(recalled())

    assert [(tally.follow_up, len(tally.outcomes)) for tally in found] == [
        ("recorded", 1),
        ("unclear", 1),
        ("planned", 1),
        ("none-recorded", 1),
    ]


@pytest.mark.django_db
def test_memory_costs_two_queries_however_much_there_is(django_assert_num_queries):
    event = make.make_activity("forum", starts_on="2025")
    for size in (10, 100):
        for number in range(event.outcomes.count(), size):
            plan = make.make_activity("initiative", announced_on="2025")
            make_outcome(event, number, concerns=plan)
            course = make.make_activity(starts_on="2026")
            tie(course, plan)
            make.make_evidence(make.make_commitment(plan), activity=course)

        with django_assert_num_queries(2):
            assert sum(len(row.activities) for row in recalled()) == size
