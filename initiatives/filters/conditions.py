"""Conditions that filters of several nouns share: periods, ties to activities, their number."""

from typing import Any

from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from initiatives.codelists import PublicationState
from initiatives.fields import first_day_of, last_day_of

FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"


def period(first: str, last: str) -> tuple[str, str]:
    """Return the first and the last day of a period; an open side reaches to the end of time."""
    return first_day_of(first) or FIRST_DAY, last_day_of(last) or LAST_DAY


def touching(column: str, first: str, last: str) -> Q:
    """Return the condition that a partial date can lie within a period; unknown ones do not."""
    start, end = period(first, last)
    return Q(**{f"{column}_from__lte": end, f"{column}_until__gte": start})


def linked(queryset: QuerySet, model: type[Model], **conditions: Any) -> QuerySet:
    """Return the activities to which a row of a model, such as a role, meets all conditions."""
    rows = model._default_manager.filter(activity=OuterRef("pk"), **conditions)
    return queryset.filter(Exists(rows))


def activity_count(model: type[Model], name: str) -> Coalesce:
    """Return to how many published activities rows of a model, such as roles, tie a record."""
    published = Q(activity__publication_state=PublicationState.PUBLISHED)
    ties = model._default_manager.filter(published, **{name: OuterRef("pk")}).order_by()
    counted = ties.values(name).annotate(number=Count("activity", distinct=True))
    return Coalesce(Subquery(counted.values("number")), 0)
