"""What belongs to a record, as branches of it: rows that are deleted with it and keep a history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from django.db.models import QuerySet

from initiatives.changelog.states import linked_fields
from initiatives.changelog.ways import WAYS, Way
from initiatives.models import ActivityRelation

# A relation belongs to the activity that it starts from; it falls with either.
OF_ANOTHER = {(ActivityRelation, "to_activity")}


@dataclass(frozen=True, eq=False)
class Branch:
    """The record itself, or the rows of one model that belong to it by a foreign key ``to``.

    They belong to the rows of the branch ``above``. ``is_of_another`` where they fall with
    the record and belong to another.
    """

    model: Any
    way: Way
    above: Branch | None = None
    is_of_another: bool = False

    @property
    def to(self) -> str:
        return self.way.to

    @property
    def name(self) -> str:
        """What the branch is called in addresses."""
        ways = [self.model._meta.model_name, self.to] if self.to else [self.model._meta.model_name]
        return "-".join(ways)

    @property
    def label(self) -> str:
        """What its rows are called, "" for the record itself."""
        is_record = not self.to and not self.is_of_another
        return "" if is_record else str(self.model._meta.verbose_name)

    @property
    def links(self) -> list[str]:
        """Return the names of the many-to-many fields whose links history keeps."""
        return [field.name for field in linked_fields(self.way)]

    def history(self, key: int) -> QuerySet:
        """Return the rows of history of what belonged to a record at the time."""
        rows = self.model.history.model.objects.all()
        if self.above is None:
            return rows.filter(id=key)
        return rows.filter(**{f"{self.to}_id__in": self.above.history(key).values("id")})

    def rows(self, key: int) -> QuerySet:
        """Return what belongs to a record now."""
        rows = self.model._base_manager.all()
        if self.above is None:
            return rows.filter(pk=key)
        return rows.filter(**{f"{self.to}__in": self.above.rows(key).values("pk")})


@cache
def branches_of(model: Any) -> tuple[Branch, ...]:
    """Return a record's branches: itself first, and whatever belongs to something behind that."""
    return tuple(branch for branch in all_branches_of(model) if not branch.is_of_another)


@cache
def all_branches_of(model: Any) -> tuple[Branch, ...]:
    """Return the same, and the rows of other records that fall with it."""
    concrete = model._meta.concrete_model
    root = Branch(concrete, way_of(concrete, ""))
    return (root, *below(root, {concrete}))


def below(branch: Branch, seen: set[Any]) -> Iterator[Branch]:
    """Yield what belongs to the rows of a branch, and what belongs to that in turn."""
    found = [
        Branch(model, way_of(model, name), branch, (model, name) in OF_ANOTHER)
        for model, name in falling_with(branch.model)
        if model not in seen
    ]
    yield from found
    for part in found:
        yield from below(part, seen | {part.model})


@cache
def pointing_to(model: Any) -> tuple[tuple[Branch, Any], ...]:
    """Return the rows of others that only point to a record, with the field that does.

    When it is deleted the database empties the field, and no history tells of that.
    """
    return tuple(
        (
            Branch(relation.related_model, way_of(relation.related_model, ""), is_of_another=True),
            relation.field,
        )
        for relation in model._meta.concrete_model._meta.related_objects
        if relation.on_delete is models.SET_NULL and hasattr(relation.related_model, "history")
    )


def falling_with(model: Any) -> list[tuple[Any, str]]:
    """Return models with history and their foreign keys by which rows fall with one of a model."""
    return [
        (relation.related_model, relation.field.name)
        for relation in model._meta.related_objects
        if relation.on_delete is models.CASCADE and hasattr(relation.related_model, "history")
    ]


def way_of(model: Any, to: str) -> Way:
    """Return how rows of a model are told of to those who edit."""
    noun = str(model._meta.model_name)
    same = [way for way in WAYS if way.model is model]
    names = next((way.named_by for way in same if way.named_by), ())
    named_by = tuple(name for name in names if name != to)
    return Way(model, noun, to, named_by=named_by, is_internal=True)
