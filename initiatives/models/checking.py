"""Check constraints before a row is written: each is tried with the columns that it reads.

Django hands every check all columns of the row and works out the generated ones anew, check
by check: for one activity that took a fifth of a second.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, models


@dataclass(frozen=True, eq=False)
class Narrowed:
    """A check of a model, and the columns that it does not read."""

    check: models.CheckConstraint
    unread: frozenset[str]

    def validate(
        self,
        model: type[models.Model],
        instance: models.Model,
        exclude: Collection[str] | None = None,
        using: str = DEFAULT_DB_ALIAS,
    ) -> None:
        self.check.validate(model, instance, exclude={*self.unread, *(exclude or ())}, using=using)


@cache
def narrowed(model: type[models.Model]) -> list[Any]:
    """Return the constraints of a model, its checks as those who ask for what they read."""
    return [
        Narrowed(constraint, unread_by(constraint.condition, model))
        if isinstance(constraint, models.CheckConstraint)
        else constraint
        for constraint in model._meta.constraints
    ]


def unread_by(condition: Any, model: Any) -> frozenset[str]:
    """Return fields and columns, by name, from which a condition does not follow."""
    read = fields_read_by(condition, model)
    unread = [field for field in model._meta.local_fields if field not in read]
    return frozenset(name for field in unread for name in (field.name, field.attname))


def fields_read_by(expression: Any, model: Any) -> set[Any]:
    """Return the fields of an expression, and those from which a generated one follows."""
    read = {
        model._meta.pk if name == "pk" else model._meta.get_field(name)
        for name, *_lookups in model._get_expr_references(expression)
    }
    for field in [field for field in read if field.generated]:
        read |= fields_read_by(field.expression, model)
    return read
