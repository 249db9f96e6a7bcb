"""What words find among activities: sets of keys, so that a million need not be sorted.

What the index of words gives for a word, and what a text finds in which order, is kept with
the sets of ``facets`` until the record changes; pages, counts and filters of one search all
begin with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from pyroaring import BitMap

from initiatives.facets import Index, first_of, members_of, sorted_rows
from initiatives.models import Activity
from initiatives.search import engine
from initiatives.search.best_first import BestFirst, Found
from initiatives.search.matching import condition
from initiatives.search.query import Lookup, Query, parse
from initiatives.search.ranking import CANDIDATES_MAX, Ranked, best, by_rank
from initiatives.search.spelling import forgive

ORDER = list(map(str, Activity._meta.ordering or []))


def find_activities(text: str, index: Index) -> Found:
    """Return what a text finds, kept with the sets; words not on record are read as slips."""
    return index.once(("found", text), lambda: ranked_activities(text, index))


def ranked_activities(text: str, index: Index) -> Found:
    """Return what a text finds, the best first."""
    query = parse(text)
    members = hits(query, index)
    if query.terms and not members:
        query = forgive(query)
        members = hits(query, index)
    is_complete = len(members) < CANDIDATES_MAX
    keys = [hit.pk for hit in first_hits(members, query, index)] if is_complete else []
    return Found(query, keys, members)


def hits(query: Query, index: Index) -> BitMap:
    """Return the published activities that hold every word and every phrase asked."""
    if not query.terms:
        return BitMap()
    if query.phrases:
        return members_of(Activity.objects.published().filter(condition(query)))
    return holding(query.lookup, index)


def holding(lookup: Lookup, index: Index) -> BitMap:
    """Return the published activities whose index of words holds what is looked up."""
    return index.once(
        ("words", lookup), lambda: BitMap(engine.keys(Activity, lookup)) & index.everything
    )


def first_hits(
    members: BitMap, query: Query, index: Index, at_most: int = CANDIDATES_MAX
) -> list[Ranked]:
    """Return the first of some hits, those that are called so before others, the best first."""
    if not members:
        return []
    rows = Activity.objects.published()
    if len(members) <= at_most:
        return best(sorted_rows(rows, members, ORDER), query)
    keys = chosen(members, query, index, at_most)
    found = rows.only("search_words").in_bulk(keys)
    return by_rank(((pk, found[pk].search_words) for pk in keys if pk in found), query)


def chosen(members: BitMap, query: Query, index: Index, at_most: int) -> list[int]:
    """Return the keys of so many of some hits as are ranked: first those that are called so."""
    rows, called = Activity.objects.published(), holding(query.name_lookup, index) & members
    keys = first_of(called, rows, ORDER, at_most)
    return [*keys, *first_of(members - called, rows, ORDER, at_most - len(keys))]


def called_activities(query: Query, index: Index, at_most: int) -> list[Ranked]:
    """Return the first activities that are called so, the best first."""
    called = hits(query, index) & holding(query.name_lookup, index)
    return first_hits(called, query, index, at_most)


class BestActivities(BestFirst):
    """Activities that words find, within the set of those that other filters leave."""

    def __init__(
        self,
        rows: QuerySet,
        found: Found,
        order: Sequence[str],
        members: BitMap,
        plain: QuerySet,
        index: Index,
    ) -> None:
        """Take the rows that match; ``plain`` are those of the list, whatever is asked."""
        super().__init__(rows, found, order, members)
        self.hits, self.order, self.plain, self.index = members, order, plain, index

    @cached_property
    def keys(self) -> list[Any]:
        if self.found.is_complete:
            return [pk for pk in self.found.keys if pk in self.hits]
        if self.hits == self.found.members:
            return self.index.once(("first", self.found.query), self.first_keys)
        return self.first_keys()

    def first_keys(self) -> list[Any]:
        """Return the keys of the first of very many hits, the best first."""
        return [hit.pk for hit in first_hits(self.hits, self.found.query, self.index)]

    def count(self) -> int:
        return len(self.hits)

    def __getitem__(self, part: slice) -> list[Any]:
        start, stop = part.start or 0, part.stop if part.stop is not None else self.count()
        keys = self.keys[start:stop]
        if (wanted := stop - len(self.keys)) > 0 and not self.is_complete:
            rows = self.plain.model.objects.published()
            others = first_of(self.hits - BitMap(self.keys), rows, self.order, wanted)
            keys = [*keys, *others[max(0, start - len(self.keys)) :]]
        found = self.plain.order_by().in_bulk(keys)
        return [found[key] for key in keys if key in found]
