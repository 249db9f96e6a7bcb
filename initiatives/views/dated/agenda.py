"""Happenings as a list: what is known by year or month alone apart from what has its days."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from initiatives.datewords import words
from initiatives.happenings.periods import MONTH, YEAR
from initiatives.views.dated.shown import DAY, Shown


class Exactness(IntEnum):
    """How exactly the dates of a happening are stated."""

    MONTH = 1
    YEAR = 2
    MIXED = 3  # from or until some time in a month or a year
    DAYS = 4


def exactness(row: Shown) -> Exactness:
    """Return how exactly the dates of a happening are stated."""
    lengths = {len(text) for text in (row.start, row.end) if text}
    if lengths == {DAY}:
        return Exactness.DAYS
    if row.end:
        return Exactness.MIXED
    return Exactness.YEAR if lengths == {YEAR} else Exactness.MONTH


def groups_of(rows: Iterable[Shown]) -> list[dict[str, Any]]:
    """Return happenings in the order given, under headings that say when."""
    return [
        {"title": title, "says_date": level < Exactness.MIXED, "rows": list(found)}
        for (level, title), found in groupby(rows, lambda row: (exactness(row), title_of(row)))
    ]


def apart(rows: Iterable[Shown]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return what has no day in a month, the most exact first, and what has."""
    ordered = sorted(rows, key=exactness)
    vague = [row for row in ordered if exactness(row) != Exactness.DAYS]
    return groups_of(vague), groups_of(ordered[len(vague) :])


def title_of(row: Shown) -> str:
    """Return the heading that a happening stands under."""
    if exactness(row) == Exactness.DAYS:
        return words(row.start[:MONTH])
    if exactness(row) == Exactness.MIXED:
        return _("Over a time not stated to the day")
    return _("Some time in %(date)s") % {"date": words(row.start)}
