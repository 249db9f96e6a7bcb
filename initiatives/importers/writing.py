"""Rows saved one by one, so that each refusal has a name; links and history all at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone

from initiatives.importers.content import Links, take_over
from initiatives.importers.histories import write_history
from initiatives.importers.rows import Draft
from initiatives.signing import sign
from initiatives.storing import insert_rows, insert_values, write_columns


@dataclass(frozen=True)
class Saved:
    """A row that was saved, and what it is to be linked with."""

    row: Any
    links: Links
    is_new: bool


class Writer:
    """Saves the rows of one load or sheet; leaves one history row for each, its links included.

    Row by row the history package would take most of the time of a load, and leave one
    more row for each many-to-many field.
    """

    def __init__(self) -> None:
        self.saved: defaultdict[type[models.Model], list[Saved]] = defaultdict(list)

    def save(self, made: Draft, row: Any, *, reason: str) -> None:
        """Save a row as a record describes it."""
        if row is not made.row:
            take_over(row, made.row)
        self.write(row, made.links, by=None, reason=reason)

    def write(self, row: Any, links: Links, *, by: User | None, reason: str) -> None:
        """Save a row; its history, and new links, follow at the end."""
        is_new = row._state.adding
        sign(row, by=by, reason=reason)
        row.skip_history_when_saving = True
        row.save()
        if not is_new:
            for name, pks in links.items():
                getattr(row, name).set(pks)
        del row.skip_history_when_saving
        self.saved[row._meta.concrete_model].append(Saved(row, links, is_new))

    def update(
        self, rows: list[tuple[Any, Links]], names: Collection[str], *, by: User | None, reason: str
    ) -> None:
        """Write some columns of rows of one model; their history, and new links, follow."""
        for row, links in rows:
            sign(row, by=by, reason=reason)
            row.skip_history_when_saving = True
            for name, pks in links.items():
                getattr(row, name).set(pks)
            del row.skip_history_when_saving
            self.saved[row._meta.concrete_model].append(Saved(row, links, is_new=False))
        write_columns([row for row, _links in rows], names)

    def write_new(self, rows: list[tuple[Any, Links]], *, by: User | None, reason: str) -> None:
        """Write new rows of one model, all alike; their links and history follow.

        The record is held, so that no keys but theirs come after those there are.
        """
        if not rows:
            return
        model = type(rows[0][0])._meta.concrete_model
        keys = model._base_manager.order_by("pk").values_list("pk", flat=True)
        last = keys.last() or 0
        insert_rows([row for row, _links in rows])
        for (row, _links), key in zip(rows, keys.filter(pk__gt=last), strict=True):
            row.pk, row._state.adding = key, False
            sign(row, by=by, reason=reason)
        self.saved[model] += [Saved(*row, is_new=True) for row in rows]

    def finish(self) -> None:
        """Write the links of new rows, then the history of all, with one moment for the load.

        What is loaded together is first recorded together: no part of a record comes later.
        """
        moment = timezone.now()
        for model, saved in self.saved.items():
            for field in model._meta.many_to_many:
                link(field, [each for each in saved if each.is_new])
            for is_new in (True, False):
                rows = [each.row for each in saved if each.is_new == is_new]
                write_history(model, rows, moment, is_new=is_new)


def link(field: Any, saved: list[Saved]) -> None:
    """Write the links of new rows through one many-to-many field."""
    through = field.remote_field.through
    insert_values(
        through,
        [field.m2m_column_name(), field.m2m_reverse_name()],
        [(each.row.pk, pk) for each in saved for pk in sorted(each.links.get(field.name, ()))],
    )
