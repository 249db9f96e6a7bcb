"""Who takes part: countries by region and role, organizations by role."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import pgettext

from initiatives.codelists import (
    REGIONS,
    Certainty,
    CountryRole,
    M49Area,
    OrganizationRoleCode,
)
from initiatives.models import Activity, Country, OrganizationRole, Participation


@dataclass(frozen=True)
class Role:
    """All that take part in one role, with all sources that say so."""

    label: Any
    parts: list[Any]
    sources: list[Any]


@dataclass(frozen=True)
class Cell:
    """The countries of one region in one role."""

    label: Any
    parts: list[Participation]


@dataclass(frozen=True)
class Row:
    """One region of the table."""

    region: M49Area
    cells: list[Cell]


@dataclass(frozen=True)
class Table:
    """Countries by region and role, and below each role where that was read."""

    roles: list[Role]
    rows: list[Row]
    absent: list[M49Area]
    remarks: list[Participation]
    named: int
    places: list[dict[str, Any]]


def table_of(activity: Activity) -> Table:
    """Return the countries that take part, by region and role."""
    parts = list(activity.participations.all())
    roles = by_role(parts, CountryRole)
    rows = [Row(region, cells_of(roles, region)) for region in REGIONS]
    return Table(
        roles=roles,
        rows=[row for row in rows if any(cell.parts for cell in row.cells)],
        absent=[row.region for row in rows if not any(cell.parts for cell in row.cells)],
        remarks=[part for part in parts if part.note or part.since],
        named=len({part.country_id for part in parts}),
        places=places_of(parts),
    )


def places_of(parts: Iterable[Participation]) -> list[dict[str, Any]]:
    """Return what roll and map draw of each country, with its roles in words."""
    found: dict[Country, list[Any]] = defaultdict(list)
    for part in parts:
        found[part.country].append(words_of(part))
    return [
        {
            "iso_alpha3": country.iso_alpha3,
            "name": country.local_name,
            "url": country.get_absolute_url(),
            "region": country.region,
            "subregion": country.subregion,
            "intermediate_region": country.intermediate_region,
            "step": "t3",
            "words": pgettext("between words", ", ").join(roles),
        }
        for country, roles in found.items()
    ]


def words_of(part: Participation) -> str:
    """Return a role in words, with its doubt."""
    role = part.get_role_display()
    is_doubtful = part.certainty == Certainty.REPORTED
    return f"{role} ({pgettext('certainty', 'reported')})" if is_doubtful else role


def cells_of(roles: Iterable[Role], region: str) -> list[Cell]:
    """Return one region's cell for each role, empty ones too."""
    return [
        Cell(role.label, [part for part in role.parts if part.country.region == region])
        for role in roles
    ]


def by_role(parts: Iterable[Any], codes: Any) -> list[Role]:
    """Return parts in the order of the roles in a code list, each role with its sources."""
    listed = list(parts)
    found = {code: [part for part in listed if part.role == code] for code in codes}
    return [Role(code.label, own, sources_of(own)) for code, own in found.items() if own]


def sources_of(parts: Iterable[Any]) -> list[Any]:
    """Return the sources of several parts, each once."""
    return list({source.pk: source for part in parts for source in part.sources.all()}.values())


def organizations_of(activity: Activity) -> list[Role]:
    """Return the organizations that take part, by role."""
    parts: list[OrganizationRole] = list(activity.organization_roles.all())
    return by_role(parts, OrganizationRoleCode)
