"""Conditions on one and the same participation: its country, group, region, income and role."""

from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from initiatives.codelists import CountryRole, IncomeGroup, M49Area
from initiatives.fields import CodePointField
from initiatives.filters.base import CodesFilter, KeysFilter
from initiatives.models import Country, CountryGroup, GroupMembership

PARAMETERS = ["country", "group", "region", "income", "role"]
# Of lists of countries: whoever is a member then is asked about, whatever was before.
MEMBERS_ON_THE_DAY = _("Such as LDC; membership counts on the day asked with “on”")


def countries_filter(**options: Any) -> KeysFilter:
    """Return the filter for countries by ISO 3166-1 alpha-3 code, in either case."""
    return KeysFilter(
        label=_("Country"),
        queryset=Country.objects.all(),
        to_field_name="iso_alpha3",
        pattern="[A-Za-z]{3}",
        normalize=str.upper,
        help_text=_("ISO 3166-1 alpha-3, such as KEN"),
        **options,
    )


def groups_filter(**options: Any) -> KeysFilter:
    """Return the filter for country groups by code."""
    options.setdefault("help_text", _("Such as LDC; membership counts on the day of the activity"))
    return KeysFilter(
        label=_("Country group"),
        queryset=CountryGroup.objects.all(),
        to_field_name="code",
        **options,
    )


def regions_filter(**options: Any) -> CodesFilter:
    """Return the filter for regions, subregions and intermediate regions."""
    return CodesFilter(
        label=_("Region"), choices=M49Area, help_text=_("M49 code, such as 202"), **options
    )


def income_filter(**options: Any) -> CodesFilter:
    """Return the filter for income groups."""
    return CodesFilter(label=_("Income group"), choices=IncomeGroup, **options)


def role_filter(**options: Any) -> CodesFilter:
    """Return the filter for roles of countries."""
    return CodesFilter(label=_("Role"), choices=CountryRole, **options)


def in_areas(prefix: str, codes: list[str]) -> Q:
    """Return the condition that a country lies in one of the M49 areas, of whatever level."""
    levels = ("region", "subregion", "intermediate_region")
    return Q(*[(f"{prefix}{level}__in", codes) for level in levels], _connector=Q.OR)


def narrowed(participations: QuerySet, asked: dict[str, Any], today: date) -> QuerySet:
    """Return the participations that meet every one of the five conditions asked."""
    if asked.get("country"):
        participations = participations.filter(country__in=asked["country"])
    if asked.get("role"):
        participations = participations.filter(role__in=asked["role"])
    if asked.get("income"):
        participations = participations.filter(country__income_group__in=asked["income"])
    if asked.get("region"):
        participations = participations.filter(in_areas("country__", asked["region"]))
    if asked.get("group"):
        participations = of_members(participations, asked["group"], today)
    return participations


def of_members(participations: QuerySet, groups: list[CountryGroup], today: date) -> QuerySet:
    """Return participations of countries in a group on the first day of their activity."""
    day = Case(
        When(activity__span_from="", then=Value(today.isoformat())),
        default=F("activity__span_from"),
        output_field=CodePointField(),
    )
    memberships = GroupMembership.objects.on(OuterRef("day_of_membership"))
    members = memberships.filter(group__in=groups, country=OuterRef("country"))
    return participations.alias(day_of_membership=day).filter(Exists(members))
