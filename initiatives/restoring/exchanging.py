"""Rows that take one another's place: what only one row may hold goes from the one to the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from django.db.models import Max
from django.utils.translation import gettext as _

from initiatives.fields import PartialDateField
from initiatives.restoring.plan import Wanted


def make_room(wanted: Iterable[Wanted]) -> None:
    """Set aside, until it is changed itself, each row that holds what another is to hold.

    The database refuses two rows with one number even between two statements. What a row
    holds meanwhile is never seen: it leaves no history and is overwritten at once. Where
    nothing can be set aside, the saving names the row in the way.
    """
    listed = list(wanted)
    moving = {(item.branch.model, item.key) for item in listed}
    for item in listed:
        for holder, fields in holders(item.branch.model, item.key, item.then.columns):  # type: ignore[union-attr]  # it is changed
            if (item.branch.model, holder.pk) in moving:
                set_aside(holder, fields)


def holders(model: Any, key: int, columns: dict[str, Any]) -> Iterator[tuple[Any, list[Any]]]:
    """Yield each other row that holds what only one may, with the fields it is about."""
    for fields in only_once(model):
        asked = {field.attname: columns.get(field.attname) for field in fields}
        if None in asked.values():
            continue
        other = model._base_manager.filter(**asked).exclude(pk=key).first()
        if other:
            yield other, fields


def only_once(model: Any) -> Iterator[list[Any]]:
    """Yield the fields that no two rows of a model share."""
    for constraint in model._meta.total_unique_constraints:
        yield [model._meta.get_field(name) for name in constraint.fields]


def set_aside(row: Any, fields: list[Any]) -> None:
    """Give a row a number, or a text, that no row has."""
    rows = type(row)._base_manager
    for field in fields:
        if isinstance(field, models.IntegerField):
            highest = rows.aggregate(highest=Max(field.name))["highest"]
            rows.filter(pk=row.pk).update(**{field.name: highest + 1})
            return
        if isinstance(field, models.CharField | models.TextField) and is_free(field):
            rows.filter(pk=row.pk).update(**{field.name: f"~{row.pk}"})
            return


def is_free(field: Any) -> bool:
    """May a field hold any text?"""
    return not field.choices and not isinstance(field, PartialDateField)


def in_the_way(row: Any) -> list[str]:
    """Name the rows that hold what a row is to hold, so that they can be changed first."""
    fields = [field for fields in only_once(type(row)) for field in fields]
    columns = {field.attname: getattr(row, field.attname) for field in fields}
    return [
        _("“%(other)s” holds that (%(fields)s): change it first, or put back the whole record.")
        % {"other": other, "fields": ", ".join(str(field.verbose_name) for field in fields)}
        for other, fields in holders(type(row), row.pk, columns)
    ]
