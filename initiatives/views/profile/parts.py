"""The rows that belong to one country or to several: a query a set, and nothing of a draft."""

from collections.abc import Iterable

from django.db.models import OuterRef, Q, QuerySet

from initiatives import facets
from initiatives.collected import Collected, Part, with_parts, with_source_ids
from initiatives.models import (
    Activity,
    Check,
    Commitment,
    Country,
    Evidence,
    GroupMembership,
    Observation,
    Organization,
    Participation,
    Statement,
)
from initiatives.views.options import local_name
from initiatives.views.promises import with_overrides
from initiatives.views.record.parts import LONG

LATEST = ("is_undated", "-span_from", "sort_key", "pk")
# What few countries have much of: read with the country itself.
PARTS = (
    Part("organizations", Organization.objects.all(), columns=("slug", "name", "kind")),
    Part("observations", Observation.objects.published(), to=(("indicator", ("slug", "name")),)),
)


def without_long(rows: QuerySet, *activities: str) -> QuerySet:
    """Leave out the long texts of activities that a page only links to."""
    return rows.defer(*(f"{path}__{name}" for path in activities for name in LONG))


def memberships_of(*countries: Country) -> QuerySet:
    rows = GroupMembership.objects.filter(country__in=countries).select_related("group")
    return rows.order_by("group__code", "since_from")


def participations_of(activities: Iterable[int], *countries: Country) -> QuerySet:
    """Parts in some activities, the latest first and the undated last."""
    parts = Participation.objects.published().filter(country__in=countries)
    rows = with_source_ids(without_long(parts.select_related("activity"), "activity"))
    order = ("activity__is_undated", "-activity__span_from", "activity__sort_key", "role")
    return facets.sorted_rows(rows, activities, order, "activity")


def parts_of(activities: Iterable[int], countries: Iterable[int]) -> QuerySet:
    """Parts of some countries in some activities, in the order of the countries."""
    rows = facets.among(Participation.objects.published(), activities, "activity")
    rows = rows.filter(country__in=countries).select_related("activity", "country")
    return without_long(rows, "activity").order_by("country__sort_key", "country")


def places_of(country: Country) -> QuerySet:
    """Events that took place in the country though no part of the country in them is recorded."""
    rows = Activity.objects.published().filter(place_country=country)
    return rows.exclude(participations__country=country).defer(*LONG)


def organizations_of(*countries: Country) -> QuerySet:
    return Organization.objects.filter(country__in=countries)


def statements_of(country: Country) -> QuerySet:
    """What was said for the country, or by somebody whose office is there."""
    rows = Statement.objects.published().filter(Q(country=country) | Q(person__country=country))
    rows = rows.select_related("activity", "person", "body", "country")
    return without_long(rows, "activity").order_by("-made_on_from", "slug")


def commitments_of(*countries: Country) -> QuerySet:
    """Promises of published initiatives that the countries made, or bodies of them."""
    made_by = Q(promiser_country__in=countries) | Q(promiser_organization__country__in=countries)
    rows = with_overrides(Commitment.objects.published().filter(made_by))
    return without_long(rows.select_related("initiative"), "initiative")


def evidence_of(*countries: Country) -> QuerySet:
    """Evidence for the promises of ``commitments_of``."""
    made_by = Q(commitment__promiser_country__in=countries)
    made_by |= Q(commitment__promiser_organization__country__in=countries)
    return Evidence.objects.published().filter(made_by)


def checks_of(*countries: Country) -> QuerySet:
    """What was looked for about the countries and about what they promised."""
    about = Q(country__in=countries) | Q(commitment__promiser_country__in=countries)
    about |= Q(commitment__promiser_organization__country__in=countries)
    return Check.objects.published().filter(about).select_related("commitment")


def for_profile(countries: QuerySet[Country]) -> QuerySet[Country]:
    """Countries with their small parts and the others of their area, in the same query."""
    return with_parts(with_area(countries), PARTS)


def with_area(countries: QuerySet[Country]) -> QuerySet[Country]:
    """Let each country bring along the others of its smallest M49 area: code and name."""
    same = {name: OuterRef(name) for name in ("subregion", "intermediate_region")}
    others = Country.objects.filter(**same).exclude(pk=OuterRef("pk")).order_by("sort_key")
    return countries.annotate(area_rows=Collected(others, code="iso_alpha3", name=local_name()))
