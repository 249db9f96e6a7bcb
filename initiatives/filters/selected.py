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
    order: str
    columns: list[Any]

    def count(self) -> int:
        """Return how many rows there are, without counting them anew."""
        return len(self.selection.members)

    def __getitem__(self, place: slice) -> list[Any]:
        """Return the rows from one place to another."""
        start, stop = place.start or 0, min(place.stop or self.count(), self.count())
        if start >= stop:
            return []
        page = self.page(start, stop)
        if page.few is not None:
            return list(self.sorted(self.rows, page, stop - start))
        found = self.rows.order_by().in_bulk(page.keys)
        return [found[key] for key in page.keys if key in found]

    def keys(self, place: slice) -> list[int]:
        """Return the keys of the same rows."""
        start, stop = place.start or 0, min(place.stop or self.count(), self.count())
        if start >= stop:
            return []
        page = self.page(start, stop)
        if page.few is None:
            return page.keys
        return list(self.sorted(self.rows, page, stop - start).values_list("pk", flat=True))

    def page(self, start: int, stop: int) -> facets.Page:
        rows = self.rows.model.objects.published()
        return facets.page_of(self.selection, rows, self.order, self.columns, start, stop)

    def sorted(self, rows: QuerySet, page: facets.Page, count: int) -> QuerySet:
        """Return the rows of a page that are among a few."""
        few = facets.sorted_rows(rows, page.few or [], self.columns)
        return few[page.start : page.start + count]
