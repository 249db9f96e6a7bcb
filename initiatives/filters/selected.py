"""Activities as a list asks for them: counted and paged by sets, whatever the filter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from initiatives import facets


@dataclass
class SelectedRows:
    """The rows of a selection in an order; takes the place of a queryset in a paginator."""

    selection: facets.Selection
    rows: QuerySet  # all that the list can show, unfiltered
    filtered: QuerySet  # the same rows, filtered by the database
    order: str
    columns: list[Any]

    def count(self) -> int:
        """Return how many rows there are, without counting them anew."""
        return len(self.selection.members)

    def __getitem__(self, place: slice) -> list[Any]:
        """Return the rows from one place to another."""
        return list(self.of(place))

    def keys(self, place: slice) -> list[int]:
        """Return the keys of the same rows."""
        return list(self.of(place).values_list("pk", flat=True))

    def of(self, place: slice) -> QuerySet:
        """Return the rows from one place to another, to be read."""
        start, stop = place.start or 0, min(place.stop or self.count(), self.count())
        if start >= stop:
            return self.rows.none()
        page = facets.page_of(self.selection, self.order, start, stop)
        rows = self.filtered
        if page.candidates is not None:
            rows = facets.among(self.rows, page.candidates)
        return rows.order_by(*self.columns)[page.start : page.start + stop - start]
