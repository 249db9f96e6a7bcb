"""The span of an activity and its status on a day, as expressions of the database."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Case, F, Q, Value, When

from initiatives.codelists import EVENT_KINDS, ActivityKind, ActivityStatus
from initiatives.fields import first_day_sql, last_day_sql

END_OF_TIME = "9999-12-31"
IS_EVENT = Q(kind__in=EVENT_KINDS)
# What the status of an activity can be where none is recorded.
TOLD_BY_DATES = frozenset(
    {
        ActivityStatus.UNKNOWN,
        ActivityStatus.COMPLETED,
        ActivityStatus.PROPOSED,
        ActivityStatus.ACTIVE,
    }
)
UNDATED = Q(starts_on="", announced_on="", adopted_on="")


def span_from_sql() -> Case:
    """The first day: of the start, else of the announcement, else of the adoption."""
    return Case(
        When(~Q(starts_on=""), then=first_day_sql("starts_on")),
        When(~Q(announced_on=""), then=first_day_sql("announced_on")),
        default=first_day_sql("adopted_on"),
    )


def span_until_sql() -> Case:
    """The last day: of the end, else of an event's start; an initiative runs on."""
    return Case(
        When(~Q(ends_on=""), then=last_day_sql("ends_on")),
        When(UNDATED, then=Value("")),
        When(Q(kind=ActivityKind.INITIATIVE), then=Value(END_OF_TIME)),
        default=last_day_sql("starts_on"),
    )


def status_sql(on: date) -> Case:
    """The status of an activity on a day; events follow their dates unless cancelled."""
    day = on.isoformat()
    return Case(
        When(~Q(status=""), then=F("status")),
        When(span_from="", then=Value(ActivityStatus.UNKNOWN)),
        When(span_until__lt=day, then=Value(ActivityStatus.COMPLETED)),
        When(span_from__gt=day, then=Value(ActivityStatus.PROPOSED)),
        default=Value(ActivityStatus.ACTIVE),
        output_field=models.CharField(),
    )


def is_undated_sql() -> Case:
    """Is no date known at all?"""
    return Case(When(UNDATED, then=Value(True)), default=Value(False))
