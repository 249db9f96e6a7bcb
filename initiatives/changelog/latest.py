"""The latest changes of one record, as its own page tells them: two queries at most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, partial

from django.db.models import QuerySet

from initiatives.changelog.folding import Recorded
from initiatives.changelog.log import Asked, condition_of, places_in
from initiatives.changelog.rows import is_first, possible_rows
from initiatives.changelog.telling import Change, change_of, details, details_of
from initiatives.changelog.together import Group, grouped
from initiatives.changelog.ways import WAYS
from initiatives.prepared import Prepared

SHOWN = 5
# Rows that may be changes; more of those that turn out to be none hardly stand in a row.
LOOKED_AT = 500
NEWEST_FIRST = ("-history_date", "-way", "-history_id")


@dataclass(frozen=True)
class Latest:
    """The latest changes of a record since it was made public, and whether there are others."""

    groups: list[Group | Recorded]
    has_more: bool


def latest(noun: str, record: int, *, is_preview: bool = False) -> Latest:
    """Return the latest changes of a record by the noun that the log lists it under and its key.

    For a preview an activity is taken for public.
    """
    previewed = record if is_preview else None
    found = later_changes(possible_places(noun)(record), previewed)
    return Latest(grouped(found[:SHOWN]), len(found) > SHOWN)


@cache
def possible_places(noun: str) -> Prepared:
    """Return what asks for the places at which a record may have changed, the latest first.

    Most records never changed, and that is told without comparing any two rows.
    """

    def places_of(record: int) -> QuerySet:
        asked = Asked(records={noun: [record]})
        conditions = ((index, condition_of(way, asked)) for index, way in enumerate(WAYS))
        first, *others = (
            places_in(index, possible_rows(WAYS[index]).filter(condition).order_by())
            for index, condition in conditions
            if condition is not None
        )
        return first.union(*others, all=True).order_by(*NEWEST_FIRST)[:LOOKED_AT]

    return Prepared(places_of)


def later_changes(places: Iterable[tuple[int, int, object]], previewed: int | None) -> list[Change]:
    """Return the latest changes at places, one more than are shown if there are as many."""
    keys: defaultdict[int, list[int]] = defaultdict(list)
    for way, history_id, _moment in places:
        keys[way].append(history_id)
    told = later_details if previewed is None else partial(previewed_details, previewed)
    parts = [told(way).filter(history_id__in=pks) for way, pks in keys.items()]
    if not parts:
        return []
    united = parts[0].union(*parts[1:], all=True).order_by(*NEWEST_FIRST)
    return [change_of(*row) for row in united[: SHOWN + 1]]


@cache
def later_details(index: int) -> QuerySet:
    """Return all that is told of rows of one way that did not make their record public."""
    return without_first(index, details(index))


def previewed_details(activity: int, index: int) -> QuerySet:
    """Return the same, one activity taken for public."""
    return without_first(index, details_of(index, activity))


def without_first(index: int, rows: QuerySet) -> QuerySet:
    """Return the rows of a way but for those that made their record public."""
    way = WAYS[index]
    return rows if way.to else rows.filter(~is_first(way))
