"""All that the API shows of each noun, public rows alone, in a fixed number of queries."""

from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    Prefetch,
    QuerySet,
    StringAgg,
    Value,
    When,
)
from django.db.models.expressions import OuterRef, Subquery
from django.db.models.functions import Cast, Coalesce, Concat

from initiatives.filters.base import activity_count
from initiatives.models import (
    Activity,
    ActivityRelation,
    ActivityVoice,
    Check,
    Claim,
    Commitment,
    Country,
    CountryGroup,
    Evidence,
    Funding,
    GroupMembership,
    Indicator,
    Observation,
    Organization,
    OrganizationRole,
    Outcome,
    Participation,
    Publisher,
    Series,
    Source,
    Statement,
    Theme,
)

JOINT = "\n"  # stands in no code and in no name


def joined(rows: QuerySet, expression: object) -> Coalesce:
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


def country_parts() -> QuerySet[Participation]:
    return Participation.objects.select_related("country").order_by(
        "role", "country__sort_key", "pk"
    )


def organization_parts() -> QuerySet[OrganizationRole]:
    roles = OrganizationRole.objects.select_related("organization")
    return roles.order_by("role", "organization__sort_key", "pk")


def activity_records(queryset: QuerySet[Activity]) -> QuerySet[Activity]:
    """Whole records: what belongs to an activity takes a query a noun."""
    return activities(queryset).prefetch_related(
        *["participations__sources", "organization_roles__sources", "pillars__themes"],
        *["milestones__sources", "documents"],
        Prefetch("commitments", commitment_parts()),
        Prefetch("outcomes", Outcome.objects.select_related("led_to")),
        Prefetch("fundings", Funding.objects.select_related("organization", "source")),
        Prefetch("relations", relations()),
        Prefetch("inverse_relations", relations()),
        Prefetch("statements", statements()),
        Prefetch("observations", observations()),
        Prefetch("claims", claims()),
        Prefetch("checks", Check.objects.order_by("-checked_on_from", "slug")),
    )


def commitment_parts() -> QuerySet[Commitment]:
    """Promises with all that their level is computed from."""
    evidence = Evidence.objects.select_related("activity", "source").order_by("number")
    return (
        Commitment.objects.published()
        .select_related("initiative", "promiser_country", "promiser_organization")
        .prefetch_related(Prefetch("evidence", evidence), "checks", "overrides")
    )


def commitments() -> QuerySet[Commitment]:
    return commitment_parts().select_related("reported_source").prefetch_related("sources")


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
        .order_by(undated_last("made_on"), "-made_on_from", "slug")
    )


def observations() -> QuerySet[Observation]:
    rows = Observation.objects.published()
    rows = rows.select_related("indicator", "country", "activity", "source")
    return rows.order_by("indicator__sort_key", "as_of_from", "slug")


def relations() -> QuerySet[ActivityRelation]:
    rows = ActivityRelation.objects.published().select_related("from_activity", "to_activity")
    rows = rows.prefetch_related("sources")
    return rows.order_by("from_activity__slug", "kind", "to_activity__slug")


def participations() -> QuerySet[Participation]:
    rows = Participation.objects.published().select_related("activity", "country")
    rows = rows.prefetch_related("sources")
    return rows.order_by("activity__slug", "role", "country__sort_key", "pk")


def countries() -> QuerySet[Country]:
    memberships = GroupMembership.objects.select_related("group")
    memberships = memberships.order_by("group__code", "since_from")
    return Country.objects.annotate(
        activities_count=activity_count(Participation, "country")
    ).prefetch_related(Prefetch("memberships", memberships))


def country_records() -> QuerySet[Country]:
    return countries().prefetch_related(
        "names", Prefetch("checks", Check.objects.order_by("-checked_on_from", "slug"))
    )


def groups() -> QuerySet[CountryGroup]:
    members = GroupMembership.objects.select_related("country", "source")
    members = members.order_by("country__sort_key", "since_from")
    return CountryGroup.objects.prefetch_related(Prefetch("memberships", members))


def organizations() -> QuerySet[Organization]:
    roles = OrganizationRole.objects.published().select_related("activity")
    roles = roles.order_by("activity__slug", "role")
    rows = Organization.objects.select_related("country", "parent")
    return rows.prefetch_related(Prefetch("roles", roles))


def sources() -> QuerySet[Source]:
    return Source.objects.select_related("publisher", "origin_publisher", "reprint_of").order_by(
        undated_last("published_on"), "-published_on_from", "sort_key", "pk"
    )


def publishers() -> QuerySet[Publisher]:
    rows = Publisher.objects.select_related("country")
    return rows.annotate(sources_count=Count("sources")).order_by("sort_key", "pk")


def indicators() -> QuerySet[Indicator]:
    return Indicator.objects.prefetch_related(Prefetch("observations", observations()))


def themes() -> QuerySet[Theme]:
    return Theme.objects.annotate(activities_count=activity_count(Activity.themes.through, "theme"))


def series() -> QuerySet[Series]:
    events = Activity.objects.published().defer("search_text")
    return Series.objects.prefetch_related(Prefetch("activities", events))


def undated_last(column: str) -> Case:
    """Return what puts rows without a date behind all others."""
    return Case(When(**{column: ""}, then=Value(1)), default=Value(0))
