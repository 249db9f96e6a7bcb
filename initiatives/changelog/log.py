"""The log: changes of all nouns as one list, the latest first, read in two queries a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from itertools import batched
from typing import Any

from django.db.models import IntegerField, Q, QuerySet, Value

from initiatives.changelog.rows import first_rows, later_rows, public_rows
from initiatives.changelog.telling import Change, told
from initiatives.changelog.ways import WAYS, Way
from initiatives.models import Activity


@dataclass(frozen=True)
class Asked:
    """What of the log is asked for; nothing set asks for all of it. Days are ISO text."""

    nouns: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()  # of the activity that a change is about
    records: dict[str, list[int]] = field(default_factory=dict)  # primary keys by noun
    first_day: str = ""
    last_day: str = ""
    is_first: bool | None = None  # records made public alone, or everything else alone


@dataclass(frozen=True)
class Place:
    """Where a change stands in the log: what comes later has a later place."""

    moment: datetime
    way: int
    history_id: int


class Log:
    """The changes asked for. Paginators read it as they read querysets: counted and sliced."""

    model = Activity.history.model  # filter sets ask for one

    def __init__(self, asked: Asked | None = None, alias: str = "default") -> None:
        self.asked, self.alias = asked or Asked(), alias

    def all(self) -> Log:
        return self

    def none(self) -> list[Change]:
        return []

    def using(self, alias: str) -> Log:
        """Return the same log, read through another connection."""
        return Log(self.asked, alias)

    def narrowed(self, **asked: Any) -> Log:
        """Return a part of the log."""
        return Log(replace(self.asked, **asked), self.alias)

    def count(self) -> int:
        return self.places().count()

    def __getitem__(self, part: slice) -> list[Change]:
        """Return the changes of a page."""
        newest_first = self.places().order_by("-history_date", "-way", "-history_id")
        return told(list(newest_first[part]), self.alias)

    def blocks(self, size: int) -> Iterator[list[Change]]:
        """Yield all changes, the latest first, so many at a time; their places are read once."""
        newest_first = self.places().order_by("-history_date", "-way", "-history_id")
        for places in batched(newest_first.iterator(chunk_size=size), size, strict=False):
            yield told(places, self.alias)

    def moment_at(self, position: int) -> datetime | None:
        """Return when the change at a position was made, counted from the latest."""
        newest_first = self.places().order_by("-history_date", "-way", "-history_id")
        return next((place[2] for place in newest_first[position : position + 1]), None)

    def after(self, place: Place | None, size: int) -> list[Change]:
        """Return the next changes behind a place, the earliest first."""
        oldest_first = self.places(place).order_by("history_date", "way", "history_id")
        return told(list(oldest_first[:size]), self.alias)

    def places(self, after: Place | None = None) -> QuerySet:
        """Return way, key and moment of every change asked for."""
        parts = [
            places_in(index, rows.filter(behind(index, after))) for index, rows in self.parts()
        ]
        nothing = places_in(0, self.model.objects.using(self.alias).none())
        return nothing.union(*parts, all=True)

    def parts(self) -> Iterator[tuple[int, QuerySet]]:
        """Yield the rows of each way that can hold what is asked for."""
        for index, way in enumerate(WAYS):
            condition = condition_of(way, self.asked)
            if condition is not None:
                rows = rows_of(way, self.asked.is_first).filter(condition)
                yield index, rows.using(self.alias).order_by()


def places_in(index: int, rows: QuerySet) -> QuerySet:
    """Return way, key and moment of rows."""
    placed = rows.annotate(way=Value(index, IntegerField()))
    return placed.values_list("way", "history_id", "history_date")


@cache
def rows_of(way: Way, is_first: bool | None) -> QuerySet:
    """Return the public rows of a way: all, those that made records public, or the others.

    Composed once a process, which takes several times as long as asking.
    """
    if is_first is None:
        return public_rows(way)
    return first_rows(way) if is_first else later_rows(way)


def condition_of(way: Way, asked: Asked) -> Q | None:
    """Return what rows of a way must meet; None if none of them can."""
    if (asked.nouns and way.noun not in asked.nouns) or (asked.is_first and way.to):
        return None
    condition = during(asked.first_day, asked.last_day)
    choices: list[tuple[list[str], Any]] = [
        (way.columns_to(noun), pks) for noun, pks in asked.records.items()
    ]
    choices += [(way.kind_columns, asked.kinds)] if asked.kinds else []
    for columns, values in choices:
        if not columns:
            return None
        condition &= Q(*((f"{column}__in", values) for column in columns), _connector=Q.OR)
    return condition


def during(first_day: str, last_day: str) -> Q:
    """Return the condition that a row was written within days (UTC), both included."""
    days = {"history_date__date__gte": first_day, "history_date__date__lte": last_day}
    return Q(**{name: day for name, day in days.items() if day})


def behind(index: int, place: Place | None) -> Q:
    """Return the condition that rows of a way come after a place."""
    if place is None:
        return Q()
    if index < place.way:
        return Q(history_date__gt=place.moment)
    if index > place.way:
        return Q(history_date__gte=place.moment)
    later = Q(history_date__gt=place.moment)
    return later | Q(history_date=place.moment, history_id__gt=place.history_id)
