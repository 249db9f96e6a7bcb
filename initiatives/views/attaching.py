"""Sources of all rows of a page, read in one query and handed to the rows that name them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from initiatives.collected import keep
from initiatives.models import Source
from initiatives.prepared import PreparedSet

FOREIGN_KEYS = ("source", "reported_source")


@PreparedSet
def with_countries(keys: list[int]) -> QuerySet[Source]:
    return Source.objects.with_publisher().filter(pk__in=keys).order_by()


@PreparedSet
def without_countries(keys: list[int]) -> QuerySet[Source]:
    return Source.objects.with_voice().filter(pk__in=keys).order_by()


def attach_sources(rows: Iterable[Any], *, read: PreparedSet = with_countries) -> list[Source]:
    """Give every row the sources that it names; return them in order, each once.

    Many-to-many sources need ``collected.with_source_ids``; a source names itself.
    """
    listed = list(rows)
    keys = dict.fromkeys(key for row in listed for key in source_keys(row))
    found = {source.pk: source for source in read(keys)}
    for row in listed:
        if hasattr(row, "source_rows"):
            keep(row, sources=[found[item["pk"]] for item in row.source_rows])
        for name in FOREIGN_KEYS:
            if key := getattr(row, f"{name}_id", None):
                setattr(row, name, found[key])
    return [found[key] for key in keys]


def source_keys(row: Any) -> list[int]:
    """Return the keys of all sources that a row names."""
    if isinstance(row, Source):
        return [row.pk]
    keys = [item["pk"] for item in getattr(row, "source_rows", ())]
    keys += [getattr(row, f"{name}_id", None) for name in FOREIGN_KEYS]
    return [key for key in keys if key]
