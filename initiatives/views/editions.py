"""The editions of a series of events in order, and what the record does not know of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from initiatives.models import Activity


@dataclass(frozen=True)
class Gaps:
    """What keeps a series from being whole on record, as far as its numbers tell."""

    missing: list[int]
    unnumbered: int
    undated: int

    @property
    def are_any(self) -> bool:
        """Is there anything to be said?"""
        return bool(self.missing or self.unnumbered or self.undated)


def missing_numbers(numbers: Iterable[int]) -> list[int]:
    """Return the numbers below the highest one for which there is no edition."""
    found = set(numbers)
    return [number for number in range(1, max(found, default=0)) if number not in found]


def gaps_of(editions: Iterable[Activity]) -> Gaps:
    """Return which editions are not on record, and how many are without a number or a date."""
    listed = list(editions)
    numbers = [row.edition_number for row in listed if row.edition_number is not None]
    return Gaps(
        missing=missing_numbers(numbers),
        unnumbered=len(listed) - len(numbers),
        undated=sum(row.is_undated for row in listed),
    )


def ranges(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return numbers as runs, first and last: 1, 2, 3, 6 are (1, 3) and (6, 6)."""
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
