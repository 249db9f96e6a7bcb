"""What rows held at a moment, as their history tells, and what they hold now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import Min, OuterRef, QuerySet, Subquery

from initiatives.changelog.rows import ADDED, REMOVED
from initiatives.restoring.belonging import Branch

Links = dict[str, frozenset[int]]
# What addresses are made of: only a renaming changes it.
ADDRESSES = {"slug", "iso_alpha3", "code"}
# Claims are withdrawn by a button of their own; only the whole record brings it back.
NOT_ALONE = {"is_withdrawn", "withdrawn_reason"}


@dataclass(frozen=True)
class State:
    """What a row holds: its columns, and by field the keys of what it is linked with."""

    columns: dict[str, Any]
    links: Links


def fields_of(branch: Branch) -> list[Any]:
    """Return the columns that can be put back: what people type, but for addresses."""
    return [
        field
        for field in branch.model.history.model.tracked_fields
        if field.editable
        and not field.primary_key
        and field.name not in ADDRESSES
        and field.name != branch.to
    ]


@cache
def restorable(branch: Branch) -> frozenset[str]:
    """Return the names of the fields that can be put back one by one."""
    names = {field.name for field in fields_of(branch)} | set(branch.links)
    return frozenset(names - NOT_ALONE)


def states_now(branch: Branch, rows: Iterable[Any]) -> dict[int, State]:
    """Return what rows hold whose links were fetched with them."""
    tracked = branch.model.history.model.tracked_fields
    return {
        row.pk: State(
            {field.attname: getattr(row, field.attname) for field in tracked},
            {
                name: frozenset(item.pk for item in getattr(row, name).all())
                for name in branch.links
            },
        )
        for row in rows
    }


def rows_at(branch: Branch, keys: QuerySet | Collection[int], moment: datetime) -> QuerySet:
    """Return the last row of history up to a moment of each row with one of the keys."""
    past = branch.model.history.model.objects
    until = past.filter(id=OuterRef("id"), history_date__lte=moment)
    last = until.order_by("-history_date", "-history_id").values("history_id")[:1]
    return past.filter(id__in=keys, history_id=Subquery(last)).order_by("id")


def states_in(branch: Branch, rows: Iterable[Any]) -> dict[int, State]:
    """Return what rows of history hold, by the key of what they are about.

    When something is deleted its links are gone before its last row is written: they stand
    in the row before.
    """
    listed = list(rows)
    linked = linked_rows(branch, listed)
    links = links_in(branch, set(linked.values()))
    tracked = branch.model.history.model.tracked_fields
    return {
        row.id: State(
            {field.attname: getattr(row, field.attname) for field in tracked},
            {name: frozenset(links[name, linked[row.id]]) for name in branch.links},
        )
        for row in listed
    }


def linked_rows(branch: Branch, rows: Iterable[Any]) -> dict[int, int]:
    """Return by the key of what is told of the row of history that has its links."""
    found = {row.id: row.history_id for row in rows}
    removed = {row.id: row.history_id for row in rows if row.history_type == REMOVED}
    if not branch.links or not removed:
        return found
    past = branch.model.history.model.objects
    before = past.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    last = before.order_by("-history_id").values("history_id")[:1]
    rows_before = past.filter(history_id__in=removed.values()).annotate(linked=Subquery(last))
    return found | {key: row or found[key] for key, row in rows_before.values_list("id", "linked")}


def links_in(branch: Branch, rows: Collection[int]) -> defaultdict[tuple[str, int], set[int]]:
    """Return the keys of what rows of history are linked with, by field and row."""
    found: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    for name in branch.links:
        field = branch.model._meta.get_field(name)
        other = f"{field.m2m_reverse_field_name()}_id"
        copies = getattr(branch.model.history.model, name).model
        for row, key in copies.objects.filter(history__in=rows).values_list("history_id", other):
            found[name, row].add(key)
    return found


def began_after(branch: Branch, keys: Collection[int], moment: datetime) -> set[int]:
    """Return the keys of rows that were added after a moment, as far as their history tells."""
    past = branch.model.history.model.objects.filter(id__in=keys, history_type=ADDED)
    first = past.values("id").annotate(first=Min("history_date")).order_by()
    return {row["id"] for row in first if row["first"] > moment}
