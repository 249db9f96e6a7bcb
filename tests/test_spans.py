"""From when to when an activity lasts, and where it stands in a list; undated ones stand last."""

from datetime import date

import pytest

from initiatives.fields import order_constraint, partial_date_constraint
from initiatives.models import Activity, Theme
from tests.factories import build_activity, make_activity

pytestmark = pytest.mark.django_db
END = "9999-12-31"

# kind, dates, first day, last day, is undated
SPANS = [
    ("workshop", {"starts_on": "2025-05-12"}, "2025-05-12", "2025-05-12", False),
    ("workshop", {"starts_on": "2024-02"}, "2024-02-01", "2024-02-29", False),
    ("forum", {"starts_on": "2025"}, "2025-01-01", "2025-12-31", False),
    ("forum", {"starts_on": "2025-05-12", "ends_on": "2025-05"}, "2025-05-12", "2025-05-31", False),
    ("forum", {"starts_on": "2025", "ends_on": "2025-06"}, "2025-01-01", "2025-06-30", False),
    ("workshop", {"apply_by": "2025-03"}, "", "", True),
    ("workshop", {}, "", "", True),
    ("initiative", {"starts_on": "2024"}, "2024-01-01", END, False),
    ("initiative", {"starts_on": "2024", "ends_on": "2026"}, "2024-01-01", "2026-12-31", False),
    ("initiative", {"announced_on": "2023-10-18"}, "2023-10-18", END, False),
    ("initiative", {"adopted_on": "2024-07"}, "2024-07-01", END, False),
    ("initiative", {"announced_on": "2023", "adopted_on": "2024"}, "2023-01-01", END, False),
    ("initiative", {"announced_on": "2023", "starts_on": "2025"}, "2025-01-01", END, False),
    ("initiative", {"adopted_on": "2023", "starts_on": "2025"}, "2025-01-01", END, False),
    ("initiative", {}, "", "", True),
]


@pytest.mark.parametrize(("kind", "dates", "first", "last", "is_undated"), SPANS)
def test_span_follows_the_dates_of_its_kind(kind, dates, first, last, is_undated):
    activity = make_activity(kind, **dates)

    assert (activity.span_from, activity.span_until, activity.is_undated) == (
        first,
        last,
        is_undated,
    )


def make_dated(*dates):
    for text in dates:
        make_activity(starts_on=text, name=text or "undated")


def test_latest_come_first_and_a_year_ranks_as_its_first_day():
    make_dated("2024", "", "2025-05-12", "2025", "2025-05", "2024-12-31")

    assert [activity.name for activity in Activity.objects.all()] == [
        "2025-05-12",
        "2025-05",
        "2025",
        "2024-12-31",
        "2024",
        "undated",
    ]


def test_undated_stand_last_in_the_other_direction_too():
    make_dated("2024", "", "2025-05-12", "2023-01")

    earliest = Activity.objects.order_by("is_undated", "span_from", "sort_key")

    assert [activity.name for activity in earliest] == ["2023-01", "2024", "2025-05-12", "undated"]


def test_same_day_is_ordered_by_folded_name():
    for name in ("Zebra", "éclair", "Apple", "estuary"):
        make_activity(starts_on="2025", name=name)

    assert [activity.name for activity in Activity.objects.all()] == [
        "Apple",
        "éclair",
        "estuary",
        "Zebra",
    ]


# starts_on, ends_on, accepted
ORDERS = [
    ("2025-05-12", "2025-05-12", True),
    ("2025-05-12", "2025-05", True),
    ("2025-05-12", "2025", True),
    ("2025-05", "2025-05-01", True),
    ("2025", "2025-01-01", True),
    ("2025-05", "2025", True),
    ("", "2025", True),
    ("2025", "", True),
    ("", "", True),
    ("2025-05-12", "2025-05-11", False),
    ("2025-05-12", "2025-04", False),
    ("2025-05", "2025-04-30", False),
    ("2025-05", "2024", False),
    ("2025", "2024-12-31", False),
    ("2025", "2024", False),
]


@pytest.mark.parametrize(("earlier", "later", "is_accepted"), ORDERS)
def test_later_date_may_not_lie_before_the_earlier_one(earlier, later, is_accepted):
    constraint = order_constraint("any", "apply_by", "starts_on")
    make_activity(apply_by=earlier, starts_on=later)

    assert constraint.name == "any_starts_on_not_before_apply_by"
    assert constraint.violation_error_message == "The later date lies before the earlier one."
    assert Activity.objects.filter(constraint.condition).exists() is is_accepted


FORMS = [
    ("", True),
    ("2025", True),
    ("0001", True),
    ("2025-01", True),
    ("2025-12", True),
    ("2025-05-01", True),
    ("2025-05-31", True),
    ("202", False),
    ("20251", False),
    ("2O25", False),
    ("202X", False),
    ("x025", False),
    ("2025-5", False),
    ("2025-00", False),
    ("2025-13", False),
    ("2025/05", False),
    ("2025-05-1", False),
    ("2025-05-00", False),
    ("2025-05-32", False),
    ("2025-05/12", False),
    ("2025/05-12", False),
    ("2025-05-12 ", False),
    ("2025  ", False),
    ("2025-05-121", False),
    ("tomorrow", False),
]


@pytest.mark.parametrize(("text", "is_accepted"), FORMS)
def test_database_refuses_what_has_not_the_form_of_a_date(text, is_accepted):
    constraint = partial_date_constraint("theme", "name")
    Theme.objects.create(slug="theme", name=text)

    assert constraint.name == "theme_name_is_a_partial_date"
    assert constraint.violation_error_message == "Write a date as 2025-05-12, 2025-05 or 2025."
    assert Theme.objects.filter(constraint.condition).exists() is is_accepted


# status, dates, and the status on 1 June 2025
STATUSES = [
    ("", {}, "unknown"),
    ("", {"starts_on": "2025-05-31"}, "completed"),
    ("", {"starts_on": "2025-06-01"}, "active"),
    ("", {"starts_on": "2025-06-02"}, "proposed"),
    ("", {"starts_on": "2025"}, "active"),
    ("", {"starts_on": "2025-05", "ends_on": "2025-06"}, "active"),
    ("cancelled", {"starts_on": "2025-06-02"}, "cancelled"),
    ("suspended", {}, "suspended"),
]


@pytest.mark.parametrize(("status", "dates", "expected"), STATUSES)
def test_status_of_an_event_follows_from_its_dates(status, dates, expected):
    activity = make_activity("forum", status=status, **dates)

    assert activity.status_on(date(2025, 6, 1)) == expected


def test_kind_is_set_when_a_proxy_is_made():
    kinds = {kind: build_activity(kind) for kind in ("initiative", "workshop", "forum")}

    assert {kind: made.kind for kind, made in kinds.items()} == {kind: kind for kind in kinds}
    assert [made.is_event for made in kinds.values()] == [False, True, True]
