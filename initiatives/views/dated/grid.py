"""A month as weeks and days: what stands on which day, and what cannot."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from initiatives.happenings import Count, Period, What
from initiatives.views.dated.shown import DAY, Shown

MONDAY = 0
NAMED = 4  # on one day; its list has all


FIRST: dict[str, int] = {What.EVENT: 0, What.DUE: 1, What.MILESTONE: 2}


@dataclass(frozen=True)
class Entry:
    """A happening on one of its days."""

    row: Shown
    day: int
    days: int


@dataclass
class Day:
    """A day of the month: what stands on it, and whether anything on record does."""

    on: date
    entries: list[Entry] = field(default_factory=list)
    is_taken: bool = False
    url: str = ""

    @property
    def iso(self) -> str:
        return self.on.isoformat()

    @property
    def named(self) -> list[Entry]:
        """Those that the cell names: what takes place or falls due before all else."""
        return sorted(self.entries, key=lambda entry: FIRST.get(entry.row.what, len(FIRST)))[:NAMED]

    @property
    def is_cut(self) -> bool:
        return len(self.entries) > NAMED


@dataclass(frozen=True)
class Week:
    """A week by its ISO number; None in place of days of other months."""

    number: int
    days: list[Day | None]


def days_of(month: Period) -> list[Day]:
    """Return the days of a month."""
    first, last = (date.fromisoformat(text) for text in (month.first, month.last))
    return [Day(first + timedelta(at)) for at in range((last - first).days + 1)]


def weeks_of(days: list[Day]) -> list[Week]:
    """Return the days of a month by weeks, which begin on Monday everywhere (ISO 8601)."""
    first = days[0].on
    by_number: dict[int, Day | None] = {day.on.day: day for day in days}
    found = Calendar(MONDAY).monthdayscalendar(first.year, first.month)
    return [
        Week(
            first.replace(day=max(filter(None, numbers))).isocalendar().week,
            [by_number.get(number) for number in numbers],
        )
        for numbers in found
    ]


def place(days: list[Day], rows: Iterable[Shown]) -> None:
    """Put happenings on each of their days; those without a full day have none."""
    for row in rows:
        if row.is_on_days:
            length = count_days(row.period)
            for day in days:
                if row.period.first <= day.iso <= row.period.last:
                    at = count_days(Period(row.period.first, day.iso))
                    day.entries.append(Entry(row, at, length))


def mark_taken(days: list[Day], counts: Iterable[Count]) -> None:
    """Mark the days on which anything stands."""
    taken = {one.period for one in counts if len(one.start) == DAY and len(one.end) in (0, DAY)}
    for day in days:
        day.is_taken = any(period.first <= day.iso <= period.last for period in taken)


def count_days(period: Period) -> int:
    first, last = (date.fromisoformat(text) for text in (period.first, period.last))
    return (last - first).days + 1
