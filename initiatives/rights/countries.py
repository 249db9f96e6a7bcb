"""Whose countries a user records: those of a focal point, or all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from initiatives.models import (
    Commitment,
    Country,
    Funding,
    Observation,
    Organization,
    OrganizationRole,
    Participation,
    Person,
    Statement,
)
from initiatives.rights.publishing import publishes

FOCAL_POINT = "Focal point"  # the group that migration 0002 made
# What says of which country a row is: a country, or an organization or a person of one.
NAMED: dict[type[Any], tuple[str, ...]] = {
    Participation: ("country",),
    OrganizationRole: ("organization",),
    Commitment: ("promiser_country", "promiser_organization"),
    Funding: ("organization",),
    Statement: ("country", "person", "body"),
    Observation: ("country",),
    Organization: ("country",),
    Person: ("country",),
}


def countries_of(user: Any) -> dict[int, str] | None:
    """Return the countries that a user may record, alpha-3 by primary key; None for all.

    A focal point to whom no country was given yet may record none.
    """
    if publishes(user):
        return None
    rows = Country.objects.filter(focal_points__user=user).order_by("iso_alpha3")
    own = dict(rows.values_list("pk", "iso_alpha3"))
    return own if own or user.groups.filter(name=FOCAL_POINT).exists() else None


def country_of(value: Any) -> Country | None:
    """Return the country that something is, or is of; None for what is of none."""
    return value if value is None or isinstance(value, Country) else value.country


def foreign_in(
    model: type[Any], given: Mapping[str, Any], user: Any
) -> Iterator[tuple[str, ValidationError]]:
    """Yield each field by which a row would be of a country that this user does not record."""
    named = [name for name in NAMED.get(model, ()) if given.get(name)]
    own = countries_of(user) if named else None
    for name in named if own is not None else ():
        country = country_of(given[name])
        if country and country.pk not in (own or {}):
            yield name, refusal_of([country], own or {})


def is_foreign(row: Any, user: Any) -> bool:
    """Would a row that is not on record yet be of a country that this user does not record?

    What names something that is gone is taken for foreign.
    """
    try:
        given = {name: getattr(row, name) for name in NAMED.get(type(row), ())}
    except ObjectDoesNotExist:
        return True
    return any(True for _refused in foreign_in(type(row), given, user))


def foreign_among(codes: Iterable[str], user: Any) -> list[Country]:
    """Return the countries (ISO 3166-1 alpha-3) that this user does not record."""
    own = countries_of(user)
    if own is None:
        return []
    return list(Country.objects.filter(iso_alpha3__in=set(codes) - set(own.values())))


def require_own(codes: Iterable[str], user: Any) -> None:
    """Refuse countries that this user does not record, by their names."""
    if foreign := foreign_among(codes, user):
        raise refusal_of(foreign, countries_of(user) or {})


def refusal_of(foreign: Iterable[Country], own: Mapping[int, str]) -> ValidationError:
    """Say which countries are not those of a user, and which are."""
    return ValidationError(
        _("Not among your countries (%(own)s): %(foreign)s."),
        code="foreign_country",
        params={
            "own": ", ".join(own.values()) or _("none yet"),
            "foreign": ", ".join(f"{country.name} ({country.iso_alpha3})" for country in foreign),
        },
    )


def naming_foreign(rows: QuerySet, user: Any) -> QuerySet:
    """Return the rows that are of a country which this user does not record."""
    names = NAMED.get(rows.model, ())
    own = countries_of(user) if names else None
    if own is None:
        return rows.none()
    condition = Q()
    for name in names:
        is_country = rows.model._meta.get_field(name).related_model is Country
        way = name if is_country else f"{name}__country"
        condition |= Q(**{f"{way}__isnull": False}) & ~Q(**{f"{way}__in": list(own)})
    return rows.filter(condition)
