"""What the template of the comparison is given."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from initiatives.codelists import M49Area
from initiatives.models import Commitment, Country, Organization
from initiatives.views import localizing, promises
from initiatives.views.attaching import attach_sources
from initiatives.views.comparison.counts import blocks_of
from initiatives.views.comparison.sharing import (
    Single,
    activities_of,
    groups_of,
    only_of,
    sharing_of,
)
from initiatives.views.profile import parts
from initiatives.views.profile.page import areas_of

SETS = ("memberships", "participations", "organizations", "commitments", "evidence", "checks")


@dataclass(frozen=True)
class Side:
    """What one of the countries has for itself."""

    country: Country
    areas: list[M49Area]
    has_parts: bool
    only: list[Single]
    organizations: list[Organization]
    promises: list[promises.Promised]


def context_of(countries: Sequence[Country], on: date) -> dict[str, Any]:
    """Return all parts of the page as of a day: as many queries, however many countries."""
    rows = {name: list(getattr(parts, f"{name}_of")(*countries)) for name in SETS}
    sources = attach_sources(row for found in rows.values() for row in found)
    promises.complete(rows["commitments"], rows["evidence"], rows["checks"])
    promisers = [row.promiser_country for row in rows["commitments"]]
    localizing.name_countries([*countries, *filter(None, promisers)])
    by_country = {
        country.iso_alpha3: [row for row in rows["participations"] if row.country_id == country.pk]
        for country in countries
    }
    held = activities_of(countries, rows["participations"])
    sides = [side_of(country, rows, only_of(held, at), on) for at, country in enumerate(countries)]
    return {
        "sides": sides,
        "blocks": blocks_of(by_country),
        "groups": groups_of(countries, rows["memberships"]),
        "sharing": sharing_of(held, len(countries)),
        "sources": sources,
    }


def side_of(country: Country, rows: dict[str, list[Any]], only: list[Single], on: date) -> Side:
    """Return what stands in the column of one country."""
    own = promises_of(country, rows["commitments"])
    return Side(
        country=country,
        areas=areas_of(country),
        has_parts=any(row.country_id == country.pk for row in rows["participations"]),
        only=only,
        organizations=[row for row in rows["organizations"] if row.country_id == country.pk],
        promises=promises.assessed(own, on),
    )


def promises_of(country: Country, commitments: Iterable[Commitment]) -> list[Commitment]:
    """Return what a country promised, or a body of it."""
    return [
        row
        for row in commitments
        if country.pk == row.promiser_country_id
        or (row.promiser_organization and country.pk == row.promiser_organization.country_id)
    ]
