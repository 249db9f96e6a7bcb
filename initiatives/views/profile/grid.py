"""Participations of one country by activity, and by role, year and kind."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from initiatives.codelists import ActivityKind, CountryRole
from initiatives.models import Activity, Participation
from initiatives.models.spans import END_OF_TIME
from initiatives.views.profile.counts import Count, count_of, is_in_year
from initiatives.views.record.participants import sources_of

YEAR = len("2025")


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


def by_year(country: str, participations: Iterable[Participation]) -> Grid:
    """Count by role and year; an activity counts in every year that it touches."""
    parts = list(participations)
    columns = [Column(year) for year in years_of(parts)]
    return grid_of(country, parts, columns, cell_of_year)


def by_kind(country: str, participations: Iterable[Participation]) -> Grid:
    """Count by role and kind of activity."""
    columns = [Column(kind, kind.label) for kind in ActivityKind]
    return grid_of(country, list(participations), columns, cell_of_kind)


def grid_of(
    country: str,
    parts: list[Participation],
    columns: list[Column],
    cell: Callable[[str, str, list[Participation], str], Count],
) -> Grid:
    """Return a line for each role on record, in the order of the code list."""
    by_role = {role: [part for part in parts if part.role == role] for role in CountryRole}
    lines = [
        Line(
            label=role.label,
            counts=[cell(country, role, own, column.code) for column in columns],
            total=count_of(own, country, role=role),
        )
        for role, own in by_role.items()
        if own
    ]
    return Grid(columns, lines)


def cell_of_year(country: str, role: str, parts: list[Participation], year: str) -> Count:
    """Count the activities of a role that touch a year; without one, those that no list parts."""
    if not year:
        return Count(sum(part.activity.is_undated for part in parts))
    touching = [part for part in parts if is_in_year(part.activity, year)]
    return count_of(touching, country, role=role, year=year)


def cell_of_kind(country: str, role: str, parts: list[Participation], kind: str) -> Count:
    """Count the activities of a role that are of a kind."""
    of_kind = [part for part in parts if part.activity.kind == kind]
    return count_of(of_kind, country, role=role, kind=kind)


def years_of(parts: Iterable[Participation]) -> list[str]:
    """Return the years to be shown, and "" at the end if something has no date.

    They reach from the first beginning to the last beginning or stated end.
    """
    activities = [part.activity for part in parts]
    ends = [day for row in activities for day in (row.span_from, row.span_until)]
    dated = sorted(int(day[:YEAR]) for day in ends if day and day != END_OF_TIME)
    span = [str(year) for year in range(dated[0], dated[-1] + 1)] if dated else []
    return [*span, ""] if any(row.is_undated for row in activities) else span
