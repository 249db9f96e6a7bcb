"""How much of a long list a page shows: the first rows, and how many there are in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Window
from django.db.models.functions import RowNumber
from pyroaring import BitMap

from initiatives import facets
from initiatives.models import Activity

# Rows of each list of a page; no country of the record has as many. Four countries side by side,
# the longest of these pages, stay below 500 KB with it.
SHOWN_MAX = 150
BY_ACTIVITY = ("activity__is_undated", "-activity__span_from", "activity__sort_key", "pk")


@dataclass(frozen=True)
class Bound:
    """How many rows of a list are shown, and a list of ``listed`` activities that holds all."""

    shown: int
    number: int
    url: str = ""
    listed: int = 0

    @property
    def is_cut(self) -> bool:
        """Are there more than are shown?"""
        return self.number > self.shown

    @property
    def is_whole(self) -> bool:
        """Are the activities listed at the address all of these and no others?"""
        return self.listed == self.number


def first_rows(rows: QuerySet) -> tuple[list[Any], Bound]:
    """Return the first rows, and how many there are; counted only where there are more."""
    found = list(rows[: SHOWN_MAX + 1])
    shown = found[:SHOWN_MAX]
    return shown, Bound(len(shown), rows.count() if len(found) > len(shown) else len(found))


def first_keys(sets: Mapping[Any, BitMap], order: Sequence[str]) -> dict[Any, list[int]]:
    """Return the keys of the first activities of each set; of what is shown whole, in no order."""
    large = {name: members for name, members in sets.items() if len(members) > SHOWN_MAX}
    whole = {name: list(members) for name, members in sets.items() if name not in large}
    return whole | facets.first_of_each(large, Activity.objects.published(), order, SHOWN_MAX)


def latest(rows: QuerySet, by: str) -> QuerySet:
    """Keep the rows of the latest activities, as many of each value of a column as are shown."""
    place = Window(RowNumber(), partition_by=by, order_by=BY_ACTIVITY)
    ranked = rows.order_by().annotate(place=place).filter(place__lte=SHOWN_MAX)
    return rows.filter(pk__in=ranked.values("pk"))


def counts(rows: QuerySet, shown: Iterable[Any], by: str) -> Counter[str]:
    """Return how many rows there are of each value of a column; few are shown, so that is known."""
    found = Counter(getattr(row, by) for row in shown)
    if max(found.values(), default=0) < SHOWN_MAX:
        return found
    return Counter(dict(rows.order_by().values_list(by).annotate(Count("pk"))))


def activity_count(rows: QuerySet, shown: list[Any], counts: Counter[str]) -> int:
    """Return to how many activities rows belong, each once; not all of them need be shown."""
    if len(shown) == counts.total():
        return len({row.activity_id for row in shown})
    return rows.order_by().aggregate(number=Count("activity", distinct=True))["number"]
