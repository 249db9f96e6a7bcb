"""What belongs to activities: evidence, claims, statements and others."""

from django.db.models import Prefetch, QuerySet

from initiatives.api.querysets.shown import Shown
from initiatives.fields import latest
from initiatives.models import (
    ActivityRelation,
    Claim,
    Evidence,
    Observation,
    Outcome,
    Participation,
    Source,
    Statement,
)

WITH_SOURCES = Shown(lists=(Prefetch("sources", Source.objects.all()),))


def evidence() -> QuerySet[Evidence]:
    rows = Evidence.objects.published().select_related("commitment", "activity", "source")
    return rows.order_by("commitment__slug", "number")


def claims() -> QuerySet[Claim]:
    rows = Claim.objects.published().select_related("activity", "source")
    return rows.order_by("activity__slug", "field", "pk")


def statements() -> QuerySet[Statement]:
    return (
        Statement.objects.published()
        .select_related("activity", "person", "body", "country", "source")
        .order_by(*latest("made_on_from", "slug"))
    )


def observations() -> QuerySet[Observation]:
    rows = Observation.objects.published()
    rows = rows.select_related("indicator", "country", "activity", "source")
    return rows.order_by("indicator__sort_key", "as_of_from", "slug")


def relations() -> QuerySet[ActivityRelation]:
    rows = ActivityRelation.objects.published().select_related("from_activity", "to_activity")
    return rows.order_by("from_activity__slug", "kind", "to_activity__slug")


def outcomes() -> QuerySet[Outcome]:
    rows = Outcome.objects.published().select_related("activity", "concerns")
    return rows.order_by("activity__slug", "number")


def participations() -> QuerySet[Participation]:
    rows = Participation.objects.published().select_related("activity", "country")
    return rows.order_by("activity__slug", "role", "country__sort_key", "pk")
