"""Countries, organizations, sources and what gathers activities."""

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from initiatives import checked
from initiatives.api.querysets.parts import (
    ACTIVITY,
    COMMITMENT_PARTS,
    OBSERVATIONS,
    TO_ACTIVITY,
    TO_COUNTRY,
    TO_SOURCE,
)
from initiatives.api.querysets.shown import Shown
from initiatives.collected import Part
from initiatives.facets import ActivitiesOfCountry, ActivitiesOfTheme, beside_index
from initiatives.fields import latest
from initiatives.models import (
    Activity,
    Check,
    Commitment,
    Country,
    CountryName,
    GroupMembership,
    Organization,
    OrganizationRole,
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
    rows = Source.objects.select_related("publisher", "origin_publisher", "reprint_of")
    return rows.order_by(*latest("published_on_from", "sort_key", "pk"))


def publishers() -> QuerySet[Publisher]:
    return Publisher.objects.select_related("country").order_by("sort_key", "pk")


def sources_count() -> Coalesce:
    """Return the number of sources of a publisher."""
    own = Source.objects.filter(publisher=OuterRef("pk")).order_by().values("publisher")
    return Coalesce(Subquery(own.annotate(number=Count("pk")).values("number")), 0)


GROUPS_OF = Part(
    "memberships",
    GroupMembership.objects.order_by("group__code", "since_from", "pk"),
    to=(("group", ("code", "name")),),
)
MEMBERS_OF = Part(
    "memberships",
    GroupMembership.objects.order_by("country__sort_key", "since_from", "pk"),
    to=(TO_COUNTRY, TO_SOURCE),
)
ROLES_OF = Part(
    "roles",
    OrganizationRole.objects.published().order_by("activity__slug", "role", "pk"),
    to=(TO_ACTIVITY,),
)
LATEST = ("is_undated", "-span_from", "sort_key", "pk")
EDITIONS_OF = Part(
    "activities",
    # Of each series its own, then sorted: SQLite would walk all activities in their order.
    Activity.objects.published().order_by(*map(beside_index, LATEST)),
    columns=ACTIVITY,
)
COUNTED = {
    "activities_count": ActivitiesOfCountry(),
    "last_checked": checked.last_checked(Country),
}
CHECKS = Prefetch("checks", Check.objects.order_by("-checked_on_from", "slug"))
COMMITMENTS = Shown({"last_checked": checked.last_checked(Commitment)}, parts=COMMITMENT_PARTS)
COUNTRIES = Shown(COUNTED, parts=(GROUPS_OF,))
COUNTRY_RECORDS = Shown(
    COUNTED, (Prefetch("names", CountryName.objects.all()), CHECKS), (GROUPS_OF,)
)
GROUPS = Shown(parts=(MEMBERS_OF,))
INDICATORS = Shown(parts=(OBSERVATIONS,))
ORGANIZATIONS = Shown(parts=(ROLES_OF,))
PUBLISHERS = Shown({"sources_count": sources_count()})
SERIES = Shown(parts=(EDITIONS_OF,))
SOURCES = Shown({"last_checked": checked.last_checked(Source)})
THEMES = Shown({"activities_count": ActivitiesOfTheme()})
