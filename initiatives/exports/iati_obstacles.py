"""What keeps an activity from IATI, told of one row and, in the same words, by the database."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, TextChoices, Value, When
from django.db.models.functions import Length
from django.db.models.lookups import LessThan
from django.utils.translation import gettext_lazy as _

from initiatives.codelists import ActivityStatus
from initiatives.datewords import words
from initiatives.exports import iati_codes as codes
from initiatives.exports.iati import DAY, parts_of, start_of
from initiatives.models import Activity, OrganizationRole, Participation
from initiatives.models.spans import status_sql


class Obstacle(TextChoices):
    """What keeps an activity from the standard, the first that is found."""

    UNDATED = "undated", _("No date is known; IATI asks for a day.")
    NO_DAY = "no-day", _("Of the start only %(date)s is known; IATI asks for a day.")
    NO_STATUS = "no-status", _("Its status is not known; IATI asks for one.")
    NOT_BEGUN = "not-begun", _("It is proposed, and no day is known on which it is to start.")
    NOBODY = (
        "nobody",
        _("Nobody is recorded in a role that IATI has: funding, leading or carrying out."),
    )


def obstacle_of(row: Activity, on: date) -> str:
    """Return what keeps an activity from the standard, "" for nothing; as ``with_obstacle``."""
    status = ActivityStatus(row.status_on(on))
    start = start_of(row)
    if start is None:
        return Obstacle.UNDATED
    if len(start.day) < DAY:
        return Obstacle.NO_DAY
    if status not in codes.ACTIVITY_STATUS:
        return Obstacle.NO_STATUS
    if status == ActivityStatus.PROPOSED and not row.starts_on:
        return Obstacle.NOT_BEGUN
    return "" if parts_of(row) else Obstacle.NOBODY


def with_obstacle(rows: QuerySet[Activity], on: date) -> QuerySet[Activity]:
    """Annotate activities with ``obstacle``, told by the database alone."""
    unknown = [status for status in ActivityStatus if status not in codes.ACTIVITY_STATUS]
    countries = Participation.objects.filter(role__in=codes.COUNTRY_ROLE)
    organizations = OrganizationRole.objects.filter(role__in=codes.ORGANIZATION_ROLE)
    of_this = {"activity": OuterRef("pk")}
    is_carried_out = Exists(countries.filter(**of_this)) | Exists(organizations.filter(**of_this))
    start = Case(
        When(~Q(starts_on=""), then=F("starts_on")),
        When(~Q(announced_on=""), then=F("announced_on")),
        default=F("adopted_on"),
    )
    is_proposed = Q(current_status=ActivityStatus.PROPOSED, starts_on="")
    obstacle = Case(
        When(is_undated=True, then=Value(Obstacle.UNDATED)),
        When(LessThan(Length(start), DAY), then=Value(Obstacle.NO_DAY)),
        When(current_status__in=unknown, then=Value(Obstacle.NO_STATUS)),
        When(is_proposed, then=Value(Obstacle.NOT_BEGUN)),
        When(~is_carried_out, then=Value(Obstacle.NOBODY)),
        default=Value(""),
    )
    return rows.annotate(current_status=status_sql(on)).annotate(obstacle=obstacle)


def why_not(row: Activity, on: date) -> str:
    """Say why the standard cannot carry an activity; "" if it can."""
    obstacle = obstacle_of(row, on)
    return reason(row, obstacle) if obstacle else ""


def reason(row: Activity, obstacle: str) -> str:
    """Say an obstacle in words."""
    start = start_of(row)
    return str(Obstacle(obstacle).label % {"date": words(start.day) if start else ""})


def unexportable(rows: QuerySet[Activity], on: date) -> QuerySet[Activity]:
    """Return the activities that the standard cannot carry, with the ``obstacle`` of each."""
    found: Any = with_obstacle(rows, on)
    return found.exclude(obstacle="")
