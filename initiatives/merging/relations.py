"""The ways from other rows to a record, found in the models so that none can be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Model, QuerySet

from initiatives.changelog.ways import WAYS
from initiatives.models import Outcome, Pillar

# Rows with a number of their own inside a record, and what tells whether two say the same:
# equal numbers do not, so one of two gets the next number.
NUMBERED: dict[type[Model], tuple[str, ...]] = {
    Outcome: ("text", "document", "concerns_id"),
    Pillar: ("kind", "name"),
}
NUMBER = "number"
# Without any of these, and pointing nowhere, a row says nothing.
SAYS: dict[type[Model], tuple[str, ...]] = {Outcome: ("text", "document")}


@dataclass(frozen=True)
class Relation:
    """A foreign key, or a many-to-many field, of rows that point to a record."""

    field: Any

    @property
    def name(self) -> str:
        return self.field.name

    @property
    def model(self) -> Any:
        """The model of the rows that point."""
        return self.field.model

    @property
    def is_many(self) -> bool:
        """May one row point to several records?"""
        return bool(self.field.many_to_many)

    @property
    def unique_with(self) -> list[tuple[str, ...]]:
        """The sets of columns, this one included, that no two rows have in common."""
        options = self.model._meta
        sets = [tuple(rule.fields) for rule in options.total_unique_constraints]
        return [fields for fields in sets if self.name in fields]

    def rows(self, record: Any) -> QuerySet:
        """Return the rows that point to a record, with all that they name and are linked with."""
        options = self.model._meta
        named = [field.name for field in options.concrete_fields if field.many_to_one]
        linked = [field.name for field in options.many_to_many]
        rows = self.model._base_manager.filter(**{self.name: record}).order_by("pk")
        return rows.select_related(*named).prefetch_related(*linked)


@cache
def relations_to(model: Any) -> tuple[Relation, ...]:
    """Return every relation of other rows, and of its own, to a model.

    Left out are copies in the history, which go on to say what was, and rows without a
    history, which the portal computes and makes anew.
    """
    fields = [
        found.field
        for found in model._meta.concrete_model._meta.get_fields(include_hidden=True)
        if found.auto_created and not found.concrete
    ]
    return tuple(Relation(field) for field in fields if is_kept(field))


def is_kept(field: Any) -> bool:
    """Is this a relation of rows that somebody entered, and not the table behind another one?"""
    is_of_history = not field.many_to_many and not field.db_constraint
    return hasattr(field.model, "history") and not is_of_history


def activities_behind(row: Any) -> Iterator[int]:
    """Yield the keys of the activities that a row is part of, as the log of changes tells them."""
    for path in paths_behind(row._meta.concrete_model):
        *steps, last = path.split("__")
        owner = row
        for step in steps:
            owner = owner and getattr(owner, step)
        if owner and (pk := getattr(owner, f"{last}_id")):
            yield pk


@cache
def paths_behind(model: Any) -> tuple[str, ...]:
    """Return the ways from rows of a model to the activities that they are part of."""
    paths = (path for way in WAYS if way.model is model for path in way.behind)
    return tuple(dict.fromkeys(paths))
