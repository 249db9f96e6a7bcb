"""Stretches of days, as ISO 8601 text: what lies in them, and whether two of them touch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from initiatives.fields import first_day_of, last_day_of

MONTH, YEAR = len("2025-05"), len("2025")
MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True)
class Period:
    """The days from first to last, inclusive."""

    first: str
    last: str

    @classmethod
    def of(cls, start: str, end: str = "") -> Period:
        """Return all days on which something with these partial dates can lie."""
        first = first_day_of(start)
        return cls(first, max(first, last_day_of(end or start)))

    def touches(self, other: Period) -> bool:
        """Have both a day in common?"""
        return self.first <= other.last and self.last >= other.first

    @property
    def month(self) -> str:
        """The one month in which all of it lies, "" if it lies in several."""
        return self.first[:MONTH] if self.first[:MONTH] == self.last[:MONTH] else ""


# Conditions that must all hold; each is met by touching one of its periods.
Periods = Sequence[Sequence[Period]]


def touches(period: Period, asked: Periods) -> bool:
    """Can something that lies in a period be found under all conditions?"""
    return all(any(period.touches(one) for one in condition) for condition in asked)


def year_of(number: int) -> Period:
    """Return a year."""
    return Period.of(f"{number:04}")


def month_of(text: str, further: int = 0) -> Period:
    """Return a month such as 2025-05, or the one so many months further."""
    year, month = divmod(int(text[:YEAR]) * 12 + int(text[YEAR + 1 : MONTH]) - 1 + further, 12)
    return Period.of(f"{year:04}-{month + 1:02}")


def months_of(year: int) -> list[Period]:
    """Return the twelve months of a year."""
    return [Period.of(f"{year:04}-{month:02}") for month in range(1, MONTHS_OF_A_YEAR + 1)]


def years_touching(years: Iterable[int], asked: Periods) -> list[int]:
    """Return those years that can hold something under all conditions."""
    return [number for number in years if touches(year_of(number), asked)]
