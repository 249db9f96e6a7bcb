"""Records made public, counted by day: a load of thousands is one line of the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max
from django.db.models.functions import TruncDate

from initiatives.changelog.log import Log
from initiatives.changelog.telling import Change


@dataclass(frozen=True)
class Recorded:
    """How many records became public on a day (UTC), and when the last of them did."""

    day: date
    changed_at: datetime
    count: int


def recorded_days(log: Log) -> list[Recorded]:
    """Return the days on which records became public, the latest first, in one query."""
    parts = [
        rows.annotate(day=TruncDate("history_date"))
        .values("day")
        .annotate(last=Max("history_date"), number=Count("history_id"))
        .values_list("day", "last", "number")
        for _index, rows in log.narrowed(is_first=True).parts()
    ]
    united = parts[0].union(*parts[1:], all=True).order_by() if parts else []
    found: dict[date, Recorded] = {}
    for day, last, number in united:
        known = found.get(day, Recorded(day, last, 0))
        found[day] = Recorded(day, max(last, known.changed_at), known.count + number)
    return sorted(found.values(), key=lambda item: item.day, reverse=True)


@dataclass(frozen=True)
class Page:
    """A part of the log, the latest first, with the days on which records became public."""

    entries: list[Change | Recorded]
    has_more: bool


def page_of(log: Log, changes: list[Change], start: int, *, is_folded: bool) -> Page:
    """Return the changes from a position on; ``is_folded`` adds days between them."""
    after = log.moment_at(start + len(changes))
    if not is_folded or (start and not changes):
        return Page([*changes], after is not None)
    until = changes[0].changed_at if start else None
    return Page(with_days(changes, recorded_days(log), until, after), after is not None)


def with_days(
    changes: list[Change],
    days: Iterable[Recorded],
    until: datetime | None,
    after: datetime | None,
) -> list[Change | Recorded]:
    """Return changes and the days from ``after`` up to ``until``, None being the log's own end."""
    told = [
        day
        for day in days
        if (until is None or day.changed_at <= until) and (after is None or day.changed_at > after)
    ]
    return sorted([*changes, *told], key=lambda item: item.changed_at, reverse=True)
