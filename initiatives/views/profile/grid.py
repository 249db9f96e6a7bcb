"""Participations of one country by activity, and by role and year."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from initiatives.codelists import CountryRole
from initiatives.models import Activity, Participation
from initiatives.views.record.participants import sources_of

DOTS_UP_TO = 4


@dataclass(frozen=True)
class Joined:
    """One activity with all roles of the country in it."""

    activity: Activity
    parts: list[Participation]
    sources: list[Any]


@dataclass(frozen=True)
class Count:
    """How many activities fall into one cell; up to four are drawn as dots."""

    year: str
    number: int

    @property
    def dots(self) -> range:
        """One for each activity, as long as they can be counted at a glance."""
        return range(self.number if self.number <= DOTS_UP_TO else 0)


@dataclass(frozen=True)
class Line:
    """One role over the years."""

    label: Any
    counts: list[Count]
    total: int


@dataclass(frozen=True)
class Grid:
    """Roles by years; the last column is for activities without a date."""

    years: list[str]
    lines: list[Line]


def joined(participations: Iterable[Participation]) -> list[Joined]:
    """Return each activity once, in the order given, with all roles in it."""
    found: dict[int, list[Participation]] = {}
    for part in participations:
        found.setdefault(part.activity_id, []).append(part)
    return [Joined(parts[0].activity, parts, sources_of(parts)) for parts in found.values()]


def grid_of(participations: Iterable[Participation]) -> Grid:
    """Count activities by role and year; every year between the first and the last has a column."""
    parts = list(participations)
    years = years_of(parts)
    lines = [
        line_of(role, [part for part in parts if part.role == role], years)
        for role in CountryRole
        if any(part.role == role for part in parts)
    ]
    return Grid(years=years, lines=lines)


def years_of(parts: Iterable[Participation]) -> list[str]:
    """Return the years to be shown, and "" at the end if something has no date."""
    known = {year_of(part) for part in parts}
    dated = sorted(int(year) for year in known if year)
    span = [str(year) for year in range(dated[0], dated[-1] + 1)] if dated else []
    return [*span, ""] if "" in known else span


def year_of(part: Participation) -> str:
    """Return the year in which an activity begins, "" if not known."""
    return part.activity.span_from[:4]


def line_of(role: CountryRole, parts: list[Participation], years: Iterable[str]) -> Line:
    """Count the activities of one role in each year."""
    counts = [Count(year, sum(year_of(part) == year for part in parts)) for year in years]
    return Line(role.label, counts, len(parts))
