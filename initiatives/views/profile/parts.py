"""The rows that belong to one country, each set in one query, and none of them of a draft."""

from typing import Any

from django.db.models import Q, QuerySet

from initiatives.collected import with_source_ids
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
from initiatives.views.promises import with_overrides
from initiatives.views.record.parts import LONG


def without_long(rows: QuerySet, *activities: str) -> QuerySet:
    """Leave out the long texts of activities that a page only links to."""
    return rows.defer(*(f"{path}__{name}" for path in activities for name in LONG))


def memberships_of(country: Country) -> QuerySet:
    rows = GroupMembership.objects.filter(country=country).select_related("group")
    return rows.order_by("group__code", "since_from")


def participations_of(country: Country) -> QuerySet:
    """Parts in published activities, the latest first and the undated last."""
    parts = Participation.objects.published().filter(country=country)
    rows = without_long(parts.select_related("activity"), "activity")
    order = ("activity__is_undated", "-activity__span_from", "activity__sort_key", "role")
    return with_source_ids(rows).order_by(*order)


def places_of(country: Country) -> QuerySet:
    """Events that took place in the country though no part of the country in them is recorded."""
    rows = Activity.objects.published().filter(place_country=country)
    return rows.exclude(participations__country=country).defer(*LONG)


def organizations_of(country: Country) -> QuerySet:
    return Organization.objects.filter(country=country)


def observations_of(country: Country) -> QuerySet:
    return Observation.objects.published().filter(country=country).select_related("indicator")


def statements_of(country: Country) -> QuerySet:
    """What was said for the country, or by somebody whose office is there."""
    rows = Statement.objects.published().filter(Q(country=country) | Q(person__country=country))
    rows = rows.select_related("activity", "person", "body", "country")
    return without_long(rows, "activity").order_by("-made_on_from", "slug")


def commitments_of(country: Country) -> QuerySet:
    """Promises of published initiatives that the country made, or a body of it."""
    made_by = Q(promiser_country=country) | Q(promiser_organization__country=country)
    rows = with_overrides(Commitment.objects.published().filter(made_by))
    return without_long(rows.select_related("initiative"), "initiative")


def evidence_of(country: Country) -> QuerySet:
    """Evidence for the promises of ``commitments_of``."""
    made_by = Q(commitment__promiser_country=country)
    made_by |= Q(commitment__promiser_organization__country=country)
    return Evidence.objects.published().filter(made_by)


def checks_of(country: Country) -> QuerySet:
    """What was looked for about the country and about what it promised."""
    about = Q(country=country) | Q(commitment__promiser_country=country)
    about |= Q(commitment__promiser_organization__country=country)
    return Check.objects.published().filter(about).select_related("commitment")


def neighbours_of(country: Country) -> QuerySet:
    """Parts of the other countries of its area, in activities in which it has none."""
    own = Participation.objects.filter(country=country).values("activity")
    parts = Participation.objects.published().filter(**area_of(country))
    parts = parts.exclude(country=country).exclude(activity__in=own)
    rows = without_long(parts.select_related("activity", "country"), "activity")
    return rows.order_by("country__sort_key", "country")


def area_of(country: Country) -> dict[str, Any]:
    """Return the smallest M49 area that a country belongs to, as a condition."""
    if country.intermediate_region:
        return {"country__intermediate_region": country.intermediate_region}
    return {"country__subregion": country.subregion}
