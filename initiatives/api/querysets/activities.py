"""Activities as rows of a list and as whole records."""

from typing import Any

from django.db.models import (
    CharField,
    F,
    OuterRef,
    Prefetch,
    QuerySet,
    StringAgg,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Concat

from initiatives.api.querysets.facts import (
    claims,
    commitment_parts,
    observations,
    relations,
    statements,
)
from initiatives.models import (
    Activity,
    ActivityVoice,
    Check,
    Funding,
    OrganizationRole,
    Outcome,
    Participation,
)

JOINT = "\n"  # stands in no code and in no name


def joined(rows: QuerySet, expression: Any) -> Coalesce:
    """Return the texts of an activity's rows, joined in one column of its own row."""
    texts = rows.filter(activity=OuterRef("pk")).order_by().values("activity")
    text = texts.annotate(joined=StringAgg(expression, Value(JOINT))).values("joined")
    return Coalesce(Subquery(text), Value(""), output_field=CharField())


def activities(queryset: QuerySet[Activity]) -> QuerySet[Activity]:
    """Rows of a list: themes, participations and roles take a query each."""
    goal = Concat(Cast("goal__number", CharField()), Value(" "), "goal__name")
    return (
        queryset.defer("search_text")
        .select_related("place_country", "series")
        .annotate(
            voice_codes=joined(ActivityVoice.objects.all(), F("voice")),
            goals=joined(Activity.sdgs.through.objects.all(), goal),
        )
        .prefetch_related(
            "themes",
            Prefetch("participations", country_parts()),
            Prefetch("organization_roles", organization_parts()),
        )
    )


def activity_records(queryset: QuerySet[Activity]) -> QuerySet[Activity]:
    """Whole records: what belongs to an activity takes a query a noun."""
    return activities(queryset).prefetch_related(
        *["participations__sources", "organization_roles__sources", "pillars__themes"],
        *["milestones__sources", "documents"],
        Prefetch("commitments", commitment_parts()),
        Prefetch("outcomes", Outcome.objects.select_related("concerns")),
        Prefetch("fundings", Funding.objects.select_related("organization", "source")),
        Prefetch("relations", relations()),
        Prefetch("inverse_relations", relations()),
        Prefetch("statements", statements()),
        Prefetch("observations", observations()),
        Prefetch("claims", claims()),
        Prefetch("checks", Check.objects.order_by("-checked_on_from", "slug")),
    )


def country_parts() -> QuerySet[Participation]:
    return Participation.objects.select_related("country").order_by(
        "role", "country__sort_key", "pk"
    )


def organization_parts() -> QuerySet[OrganizationRole]:
    roles = OrganizationRole.objects.select_related("organization")
    return roles.order_by("role", "organization__sort_key", "pk")
