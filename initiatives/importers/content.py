"""What a record says: the fields that files may give, and the fingerprint of a row."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from functools import cache
from typing import Any

from django.db import models

from initiatives.importers.references import concrete
from initiatives.models.keys import Keyed

Links = dict[str, frozenset[int]]
# Moved by the workflow, yet part of what a file says.
MOVED = {"publication_state"}
# Taken from a file when a row is made; from then on the portal keeps them.
KEPT = {"first_recorded_at", "last_changed_at"}


@cache
def loadable(model: type[Keyed]) -> dict[str, models.Field]:
    """Return the fields that a record may give: all but the derived ones."""
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return {
        field.name: field
        for field in fields
        if not field.primary_key and (field.editable or field.name in MOVED | KEPT)
    }


@cache
def content_columns(model: Any) -> list[models.Field]:
    """Return the columns that make up what a record says, its key apart."""
    columns = [field for field in model._meta.concrete_fields if field.name not in model.KEY]
    given = {"kind", *loadable(model)} - KEPT
    return [column for column in columns if column.name in given]


def fingerprint(row: models.Model, links: Links) -> str:
    """Return the digest of what a row says, the same before and after it is stored.

    What equals its default is left out, so that a column added later changes no
    fingerprint; so is the key, so that a renamed record does not count as edited.
    """
    content: dict[str, Any] = {}
    for column in content_columns(concrete(row)):
        value = column.value_from_object(row)
        if value != column.get_default():
            content[column.attname] = plain(value)
    content |= {name: sorted(pks) for name, pks in links.items() if pks}
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def plain(value: Any) -> Any:
    """Return a value in one form: 10 and 10.0000 are one number."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value


def take_over(row: models.Model, made: models.Model) -> None:
    """Give a stored row the content of another, all but its key."""
    for column in content_columns(concrete(row)):
        setattr(row, column.attname, getattr(made, column.attname))
