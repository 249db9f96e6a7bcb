"""What fields of the API need besides the columns of their own row, fetched only if asked for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, QuerySet

from initiatives.collected import Part, with_parts


@dataclass(frozen=True)
class Shown:
    """The annotations, prefetches and parts of a noun, each under the name of a field's source.

    ``needed`` holds the sources of the fields asked for; None stands for all fields.
    """

    columns: dict[str, Any] = field(default_factory=dict)
    lists: tuple[Prefetch, ...] = ()
    parts: tuple[Part, ...] = ()

    def rows(self, rows: QuerySet, needed: Collection[str] | None = None) -> QuerySet:
        """Return rows that bring along what the fields need, in a fixed number of queries."""
        columns = {name: item for name, item in self.columns.items() if asked(name, needed)}
        lists = [item for item in self.lists if asked(item.prefetch_to, needed)]
        rows = rows.annotate(**columns).prefetch_related(*lists)
        return with_parts(rows, self.parts_of(needed))

    def parts_of(self, needed: Collection[str] | None = None) -> list[Part]:
        """Return the parts that the fields need."""
        return [part for part in self.parts if asked(part.name, needed)]


def asked(name: str, needed: Collection[str] | None) -> bool:
    """Does a field that is asked for read this source?"""
    return needed is None or name in needed
