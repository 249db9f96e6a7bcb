"""Countries, organizations, sources and what gathers activities."""

from django.db.models import Count, Prefetch, QuerySet

from initiatives.api.querysets.facts import observations, undated_last
from initiatives.api.querysets.parts import COMMITMENT_PARTS
from initiatives.collected import with_parts
from initiatives.filters.base import activity_count
from initiatives.models import (
    Activity,
    Check,
    Commitment,
    Country,
    CountryGroup,
    GroupMembership,
    Indicator,
    Organization,
    OrganizationRole,
    Participation,
    Publisher,
    Series,
    Source,
    Theme,
)


def commitments() -> QuerySet[Commitment]:
    """Promises with all that their level is computed from."""
    rows = Commitment.objects.published().select_related(
        "initiative", "promiser_country", "promiser_organization", "reported_source"
    )
    return with_parts(rows, COMMITMENT_PARTS)


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
    events = Activity.objects.published().defer("search_text", "search_words")
    return Series.objects.prefetch_related(Prefetch("activities", events))
