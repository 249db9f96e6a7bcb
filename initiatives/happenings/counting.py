"""How many happenings there are, and when: without reading any one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count as Number

from initiatives import facets
from initiatives.codelists import EVENT_KINDS, ActivityKind
from initiatives.happenings.parts import dated
from initiatives.happenings.periods import MONTH, YEAR, Period, Periods, months_of
from initiatives.models.spans import END_OF_TIME


@dataclass(frozen=True)
class Count:
    """How many happenings of one sort have the same dates."""

    start: str
    end: str
    what: str
    number: int

    @cached_property
    def period(self) -> Period:
        """All days on which they can lie."""
        return Period.of(self.start, self.end)


def counted(selection: facets.Selection, asked: Periods) -> list[Count]:
    """Return the happenings within some periods as numbers by date, in one query."""
    names = ("start", "end", "what")
    parts = [
        rows.values(*names).annotate(number=Number("pk")).values_list(*names, "number")
        for rows in dated(selection, asked)
    ]
    return [Count(*row) for row in parts[0].union(*parts[1:], all=True).order_by()]


def years_with_any(index: facets.Index) -> list[int]:
    """Return the years in which anything on record can lie, whatever the filter."""
    return index.once("years with happenings", lambda: sorted(map(int, years_in(index))))


def years_in(index: facets.Index) -> set[str]:
    everything = facets.Selection(index, {}, date.min)  # no status is asked: no day matters
    events = {month[:YEAR] for month, count in events_by_month(everything).items() if count}
    initiatives = index.of("kind", ActivityKind.INITIATIVE)
    others = {
        month[:YEAR]
        for facet in ("starts", "ends")
        for month in by_month(index, facet, initiatives)
        if not END_OF_TIME.startswith(month)
    }
    return {*events, *others, *index.values["dated"]}


def holds_any(selection: facets.Selection, year: int) -> bool:
    """Has a selection more in a year than what began before and has no end on record?"""
    index = selection.index
    endless = index.of("ends", END_OF_TIME[:MONTH])
    begun = index.any_of("starts", [month.month for month in months_of(year)])
    ending, noted = index.in_year(year) - endless, index.of("dated", f"{year:04}")
    return any(selection.members & found for found in (begun, ending, noted))


def events_by_month(selection: facets.Selection) -> dict[str, int]:
    """Return how many events can lie in each month of the years that have any.

    Told by the sets of activities that begin and end in a month: those begun by then,
    without those over before.
    """
    index = selection.index
    events = selection.members & index.any_of("kind", EVENT_KINDS) - index.undated
    begun, ended = (by_month(index, facet, events) for facet in ("starts", "ends"))
    if not begun:
        return {}
    found, underway = {}, 0
    for year in range(int(min(begun)[:YEAR]), int(max(ended)[:YEAR]) + 1):
        for month in months_of(year):
            underway += begun.get(month.month, 0)
            found[month.month] = underway
            underway -= ended.get(month.month, 0)
    return found


def by_month(index: facets.Index, facet: str, members: Any) -> dict[str, int]:
    """Return how many members begin, or end, in each month that has any."""
    counts = {
        month: index.of(facet, month).intersection_cardinality(members)
        for month in index.values[facet]
        if month
    }
    return {month: count for month, count in counts.items() if count}
