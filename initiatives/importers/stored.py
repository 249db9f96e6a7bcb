"""What the portal holds already: rows, their links, and their fingerprints when loaded."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.db import models
from django.utils import timezone

from initiatives.importers.content import Links
from initiatives.importers.records import Record
from initiatives.importers.references import concrete
from initiatives.models import LoadedRecord

BLOCK = 1000  # primary keys
KEY_LENGTH = LoadedRecord._meta.get_field("key").max_length or 0


class Stored:
    """Rows and links as they stood when the load began, a block of neighbours at a time.

    What was loaded together stands together; the portal may hold a million other rows.
    """

    def __init__(self) -> None:
        self.blocks: dict[tuple[Any, int], dict[int, Any]] = {}

    def row(self, model: type[models.Model], pk: int) -> Any:
        """Return a row that was there before."""
        return self.block(concrete(model), pk, rows_between)[pk]

    def links_of(self, model: type[models.Model], pk: int) -> Links:
        """Return what a row is linked with, by many-to-many field."""
        return {
            field.name: self.block(field, pk, links_between).get(pk, frozenset())
            for field in model._meta.many_to_many
        }

    def block(self, of: Any, pk: int, read: Callable[..., dict[int, Any]]) -> dict[int, Any]:
        """Return what was read of a model or field for the block in which a key lies."""
        number = pk // BLOCK
        if (of, number) not in self.blocks:
            self.blocks[of, number] = read(of, number * BLOCK, (number + 1) * BLOCK)
        return self.blocks[of, number]


def rows_between(table: type[models.Model], first: int, end: int) -> dict[int, Any]:
    """Return the rows of a model in a range of primary keys."""
    return {row.pk: row for row in table._base_manager.filter(pk__gte=first, pk__lt=end)}


def links_between(field: Any, first: int, end: int) -> dict[int, frozenset[int]]:
    """Return the links of a many-to-many field for owners in a range of primary keys."""
    own, other = field.m2m_column_name(), field.m2m_reverse_name()
    through = field.remote_field.through._base_manager
    pairs = defaultdict(set)
    found = through.filter(**{f"{own}__gte": first, f"{own}__lt": end})
    for pk, linked in found.values_list(own, other):
        pairs[pk].add(linked)
    return {pk: frozenset(linked) for pk, linked in pairs.items()}


class Ledger:
    """The fingerprint of each record when it was last loaded."""

    def __init__(self) -> None:
        self.known = {(entry.label, entry.key): entry for entry in LoadedRecord.objects.all()}
        self.changed: dict[tuple[str, str], LoadedRecord] = {}

    def fingerprint(self, record: Record) -> str | None:
        """Return the fingerprint of a record when it was loaded, None if it never was."""
        entry = self.known.get(place_of(record))
        return entry.fingerprint if entry else None

    def note(self, record: Record, fingerprint: str) -> None:
        """Remember a record as loaded."""
        if self.fingerprint(record) == fingerprint:
            return
        label, key = place = place_of(record)
        entry = self.known.setdefault(place, LoadedRecord(label=label, key=key))
        entry.fingerprint, entry.loaded_at = fingerprint, timezone.now()
        self.changed[place] = entry

    def write(self) -> None:
        """Store what was noted."""
        new = [entry for entry in self.changed.values() if entry.pk is None]
        old = [entry for entry in self.changed.values() if entry.pk is not None]
        LoadedRecord.objects.bulk_create(new)
        LoadedRecord.objects.bulk_update(old, ["fingerprint", "loaded_at"], batch_size=200)


def place_of(record: Record) -> tuple[str, str]:
    """Return the label and the key under which a record stands in the ledger."""
    key = json.dumps(record.key, ensure_ascii=False)
    if len(key) > KEY_LENGTH:
        digest = hashlib.sha256(key.encode()).hexdigest()
        key = key[: KEY_LENGTH - len(digest)] + digest
    return concrete(record.model)._meta.label_lower, key
