"""Participations of one country by activity, and by role, year and kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pyroaring import BitMap

from initiatives.codelists import ActivityKind, CountryRole
from initiatives.facets import Index
from initiatives.models import Activity, Country, Participation
from initiatives.views.profile.counts import Count, count_of, roles_of, years_of
from initiatives.views.record.participants import sources_of


@dataclass(frozen=True)
class Joined:
    """One activity with all roles of the country in it."""

    activity: Activity
    parts: list[Participation]
    sources: list[Any]


@dataclass(frozen=True)
class Column:
    """One column of a grid: a year or a kind; the code "" is for activities without a date."""

    code: str
    label: Any = ""


@dataclass(frozen=True)
class Line:
    """One role over all columns."""

    label: Any
    counts: list[Count]
    total: Count


@dataclass(frozen=True)
class Grid:
    """Roles by years or by kinds, each count with the list that it is of."""

    columns: list[Column]
    lines: list[Line]


def joined(participations: Iterable[Participation]) -> list[Joined]:
    """Return each activity once, in the order given, with all roles in it."""
    found: dict[int, list[Participation]] = {}
    for part in participations:
        found.setdefault(part.activity_id, []).append(part)
    return [Joined(parts[0].activity, parts, sources_of(parts)) for parts in found.values()]


def by_year(index: Index, country: Country) -> Grid:
    """Count by role and year; an activity counts in every year that it touches.

    What has no date stands in a last column without a code, of which there is no list.
    """
    own, code = index.part(country.pk), country.iso_alpha3
    years, is_undated = years_of(index, own), own.intersect(index.undated)
    lines = []
    for role, members in roles_of(index, country).items():
        numbers = index.counted_by_year(members, years)
        counts = [count_of(numbers[year], code, role=role, year=str(year)) for year in years]
        if is_undated:
            counts.append(Count(members.intersection_cardinality(index.undated)))
        lines.append(line_of(role, members, code, counts))
    columns = [Column(str(year)) for year in years]
    return Grid([*columns, Column("")] if is_undated else columns, lines)


def by_kind(index: Index, country: Country) -> Grid:
    """Count by role and kind of activity."""
    code, lines = country.iso_alpha3, []
    for role, members in roles_of(index, country).items():
        numbers = {
            kind: index.of("kind", kind).intersection_cardinality(members) for kind in ActivityKind
        }
        counts = [count_of(numbers[kind], code, role=role, kind=kind) for kind in ActivityKind]
        lines.append(line_of(role, members, code, counts))
    return Grid([Column(kind, kind.label) for kind in ActivityKind], lines)


def line_of(role: CountryRole, members: BitMap, country: str, counts: list[Count]) -> Line:
    """Return the line of a role with its activities in all."""
    return Line(role.label, counts, count_of(len(members), country, role=role))
