"""A list in the order of its matches, cut into pages like a queryset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from django.db.models import Case, QuerySet, Value, When
from pyroaring import BitMap

from initiatives.search.query import Query, parse
from initiatives.search.ranking import CANDIDATES_MAX, ranked
from initiatives.search.spelling import forgive


class Keys(Protocol):
    """A set of primary keys, also as a bitmap."""

    def __contains__(self, key: int, /) -> bool: ...

    def __len__(self) -> int: ...


@dataclass(frozen=True)
class Found:
    """How words are read, and the keys of the rows that they find, the best first."""

    query: Query
    keys: Sequence[Any] = ()
    members: BitMap | None = None  # all rows that are found, where known

    @property
    def is_complete(self) -> bool:
        """Are these the keys of all rows that are found?"""
        found = self.keys if self.members is None else self.members
        return len(found) < CANDIDATES_MAX


NOTHING = Found(Query())


def find(rows: QuerySet, text: str) -> Found:
    """Return what a text finds among public rows; words not on record are read as slips.

    Where all words are found, all are on record, so that no slip need be looked for.
    """
    query = parse(text)
    if not query.terms or (keys := keys_of(rows, query)):
        return Found(query, keys if query.terms else ())
    forgiven = forgive(query)
    return Found(forgiven, keys_of(rows, forgiven) if forgiven != query else ())


def keys_of(rows: QuerySet, query: Query) -> list[Any]:
    """Return the keys of the first rows that match, the best first."""
    return [hit.pk for hit in ranked(rows, query)]


class BestFirst:
    """Rows that words find: the ranked ones first, the others in the list's own order."""

    def __init__(
        self,
        rows: QuerySet,
        found: Found,
        order: Sequence[Any],
        members: Keys | None = None,
    ) -> None:
        """Take rows that match, of those found; ``members`` are their keys, where known."""
        self.rows, self.found, self.members = rows.order_by(*order), found, members

    @cached_property
    def keys(self) -> list[Any]:
        """The keys of the ranked rows, the best first."""
        if not self.found.is_complete:
            return keys_of(self.rows, self.found.query)
        members = self.loaded if self.members is None else self.members
        return [pk for pk in self.found.keys if pk in members]

    @cached_property
    def loaded(self) -> dict[Any, Any]:
        """All rows by key: so few are found that reading them at once saves a query."""
        return {row.pk: row for row in self.rows.order_by()}

    @property
    def is_complete(self) -> bool:
        """Are all rows ranked?"""
        return self.found.is_complete or len(self.keys) < CANDIDATES_MAX

    def count(self) -> int:
        if self.is_complete:
            return len(self.keys)
        return self.rows.count() if self.members is None else len(self.members)

    def __iter__(self) -> Iterator[Any]:
        best = self.found.keys if self.found.is_complete else self.keys
        places = {pk: place for place, pk in enumerate(best)}
        yield from sorted(self.rows, key=lambda row: places.get(row.pk, len(places)))

    def __getitem__(self, part: slice) -> list[Any]:
        start, stop = part.start or 0, part.stop if part.stop is not None else self.count()
        is_loaded = self.found.is_complete and self.members is None
        best = self.loaded if is_loaded else self.rows.in_bulk(self.keys[start:stop])
        found = [best[pk] for pk in self.keys[start:stop] if pk in best]
        if stop <= len(self.keys) or self.is_complete:
            return found
        others = self.rows.exclude(pk__in=self.keys)
        return [*found, *others[max(0, start - len(self.keys)) : stop - len(self.keys)]]

    def every(self) -> QuerySet:
        """Return the rows in the same order, to be read all at once."""
        best = self.found.keys if self.found.is_complete else self.keys
        places = [When(pk=pk, then=Value(place)) for place, pk in enumerate(best)]
        first = [Case(*places, default=Value(len(places)))] if places else []
        return self.rows.order_by(*first, *self.rows.query.order_by)
