"""The rows that belong to one activity, each set in one query, and none of them of a draft.

``claims_of(activity.pk)`` is a list; the querysets are composed once.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from initiatives import checked, memory
from initiatives.codelists import PublicationState
from initiatives.collected import (
    Collected,
    Part,
    columns_of,
    made,
    source_ids,
    with_parts,
    with_source_ids,
)
from initiatives.models import (
    Activity,
    ActivityRelation,
    Check,
    Claim,
    Commitment,
    Document,
    Evidence,
    Forum,
    Funding,
    Goal,
    Initiative,
    Milestone,
    Observation,
    OrganizationRole,
    Outcome,
    Participation,
    Pillar,
    Statement,
    Theme,
    Workshop,
)
from initiatives.prepared import Prepared
from initiatives.views.promises import with_overrides

PUBLISHED = PublicationState.PUBLISHED
SLUG_AND_NAME = ("slug", "name")
# What only a few activities have: read with the activity itself.
PARTS = (
    Part(
        "statements",
        Statement.objects.order_by("made_on_from", "slug"),
        to=(
            ("person", SLUG_AND_NAME),
            ("body", SLUG_AND_NAME),
            ("country", ("iso_alpha3", "name")),
        ),
    ),
    Part("observations", Observation.objects.all(), to=(("indicator", SLUG_AND_NAME),)),
)
# Long texts of other activities that a link to them does not need.
LONG = ("search_text", "search_words", "summary", "audience")


def with_small_parts(activities: QuerySet) -> QuerySet:
    """Activities with place and series, with small parts, and with what they have none of."""
    of_this = OuterRef("pk")
    return with_parts(
        activities.select_related("series", "place_country")
        .defer("search_text", "search_words")
        .annotate(
            **{f"has_{name}": Exists(rows.rows_of(of_this)) for name, rows in SELDOM.items()},
            last_checked=checked.last_checked(Activity),
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
            milestone_rows=Collected(
                Milestone.objects.filter(activity=of_this).order_by("happened_on_from", "pk"),
                **dict(columns_of(Milestone)),
                source_rows=source_ids(Milestone),
            ),
            document_rows=Collected(
                Document.objects.filter(activity=of_this).order_by("title"),
                **{name: name for name in ("pk", "title", "kind", "language", "url")},
            ),
        ),
        PARTS,
    )


def record_of(kind: Any) -> Prepared:
    """Return what asks for the published activity of a kind that has a slug."""
    return Prepared(lambda slug: with_small_parts(kind.objects.published().filter(slug=slug)), str)


RECORDS = {kind: record_of(kind) for kind in (Initiative, Workshop, Forum)}


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


def milestones_of(activity: Activity) -> list[Any]:
    """Return the milestones that ``with_small_parts`` collected, with the keys of their sources."""
    rows = []
    for values in activity.milestone_rows:  # type: ignore[attr-defined]  # fetched
        row: Any = made(Milestone, values)
        row.source_rows = values["source_rows"]
        rows.append(row)
    return rows


@Prepared
def claims_of(activity: int) -> QuerySet:
    return Claim.objects.standing().filter(activity=activity).order_by("field", "pk")


@Prepared
def participations_of(activity: int) -> QuerySet:
    rows = Participation.objects.filter(activity=activity).select_related("country")
    return with_source_ids(rows).order_by("country__sort_key", "pk")


@Prepared
def organization_roles_of(activity: int) -> QuerySet:
    rows = OrganizationRole.objects.filter(activity=activity)
    rows = rows.select_related("organization__country")
    return with_source_ids(rows).order_by("organization__sort_key", "pk")


@Prepared
def fundings_of(activity: int) -> QuerySet:
    """Money for the activity itself, and for what it promises."""
    mine = Q(activity=activity) | Q(commitment__initiative=activity)
    return Funding.objects.filter(mine).select_related("organization", "commitment")


@Prepared
def relations_of(activity: int) -> QuerySet:
    """Relations from and to the activity, with the activity at the other end if it is public."""
    outgoing = Q(from_activity=activity, to_activity__publication_state=PUBLISHED)
    incoming = Q(to_activity=activity, from_activity__publication_state=PUBLISHED)
    rows = ActivityRelation.objects.filter(outgoing | incoming)
    rows = rows.select_related("from_activity", "to_activity").defer(
        *(f"{end}__{name}" for end in ("from_activity", "to_activity") for name in LONG)
    )
    return with_source_ids(rows).order_by("kind", "pk")


@Prepared
def outcomes_of(activity: int) -> QuerySet:
    """The outcomes of an event, and the outcomes of other events that concern the activity."""
    of_others = Q(concerns=activity, activity__publication_state=PUBLISHED)
    rows = Outcome.objects.filter(Q(activity=activity) | of_others)
    return rows.select_related("activity", "concerns").defer(
        *(f"{end}__{name}" for end in ("activity", "concerns") for name in LONG)
    )


@Prepared
def concerned_by(activity: int) -> QuerySet:
    """What the outcomes of an event concern, with its promises and all that is tied to it."""
    outcomes = Outcome.objects.filter(activity=activity)
    return memory.traced(Activity.objects.filter(pk__in=outcomes.values("concerns")))


@Prepared
def commitments_of(activity: int) -> QuerySet:
    return with_overrides(Commitment.objects.filter(initiative=activity))


@Prepared
def evidence_of(activity: int) -> QuerySet:
    """Deeds that count for what the activity promises, and promises that it is a deed for."""
    counts_for = Q(activity=activity, commitment__initiative__publication_state=PUBLISHED)
    rows = Evidence.objects.filter(Q(commitment__initiative=activity) | counts_for)
    return rows.select_related("commitment__initiative").defer(
        *(f"commitment__initiative__{name}" for name in LONG)
    )


@Prepared
def checks_of(activity: int) -> QuerySet:
    """What was looked for about the activity and about what it promises."""
    rows = Check.objects.filter(Q(activity=activity) | Q(commitment__initiative=activity))
    return rows.select_related("commitment")


# What most activities have none of: the activity tells which are worth a query.
SELDOM = {
    "fundings": fundings_of,
    "relations": relations_of,
    "outcomes": outcomes_of,
    "commitments": commitments_of,
    "evidence": evidence_of,
    "checks": checks_of,
}


def seldom_of(activity: Activity) -> dict[str, list[Any]]:
    """Return the rows of each set of which ``with_small_parts`` found that there are any."""
    return {
        name: rows_of(activity.pk) if getattr(activity, f"has_{name}") else []
        for name, rows_of in SELDOM.items()
    }
