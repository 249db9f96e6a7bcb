"""References by natural key: what a record points to, in which order records can be saved."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import batched
from typing import TYPE_CHECKING, Any

from django.db import models

from initiatives.models import Redirect
from initiatives.models.keys import Keyed, key_lookups

if TYPE_CHECKING:
    from initiatives.importers.records import Mistake, Record

BATCH = 500  # keys asked for in one query
UNSTORABLE = re.compile("[\0\ud800-\udfff]")  # what no database keeps
Key = tuple[str, ...]
Identity = tuple[type[models.Model], Key | None]


def concrete(model: Any) -> type[Keyed]:
    """Return the model that holds the rows: an activity for its three kinds."""
    return model._meta.concrete_model


@cache
def lookups(model: type[Keyed]) -> list[str]:
    """Return the lookups of a model's natural key."""
    return list(key_lookups(model))


def as_part(value: Any) -> str | None:
    """Return one part of a key as text, None if it cannot be one."""
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else None


def as_key(value: Any, model: type[Keyed]) -> Key | None:
    """Return a reference to a model as its natural key, None if it is not written as one."""
    if not isinstance(value, list) or len(value) != len(lookups(model)):
        return None
    parts = [as_part(part) for part in value]
    return None if None in parts else tuple(map(str, parts))


def key_of(model: type[Keyed], fields: dict[str, Any]) -> Key | None:
    """Return the natural key of a record as it was written, None if a part is missing."""
    key: list[str] = []
    for name in model.KEY:
        field: Any = model._meta.get_field(name)
        value = fields.get(name, field.get_default())
        if field.is_relation:
            part = as_key(value, field.related_model)
        else:
            text = as_part(value)
            part = None if text is None or (text == "" and not field.blank) else (text,)
        if part is None:
            return None
        key += part
    return tuple(key)


@cache
def relations(model: type[Keyed]) -> dict[str, type[Keyed]]:
    """Return the models that the relations of a model lead to, by the name of the field."""
    fields: list[Any] = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return {field.name: field.related_model for field in fields if field.is_relation}


def targets(record: Record) -> Iterator[tuple[str, type[Keyed], Key]]:
    """Yield each well written reference of a record: field, model and key."""
    for name, model in relations(record.model).items():
        value = record.fields.get(name)
        many = record.model._meta.get_field(name).many_to_many
        for written in value if many and isinstance(value, list) else [value]:
            if (key := as_key(written, model)) is not None:
                yield name, concrete(model), key


class KeyIndex:
    """Which row each natural key names: read once a model, in step with what is saved.

    Only rows are read whose key begins as one that a record has or refers to: a portal may
    hold a million others. A slug that was renamed names the row that it leads to.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self.rows: dict[type[models.Model], dict[Key, int]] = {}
        redirects = Redirect.objects.values_list("noun", "old_slug", "new_slug")
        self.renamed: dict[tuple[str, Key], Key] = {
            (noun, (old,)): (new,) for noun, old, new in redirects
        }
        self.begin: defaultdict[type[models.Model], set[str]] = defaultdict(set)
        for record in records:
            for model, key in keys_in(record):
                self.begin[concrete(model)].add(self.current(model, key)[0])

    def find(self, model: type[Keyed], key: Key) -> int | None:
        """Return the primary key of the row that a natural key names, None if there is none."""
        return self.of(model).get(self.current(model, key))

    def add(self, model: type[Keyed], key: Key, pk: int) -> None:
        """Take up a row that was just saved."""
        self.of(model)[self.current(model, key)] = pk

    def of(self, model: type[Keyed]) -> dict[Key, int]:
        """Return the rows of a model by natural key."""
        table = concrete(model)
        if table not in self.rows:
            self.rows[table] = {
                tuple(map(str, key)): pk
                for rows in begun(table, self.begin[table])
                for pk, *key in rows.order_by().values_list("pk", *lookups(table))
            }
        return self.rows[table]

    def current(self, model: type[Keyed], key: Key) -> Key:
        """Return a natural key with the slugs of today."""
        if not self.renamed:
            return key
        parts: list[str] = []
        rest = list(key)
        for name in model.KEY:
            field: Any = model._meta.get_field(name)
            width = len(lookups(field.related_model)) if field.is_relation else 1
            part, rest = tuple(rest[:width]), rest[width:]
            parts += self.current(field.related_model, part) if field.is_relation else part
        noun = str(concrete(model)._meta.model_name)
        return self.renamed.get((noun, tuple(parts)), tuple(parts))


def keys_in(record: Record) -> Iterator[tuple[type[Keyed], Key]]:
    """Yield the natural keys that a record has and refers to, each with its model."""
    if record.key:
        yield record.model, record.key
    for _name, model, key in targets(record):
        yield model, key


def begun(model: type[Keyed], parts: Iterable[str]) -> Iterator[models.QuerySet]:
    """Yield the rows whose natural key begins with one of some texts; all where it is no text."""
    rows, field = model._base_manager.all(), first_field(model)
    if not isinstance(field, models.CharField):
        yield rows
        return
    storable = sorted(part for part in parts if not UNSTORABLE.search(part))
    for some in batched(storable, BATCH, strict=False):
        yield rows.filter(**{f"{lookups(model)[0]}__in": some})


def first_field(model: type[Keyed]) -> Any:
    """Return the field with which a natural key begins, of another model where it refers there."""
    field: Any = model._meta.get_field(model.KEY[0])
    return first_field(field.related_model) if field.is_relation else field


def in_order(records: Iterable[Record], mistakes: list[Mistake]) -> list[Record]:
    """Return records so that each comes after those it refers to; else as they were given."""
    given = {record.identity: record for record in records if record.key}
    done: dict[Record, None] = {}

    def visit(record: Record, path: tuple[Record, ...]) -> None:
        if record in done:
            return
        for name, model, key in targets(record):
            target = given.get((model, key))
            if target in (*path, record):
                way = " → ".join(step.name for step in (*path, record, target))
                mistakes.append(record.mistake(name, f"a ring of references: {way}"))
            elif target:
                visit(target, (*path, record))
        done[record] = None

    for record in records:
        visit(record, ())
    return list(done)
