"""One page of a selection in the order asked, as fast at the end as at the beginning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from pyroaring import BitMap

from initiatives.facets.selection import Selection

# Up to so many rows are sorted by the database; with more it walks an index.
SORTED_MAX = 20_000
BY_DATE = {"-starts_on": -1, "starts_on": 1}


@dataclass
class Page:
    """Candidates for a page that are already in reach, and where among them it begins."""

    candidates: BitMap | None  # None: all that the filters leave
    start: int


def page_of(selection: Selection, order: str, start: int, stop: int) -> Page:
    """Return among which rows the page from start to stop lies, and from which place on."""
    members = selection.members
    if len(members) <= SORTED_MAX and order not in BY_DATE:
        return Page(members, start)
    if order not in BY_DATE:
        return Page(None, start)
    return by_month(selection, BY_DATE[order], start, stop)


def by_month(selection: Selection, direction: int, start: int, stop: int) -> Page:
    """Return the months in which a page of rows in the order of their dates lies."""
    months = selection.index.values["starts"]
    dated = [month for month in months[::direction] if month]
    found, passed, before = BitMap(), 0, 0
    for month in [*dated, ""]:  # what has no date stands last both ways
        here = selection.index.of("starts", month)
        count = here.intersection_cardinality(selection.members)
        if passed + count > start and count:
            found |= here & selection.members
        else:
            before += count
        passed += count
        if passed >= stop:
            break
    return Page(found, start - before)


def among(queryset: QuerySet, pks: Iterable[int], path: str = "pk") -> QuerySet:
    """Return the rows with the given keys at a path: one parameter, however many keys."""
    listed = list(pks)
    if connection.vendor == "postgresql":
        keys = RawSQL("SELECT unnest(%s::bigint[])", [listed])
    else:
        keys = RawSQL("SELECT value FROM json_each(%s)", [str(listed)])
    return queryset.filter(**{f"{path}__in": keys})


def members_of(queryset: QuerySet) -> BitMap:
    """Return the primary keys of some rows as a set."""
    return BitMap(queryset.order_by().values_list("pk", flat=True))
