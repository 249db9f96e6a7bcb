"""Rows saved one by one, so that each refusal has a name; links and history all at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone

from initiatives.importers.content import Links, take_over
from initiatives.importers.rows import Draft
from initiatives.signing import sign

BATCH = 500  # rows written in one statement


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

    def write_new(self, rows: list[Any], *, by: User | None, reason: str) -> None:
        """Save new rows of one model without links all at once; their history follows too."""
        if not rows:
            return
        for row in rows:
            sign(row, by=by, reason=reason)
        type(rows[0])._base_manager.bulk_create(rows, batch_size=BATCH)
        self.saved[type(rows[0])] += [Saved(row, {}, is_new=True) for row in rows]

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
    own, other = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    through = field.remote_field.through
    through._base_manager.bulk_create(
        through(**{own: each.row.pk, other: pk})
        for each in saved
        for pk in sorted(each.links.get(field.name, ()))
    )


def write_history(model: Any, rows: list[Any], moment: datetime, *, is_new: bool) -> None:
    """Write one history row for each row, with its links."""
    written = model.history.bulk_history_create(rows, update=not is_new, default_date=moment)
    by_pk = {entry.id: entry for entry in written}
    for field in model.history.model._history_m2m_fields:
        own = f"{field.m2m_field_name()}_id"
        copies = getattr(model.history.model, field.name).model
        links = field.remote_field.through._base_manager.values()
        copies.objects.bulk_create(
            copies(history=by_pk[link[own]], **link) for link in links if link[own] in by_pk
        )
