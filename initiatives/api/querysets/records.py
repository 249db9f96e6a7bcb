"""Countries, organizations, sources and what gathers activities."""

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from initiatives.api.querysets.facts import observations, undated_last
from initiatives.api.querysets.parts import COMMITMENT_PARTS
from initiatives.api.querysets.shown import Shown
from initiatives.filters.conditions import (
    activity_count,
)
from initiatives.models import (
    Activity,
    Check,
    Commitment,
    CountryName,
    GroupMembership,
    Organization,
    OrganizationRole,
    Participation,
    Publisher,
    Source,
)


def commitments() -> QuerySet[Commitment]:
    return Commitment.objects.published().select_related(
        "initiative", "promiser_country", "promiser_organization", "reported_source"
    )


def organizations() -> QuerySet[Organization]:
    return Organization.objects.select_related("country", "parent")


def sources() -> QuerySet[Source]:
    return Source.objects.select_related("publisher", "origin_publisher", "reprint_of").order_by(
        undated_last("published_on"), "-published_on_from", "sort_key", "pk"
    )


def publishers() -> QuerySet[Publisher]:
    return Publisher.objects.select_related("country").order_by("sort_key", "pk")


def members(sides: list[str], *order: str) -> QuerySet[GroupMembership]:
    """Return memberships with the records on these sides."""
    return GroupMembership.objects.select_related(*sides).order_by(*order)


def roles() -> QuerySet[OrganizationRole]:
    rows = OrganizationRole.objects.published().select_related("activity")
    return rows.order_by("activity__slug", "role")


def sources_count() -> Coalesce:
    """Return the number of sources of a publisher."""
    own = Source.objects.filter(publisher=OuterRef("pk")).order_by().values("publisher")
    return Coalesce(Subquery(own.annotate(number=Count("pk")).values("number")), 0)


GROUPS_OF = Prefetch("memberships", members(["group"], "group__code", "since_from"))
MEMBERS_OF = Prefetch(
    "memberships", members(["country", "source"], "country__sort_key", "since_from")
)
COUNTED = {"activities_count": activity_count(Participation, "country")}
CHECKS = Prefetch("checks", Check.objects.order_by("-checked_on_from", "slug"))
COMMITMENTS = Shown(parts=COMMITMENT_PARTS)
COUNTRIES = Shown(COUNTED, (GROUPS_OF,))
COUNTRY_RECORDS = Shown(COUNTED, (GROUPS_OF, Prefetch("names", CountryName.objects.all()), CHECKS))
GROUPS = Shown(lists=(MEMBERS_OF,))
INDICATORS = Shown(lists=(Prefetch("observations", observations()),))
ORGANIZATIONS = Shown(lists=(Prefetch("roles", roles()),))
PUBLISHERS = Shown({"sources_count": sources_count()})
SERIES = Shown(
    lists=(
        Prefetch("activities", Activity.objects.published().defer("search_text", "search_words")),
    )
)
THEMES = Shown({"activities_count": activity_count(Activity.themes.through, "theme")})
