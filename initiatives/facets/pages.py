"""One page of a selection in the order asked, as fast at the end as at the beginning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import F, OrderBy, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce
from pyroaring import BitMap

from initiatives.facets.index import united
from initiatives.facets.selection import Selection
from initiatives.fields import last_day_of

# So many rows are read and sorted; among more, a walk along the index of the order comes
# upon those of a page sooner.
SORTED_MAX = 1_000
BY_DATE = {"-starts_on": -1, "starts_on": 1}
STRIDE_MIN = 100  # rows that a walk asks for first; each time it asks for four times as many
READ_MAX = 2_000  # rows of a walk that are in memory at once
# For each row wanted, so many rows are rather sorted than walked to, among a million.
SORTED_FOR_EACH = 8


@dataclass
class Page:
    """The rows of a page: their keys in order, or, to be sorted, a few among which they are."""

    keys: list[int] = field(default_factory=list)
    few: BitMap | None = None
    start: int = 0  # place of the page among the few


def page_of(
    selection: Selection, rows: QuerySet, order: str, columns: Sequence[str], start: int, stop: int
) -> Page:
    """Return a page of a selection; ``rows`` are all that the list may show, unfiltered."""
    months: list[str] = []
    passed, members = 0, selection.members
    if order in BY_DATE:
        months, passed = months_of(selection, BY_DATE[order], start, stop)
        members = united(selection.index.of("starts", month) for month in months) & members
    start, stop = start - passed, stop - passed
    if len(members) <= SORTED_MAX:
        return Page(few=members, start=start)
    found: list[int] = []
    for part in parts_of(rows, months):
        found += walked(members, part.order_by(*columns), stop - len(found))
    return Page(keys=found[start:])


def months_of(selection: Selection, direction: int, start: int, stop: int) -> tuple[list[str], int]:
    """Return the months in which a page lies, and how many rows of the selection precede them."""
    dated = [month for month in selection.index.values["starts"][::direction] if month]
    found, passed, before = [], 0, 0
    for month in [*dated, ""]:  # what has no date stands last both ways
        here = selection.index.of("starts", month)
        count = here.intersection_cardinality(selection.members)
        if passed + count > start and count:
            found.append(month)
        else:
            before += count
        passed += count
        if passed >= stop:
            break
    return found, before


def parts_of(rows: QuerySet, months: Sequence[str]) -> list[QuerySet]:
    """Return the rows of some months so that an index leads to them; all rows for no month."""
    if not months:
        return [rows]
    dated, parts = [month for month in months if month], []
    if dated:
        span = {"span_from__gte": min(dated), "span_from__lte": last_day_of(max(dated))}
        parts.append(rows.filter(is_undated=False, **span))
    return [*parts, rows.filter(is_undated=True)] if "" in months else parts


def walked(members: BitMap, ordered: QuerySet, at_most: int) -> list[int]:
    """Return the keys of the first rows that are members."""
    return list(islice((key for key in keys_of(ordered) if key in members), at_most))


def keys_of(ordered: QuerySet) -> Iterator[int]:
    """Yield the keys of rows, read stride by stride."""
    keys = ordered.values_list("pk", flat=True)
    place, stride = 0, STRIDE_MIN
    while True:
        asked, passed = keys[place : place + stride], 0
        for key in asked.iterator(READ_MAX) if stride > READ_MAX else asked:
            passed += 1
            yield key
        if passed < stride:
            return
        place, stride = place + stride, stride * 4


def firsts(sets: Mapping[Any, BitMap], rows: QuerySet, columns: Sequence[str]) -> dict[Any, int]:
    """Return the first member of each set, in the order of some columns of the rows."""
    open_sets = {name: members for name, members in sets.items() if members}
    found: dict[Any, list[int]] = {name: [] for name in sets}
    together = united(open_sets.values())
    if len(together) <= SORTED_MAX:
        keys: Iterable[int] = first_of(together, rows, columns, SORTED_MAX)
    else:
        keys = keys_of(rows.order_by(*columns))
    deal(keys, open_sets, found, 1)
    return {name: key for name, keys_found in found.items() for key in keys_found}


def first_of(members: BitMap, rows: QuerySet, columns: Sequence[str], at_most: int) -> list[int]:
    """Return the keys of the first members, in the order of some columns of the rows."""
    if len(members) > max(SORTED_MAX, SORTED_FOR_EACH * at_most):
        return walked(members, rows.order_by(*columns), at_most)
    few = sorted_rows(rows, members, columns).values_list("pk", flat=True)
    return list(few[:at_most]) if members else []


def first_of_each(
    sets: Mapping[Any, BitMap], rows: QuerySet, columns: Sequence[str], at_most: int
) -> dict[Any, list[int]]:
    """Return the keys of the first members of each set: small sets are sorted, others walked to."""
    bound = max(SORTED_MAX, SORTED_FOR_EACH * at_most)
    small = {name: members for name, members in sets.items() if len(members) <= bound}
    large = {name: members for name, members in sets.items() if len(members) > bound}
    found: dict[Any, list[int]] = {name: [] for name in sets}
    if few := united(small.values()):
        deal(sorted_rows(rows, few, columns).values_list("pk", flat=True), small, found, at_most)
    if large:
        deal(keys_of(rows.order_by(*columns)), large, found, at_most)
    return found


def deal(
    keys: Iterable[int], sets: Mapping[Any, BitMap], found: dict[Any, list[int]], at_most: int
) -> None:
    """Give each set the keys that are its members, in order, until all have enough."""
    open_sets = dict(sets)
    for key in keys:
        for name in [name for name, members in open_sets.items() if key in members]:
            found[name].append(key)
            if len(found[name]) == at_most:
                del open_sets[name]
        if not open_sets:
            break


def sorted_rows(
    rows: QuerySet, few: Iterable[int], columns: Sequence[str], path: str = "pk"
) -> QuerySet:
    """Return a few rows in an order, looked up by their keys at a path and then sorted.

    SQLite would walk the whole index of the order if it saw the bare columns.
    """
    return among(rows, few, path).order_by(*map(beside_index, columns))


def beside_index(column: str) -> OrderBy:
    """Return the order by a column as an expression that no index serves."""
    name = column.lstrip("-")
    value = Coalesce(F(name), F(name))
    return value.desc() if column.startswith("-") else value.asc()


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
