"""What the template of the comparison is given."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from initiatives import facets
from initiatives.codelists import M49Area
from initiatives.models import Commitment, Country, Organization
from initiatives.views import localizing, promises
from initiatives.views.attaching import attach_sources
from initiatives.views.bounds import Bound
from initiatives.views.comparison.counts import blocks_of
from initiatives.views.comparison.sharing import Sharing, Single, groups_of
from initiatives.views.profile import parts
from initiatives.views.profile.page import areas_of

SETS = ("organizations", "commitments", "evidence", "checks")


@dataclass(frozen=True)
class Side:
    """What one of the countries has for itself."""

    country: Country
    areas: list[M49Area]
    has_parts: bool
    only: list[Single]
    of_only: Bound
    organizations: list[Organization]
    promises: list[promises.Promised]


def context_of(countries: Sequence[Country], on: date) -> dict[str, Any]:
    """Return all parts of the page as of a day: as many queries, however many countries."""
    index = facets.current()
    sharing = Sharing(index, countries)
    rows: dict[str, list[Any]] = {"memberships": list(parts.memberships_of(*countries))}
    rows["participations"] = sharing.participations  # second, as sources are numbered
    rows |= {name: list(getattr(parts, f"{name}_of")(*countries)) for name in SETS}
    sources = attach_sources(row for found in rows.values() for row in found)
    promises.complete(rows["commitments"], rows["evidence"], rows["checks"])
    promisers = [row.promiser_country for row in rows["commitments"]]
    localizing.name_countries([*countries, *filter(None, promisers)])
    return {
        "sides": [side_of(sharing, at, rows, on) for at in range(len(countries))],
        "blocks": blocks_of(index, countries),
        "groups": groups_of(countries, rows["memberships"]),
        "sharing": sharing,
        "sources": sources,
    }


def side_of(sharing: Sharing, at: int, rows: dict[str, list[Any]], on: date) -> Side:
    """Return what stands in the column of the country at a place."""
    country = sharing.countries[at]
    own = promises_of(country, rows["commitments"])
    return Side(
        country=country,
        areas=areas_of(country),
        has_parts=bool(sharing.index.part(country.pk)),
        only=sharing.only_of(at),
        of_only=sharing.bound(at, [country]),
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
