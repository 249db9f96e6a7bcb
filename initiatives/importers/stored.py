"""What the portal holds already: rows, their links, and their fingerprints when loaded."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from typing import Any

from django.db import models
from django.utils import timezone

from initiatives.importers.content import Links
from initiatives.importers.records import Record
from initiatives.importers.references import concrete
from initiatives.models import LoadedRecord

KEY_LENGTH = LoadedRecord._meta.get_field("key").max_length or 0


class Stored:
    """Rows and links as they stood when the load began, read once a model."""

    def __init__(self) -> None:
        self.rows: dict[type[models.Model], dict[int, Any]] = {}
        self.links: dict[models.Field, dict[int, frozenset[int]]] = {}

    def row(self, model: type[models.Model], pk: int) -> Any:
        """Return a row that was there before."""
        table = concrete(model)
        if table not in self.rows:
            self.rows[table] = table._base_manager.in_bulk()
        return self.rows[table][pk]

    def links_of(self, model: type[models.Model], pk: int) -> Links:
        """Return what a row is linked with, by many-to-many field."""
        return {
            field.name: self.linked(field).get(pk, frozenset())
            for field in model._meta.many_to_many
        }

    def linked(self, field: Any) -> dict[int, frozenset[int]]:
        """Return every link of one many-to-many field."""
        if field not in self.links:
            pairs = defaultdict(set)
            columns = (field.m2m_column_name(), field.m2m_reverse_name())
            for own, other in field.remote_field.through._base_manager.values_list(*columns):
                pairs[own].add(other)
            self.links[field] = {own: frozenset(others) for own, others in pairs.items()}
        return self.links[field]


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
