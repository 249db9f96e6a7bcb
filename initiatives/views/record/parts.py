"""The rows that belong to one activity, each set in one query, and none of them of a draft."""

from typing import Any

from django.db.models import OuterRef, Q, QuerySet

from initiatives.codelists import PublicationState
from initiatives.collected import Collected, with_source_ids
from initiatives.models import (
    Activity,
    ActivityRelation,
    Check,
    Claim,
    Commitment,
    Document,
    Evidence,
    Funding,
    Goal,
    Milestone,
    Observation,
    OrganizationRole,
    Outcome,
    Participation,
    Pillar,
    Statement,
    Theme,
)
from initiatives.views.promises import with_overrides

PUBLISHED = PublicationState.PUBLISHED
# Long texts of other activities that a link to them does not need.
LONG = ("search_text", "search_words", "summary", "audience")


def with_small_parts(activities: QuerySet) -> QuerySet:
    """Activities with place and series, and with themes, goals, pillars and documents collected."""
    of_this = OuterRef("pk")
    return (
        activities.select_related("series", "place_country")
        .defer("search_text", "search_words")
        .annotate(
            theme_rows=Collected(
                Theme.objects.filter(activities=of_this), pk="pk", slug="slug", name="name"
            ),
            goal_rows=Collected(
                Goal.objects.filter(activities=of_this), pk="pk", number="number", name="name"
            ),
            pillar_rows=Collected(
                Pillar.objects.filter(initiative=of_this).order_by("kind", "number"),
                **{name: name for name in ("pk", "kind", "number", "name", "summary")},
            ),
            document_rows=Collected(
                Document.objects.filter(activity=of_this).order_by("title"),
                **{name: name for name in ("pk", "title", "kind", "language", "url")},
            ),
        )
    )


def small_parts(activity: Activity) -> dict[str, list[Any]]:
    """Return what ``with_small_parts`` collected as rows of their models."""
    models: dict[str, Any] = {
        "themes": Theme,
        "goals": Goal,
        "pillars": Pillar,
        "documents": Document,
    }
    return {
        name: [model(**row) for row in getattr(activity, f"{name.removesuffix('s')}_rows")]
        for name, model in models.items()
    }


def claims_of(activity: Activity) -> QuerySet:
    return Claim.objects.standing().filter(activity=activity).order_by("field", "pk")


def participations_of(activity: Activity) -> QuerySet:
    rows = Participation.objects.filter(activity=activity).select_related("country")
    return with_source_ids(rows).order_by("country__sort_key", "pk")


def organization_roles_of(activity: Activity) -> QuerySet:
    rows = OrganizationRole.objects.filter(activity=activity)
    rows = rows.select_related("organization__country")
    return with_source_ids(rows).order_by("organization__sort_key", "pk")


def milestones_of(activity: Activity) -> QuerySet:
    return with_source_ids(Milestone.objects.filter(activity=activity))


def fundings_of(activity: Activity) -> QuerySet:
    """Money for the activity itself, and for what it promises."""
    mine = Q(activity=activity) | Q(commitment__initiative=activity)
    return Funding.objects.filter(mine).select_related("organization", "commitment")


def statements_of(activity: Activity) -> QuerySet:
    rows = Statement.objects.filter(activity=activity)
    rows = rows.select_related("person", "body", "country")
    return rows.order_by("made_on_from", "slug")


def observations_of(activity: Activity) -> QuerySet:
    return Observation.objects.filter(activity=activity).select_related("indicator")


def relations_of(activity: Activity) -> QuerySet:
    """Relations from and to the activity, with the activity at the other end."""
    rows = ActivityRelation.objects.published()
    rows = rows.filter(Q(from_activity=activity) | Q(to_activity=activity))
    rows = rows.select_related("from_activity", "to_activity").defer(
        *(f"{end}__{name}" for end in ("from_activity", "to_activity") for name in LONG)
    )
    return with_source_ids(rows).order_by("kind", "pk")


def outcomes_of(activity: Activity) -> QuerySet:
    """The outcomes of an event, and the outcomes of other events that concern the activity."""
    of_others = Q(concerns=activity, activity__publication_state=PUBLISHED)
    rows = Outcome.objects.filter(Q(activity=activity) | of_others)
    return rows.select_related("activity", "concerns").defer(
        *(f"{end}__{name}" for end in ("activity", "concerns") for name in LONG)
    )


def commitments_of(activity: Activity) -> QuerySet:
    return with_overrides(Commitment.objects.filter(initiative=activity))


def evidence_of(activity: Activity) -> QuerySet:
    """Deeds that count for what the activity promises, and promises that it is a deed for."""
    counts_for = Q(activity=activity, commitment__initiative__publication_state=PUBLISHED)
    rows = Evidence.objects.filter(Q(commitment__initiative=activity) | counts_for)
    return rows.select_related("commitment__initiative").defer(
        *(f"commitment__initiative__{name}" for name in LONG)
    )


def checks_of(activity: Activity) -> QuerySet:
    """What was looked for about the activity and about what it promises."""
    rows = Check.objects.filter(Q(activity=activity) | Q(commitment__initiative=activity))
    return rows.select_related("commitment")
