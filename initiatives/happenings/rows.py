"""Happenings in the order of their dates, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from initiatives import facets
from initiatives.happenings.counting import Count, counted
from initiatives.happenings.parts import What, dated
from initiatives.happenings.periods import Periods, touches


class Row(NamedTuple):
    """One happening: its partial dates, what they say, and of which row and activity."""

    start: str
    end: str
    what: str
    key: int
    owner: int  # the key of its activity
    words: str = ""  # of a milestone or a promise
    own_address: str = ""  # the slug of a promise
    as_worded: str = ""  # the due date of a promise, if it is no day, month or year


ORDER = ("start", "end", "what", "key")


@dataclass
class Happenings:
    """The happenings of a selection within some periods; a queryset to a paginator.

    ``around`` are wider periods, one year at most, in which they are counted by date as well.
    What is known less exactly comes first: the year, its months, their days.
    """

    selection: facets.Selection
    asked: Periods
    around: Periods

    @cached_property
    def counts(self) -> list[Count]:
        """All that is counted around, by date."""
        return counted(self.selection, self.around)

    def among(self, asked: Periods, *what: What) -> int:
        """Return how many of those around can lie in some periods, of some sorts or all."""
        return sum(
            one.number
            for one in self.counts
            if (not what or one.what in what) and touches(one.period, asked)
        )

    def count(self) -> int:
        """Return how many there are."""
        return self.among(self.asked)

    def __getitem__(self, place: slice) -> list[Row]:
        """Return the happenings from one place to another."""
        if not self.count():
            return []
        parts = [rows.values_list(*Row._fields) for rows in dated(self.selection, self.asked)]
        ordered = parts[0].union(*parts[1:], all=True).order_by(*ORDER)
        return [Row(*row) for row in ordered[place]]
