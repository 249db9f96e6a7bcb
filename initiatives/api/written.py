"""Rows of a list in JSON, each written once for each state of the record.

Read from the database are only those that were not yet written; the keys of a page tell which.
"""

from collections.abc import Callable, Hashable, Iterable
from functools import partial
from typing import Any

from rest_framework.renderers import JSONRenderer

from initiatives.facets import among
from initiatives.filters.selected import SelectedRows

Write = Callable[[list[Any]], Iterable[Any]]


class WrittenRows:
    """The rows of a selection in JSON; takes their place in a paginator.

    ``write`` turns rows into what the serializer gives of each, ``told`` is all that this
    depends on besides the record.
    """

    def __init__(self, rows: SelectedRows, write: Write, told: Hashable) -> None:
        self.rows, self.write, self.told = rows, write, told

    def count(self) -> int:
        """Return how many rows there are."""
        return self.rows.count()

    def __getitem__(self, place: slice) -> list[bytes]:
        """Return the rows from one place to another."""
        index = self.rows.selection.index
        kept = index.drawings
        if self.told not in kept:  # nothing is written yet: no need to ask for keys first
            index.drawn(self.told, lambda: True)
            return list(self.written(self.rows[place]).values())
        keys = self.rows.keys(place)
        found = {key: kept[self.told, key] for key in keys if (self.told, key) in kept}
        if missing := [key for key in keys if key not in found]:
            found |= self.written(among(self.rows.rows, missing))
        return [found[key] for key in keys if key in found]

    def written(self, rows: Iterable[Any]) -> dict[int, bytes]:
        """Write rows, keep what was written, and empty them.

        A row and what was fetched for it point to one another, and would stay in memory.
        """
        listed, index = list(rows), self.rows.selection.index
        texts = map(JSONRenderer().render, self.write(listed))
        found = dict(zip([row.pk for row in listed], texts, strict=True))
        for row in listed:
            vars(row).clear()
        for key, text in found.items():
            index.drawn((self.told, key), partial(bytes, text))
        return found


class Written(list[bytes]):
    """The rows of one page, as they were written."""


class PageRenderer(JSONRenderer):
    """Writes a page around rows that are written already."""

    def render(self, data: Any, *args: Any, **kwargs: Any) -> bytes:
        rows = data.get("results") if isinstance(data, dict) else None
        if not isinstance(rows, Written):
            return super().render(data, *args, **kwargs)
        head = super().render({**data, "results": []}, *args, **kwargs)
        return head.removesuffix(b"]}") + b",".join(rows) + b"]}"


def is_indented(request: Any) -> bool:
    """Is JSON asked for with indents, as ``Accept: application/json; indent=4`` does?"""
    return "indent" in (request.accepted_media_type or "")
