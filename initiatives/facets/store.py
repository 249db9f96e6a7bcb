"""The sets as the database keeps them: renewed with each change, read once a process.

A process keeps the sets that it has read and reads anew only those that changed since,
by the data version; so what one process publishes, the others count at once. Where the
sets were never built, as after a plain ``loaddata``, they are read from the rows each time.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils.crypto import get_random_string
from pyroaring import BitMap

from initiatives.facets.index import Index
from initiatives.facets.values import Key, sets_of
from initiatives.models import DataVersion, FacetSet

# The row that says that the sets are complete; its members name this building of them.
COMPLETE: Key = ("", "")
# Asked by every list, so not composed anew each time.
VERSION = """
    SELECT (SELECT members FROM initiatives_facetset WHERE facet = '' AND value = ''), number
    FROM initiatives_dataversion WHERE id = 1
"""
BATCH = 500  # rows written at a time


@dataclass
class Kept:
    """The sets that this process has read, and of which building and data version they are."""

    building: bytes = b""
    number: int = -1
    index: Index | None = None


kept = Kept()


def current(at: tuple[bytes, int] | None = None) -> Index:
    """Return the sets as they are now; ``at`` as in ``memory``."""
    building, number = at or version()
    if is_past(building, number):
        building, number = version()
    return read(building, number) if building else Index(sets_of())


def memory(at: tuple[bytes, int] | None = None) -> Index:
    """Return what remembers until the record changes, for lists of whatever noun.

    ``at`` is the ``version``, where it was read for this page already. What is older than
    what others remember, and all where the sets were never built, is forgotten at once.
    """
    building, number = at or version()
    if is_past(building, number) or not building:
        return Index({})
    return read(building, number)


def is_past(building: bytes, number: int) -> bool:
    """Are the sets that are kept already of a later state?"""
    return building == kept.building and number < kept.number


def read(building: bytes, number: int) -> Index:
    """Return the sets of a building at a data version: those kept, with what changed since."""
    if kept.index and (kept.building, kept.number) == (building, number):
        return kept.index
    is_known = kept.building == building and kept.number < number
    changed = FacetSet.objects.exclude(facet="")
    if is_known:
        changed = changed.filter(version__gt=kept.number)
    rows = changed.values_list("facet", "value", "members").iterator()
    found = {(facet, value): BitMap.deserialize(bytes(members)) for facet, value, members in rows}
    sets = {**kept.index.sets, **found} if kept.index and is_known else found
    index = Index({key: members for key, members in sets.items() if members})
    if not connection.in_atomic_block:  # what is not committed may never be
        past = kept.index
        kept.building, kept.number, kept.index = building, number, index
        if past:  # pages that were answered may hold it for long
            past.forget()
    return index


def version() -> tuple[bytes, int]:
    """Return the building of the sets, empty if there is none, and the data version."""
    with connection.cursor() as cursor:
        cursor.execute(VERSION)
        row = cursor.fetchone()
    return (bytes(row[0] or b""), row[1]) if row else (b"", 0)


@transaction.atomic
def renew(pks: Collection[int]) -> None:
    """Bring the sets in step with some activities whose rows have changed."""
    if not is_built():
        return
    number = next_version()
    wanted, members = sets_of(pks), BitMap(pks)
    had = {key: found for key, held in current().sets.items() if (found := held & members)}
    changed = [
        key for key in {*wanted, *had} if wanted.get(key, BitMap()) != had.get(key, BitMap())
    ]
    rows = {
        (row.facet, row.value): row
        for facet in {facet for facet, _value in changed}
        for row in FacetSet.objects.filter(
            facet=facet, value__in=[value for name, value in changed if name == facet]
        )
    }
    for key in changed:
        row = rows.setdefault(key, FacetSet(facet=key[0], value=key[1]))
        held = BitMap.deserialize(bytes(row.members)) if row.members else BitMap()
        row.members = (held - members | wanted.get(key, BitMap())).serialize()
        row.version = number
    old = [row for row in rows.values() if row.pk]
    FacetSet.objects.bulk_update(old, ["members", "version"], batch_size=BATCH)
    FacetSet.objects.bulk_create([row for row in rows.values() if not row.pk], batch_size=BATCH)


def next_version() -> int:
    """Return the number of the data version that is being written, others waiting for it."""
    counter, _is_new = DataVersion.objects.select_for_update().get_or_create(pk=1)
    return counter.number + 1


def is_built() -> bool:
    """Are the sets kept at all?"""
    return FacetSet.objects.filter(facet="", value="").exists()


def build() -> None:
    """Make the sets unless they are kept already."""
    if not is_built():
        rebuild()


@transaction.atomic
def rebuild() -> None:
    """Make all sets anew from the rows."""
    number, sets = next_version(), sets_of()
    FacetSet.objects.all().delete()
    rows = (
        FacetSet(facet=facet, value=value, members=optimized(members), version=number)
        for (facet, value), members in sets.items()
    )
    building = get_random_string(12).encode()
    complete = FacetSet(facet="", value="", members=building, version=number)
    FacetSet.objects.bulk_create([*rows, complete], batch_size=BATCH)


def optimized(members: BitMap) -> bytes:
    """Return a set in its smallest form."""
    members.run_optimize()
    return members.serialize()


def differing() -> list[str]:
    """Return which sets differ from the rows, as "facet value"; none where they are not kept."""
    building, _number = version()
    if not building:
        return []
    wanted, held = sets_of(), current().sets
    keys = sorted({*wanted, *held})
    return [" ".join(key) for key in keys if wanted.get(key) != held.get(key)]
