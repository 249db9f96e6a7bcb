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
        keys, few = self.found(place)
        if few is not None:
            return list(few)
        if not keys:
            return []
        rows = self.rows.order_by().in_bulk(keys)
        return [rows[key] for key in keys if key in rows]

    def keys(self, place: slice) -> list[int]:
        """Return the keys of the same rows."""
        keys, few = self.found(place)
        return keys if few is None else list(few.values_list("pk", flat=True))

    def found(self, place: slice) -> tuple[list[int], QuerySet | None]:
        """Return the keys of the rows in order or, where they are among a few, these rows."""
        start, stop = place.start or 0, min(place.stop or self.count(), self.count())
        if start >= stop:
            return [], None
        rows = self.rows.model.objects.published()
        page = facets.page_of(self.selection, rows, self.order, self.columns, start, stop)
        if page.few is None:
            return page.keys, None
        few = facets.sorted_rows(self.rows, page.few, self.columns)
        return [], few[page.start : page.start + stop - start]
