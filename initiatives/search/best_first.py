"""A list in the order of its matches, cut into pages like a queryset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from initiatives.models import Activity
from initiatives.search.matching import matching, read
from initiatives.search.query import Query
from initiatives.search.ranking import CANDIDATES_MAX, ranked


class BestFirst:
    """Rows that match a query: the ranked ones first, the others in the list's own order."""

    def __init__(
        self, rows: QuerySet, query: Query, order: Sequence[Any], count: int | None = None
    ) -> None:
        """Rank rows that match; ``count`` says how many they are, where that is known."""
        self.rows, self.known = rows.order_by(*order), count
        self.keys = [hit.pk for hit in ranked(rows, query)]

    @cached_property
    def is_complete(self) -> bool:
        """Are all rows ranked?"""
        return len(self.keys) < CANDIDATES_MAX

    def count(self) -> int:
        if self.is_complete:
            return len(self.keys)
        return self.rows.count() if self.known is None else self.known

    __len__ = count

    def __iter__(self) -> Iterator[Any]:
        places = {pk: place for place, pk in enumerate(self.keys)}
        yield from sorted(self.rows, key=lambda row: places.get(row.pk, len(places)))

    def __getitem__(self, part: slice) -> list[Any]:
        start, stop = part.start or 0, part.stop if part.stop is not None else self.count()
        best = self.rows.in_bulk(self.keys[start:stop])
        found = [best[pk] for pk in self.keys[start:stop] if pk in best]
        if stop <= len(self.keys) or self.is_complete:
            return found
        others = self.rows.exclude(pk__in=self.keys)
        return [*found, *others[max(0, start - len(self.keys)) : stop - len(self.keys)]]


def activity_pks(asked: Query | str) -> tuple[list[int], QuerySet]:
    """Return the keys of the published activities that words find: the best in order, and all."""
    query = read(asked) if isinstance(asked, str) else asked
    rows = matching(Activity.objects.published(), query)
    best = [hit.pk for hit in ranked(rows, query)] if query else []
    return best, rows.order_by().values_list("pk", flat=True)
