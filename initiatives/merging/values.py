"""What two rows that become one say of the same columns: alike, filled, joined, or two values."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from copy import copy
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from initiatives.codelists import ParticipantsKnown, ReadExtent
from initiatives.folding import fold
from initiatives.models import Organization

# Columns that mean something only beside another one, which is named first.
TOGETHER: dict[str, tuple[str, ...]] = {
    "countries": ("countries_unit",),
    "edition": ("edition_number",),
    "native_name": ("native_language",),
    "title": ("title_is_exact",),
    "read_on": ("read_extent",),
    "is_withdrawn": ("withdrawn_reason",),
}
BOUNDS = ("_low", "_high")
JOINED = ("note", "locator")  # texts of which both are kept
# Codes by which a record says that it does not know.
UNSAID = {ReadExtent.UNSTATED.value, ParticipantsKnown.NONE.value}
ALSO_CALLED: dict[Any, tuple[str, ...]] = {Organization: ("name", "acronym")}
ALIASES = "aliases"


class Becomes(StrEnum):
    """What becomes of a value that the kept row does not have."""

    CHOICE = "choice"  # both have one: the kept row's stays unless the other is taken
    FILLED = "filled"  # the kept row had none
    JOINED = "joined"  # both are kept
    DROPPED = "dropped"  # it would lead back to the row itself


@dataclass(frozen=True)
class Value:
    """A value, or some that belong together, in which two rows are not alike; in words."""

    name: str
    label: str
    kept: str
    other: str
    becomes: Becomes


@cache
def parts_of(model: Any, but: tuple[str, ...] = ()) -> tuple[tuple[Any, ...], ...]:
    """Return the columns that somebody fills in, those that belong together as one."""
    fields = {
        field.name: field
        for field in model._meta.concrete_fields
        if field.editable and not field.primary_key and field.name not in ("slug", *but)
    }
    followers = {name: followers_of(name, fields) for name in fields}
    led = {name for names in followers.values() for name in names}
    return tuple(
        (field, *(fields[name] for name in followers[field.name]))
        for field in fields.values()
        if field.name not in led
    )


def followers_of(name: str, fields: Collection[str]) -> list[str]:
    """Return the columns that mean something only beside this one."""
    bounds = [name + bound for bound in BOUNDS]
    return [follower for follower in (*bounds, *TOGETHER.get(name, ())) if follower in fields]


def compare(kept: Any, other: Any, but: tuple[str, ...] = ()) -> list[Value]:
    """Return in what two rows are not alike, and what becomes of it."""
    found = []
    for part in parts_of(kept._meta.concrete_model, but):
        names = {field.attname for field in part}
        if [getattr(kept, name) for name in names] == [getattr(other, name) for name in names]:
            continue
        if not says_nothing(other, part) and not holds_both(part, kept, other):
            found.append(value_of(part, kept, other, becomes(part, kept, other)))
    return found


def holds_both(part: tuple[Any, ...], kept: Any, other: Any) -> bool:
    """Does the kept row say already what the other one says?"""
    both = joined(part[0], kept, other)
    return both is not None and both == getattr(kept, part[0].attname)


def becomes(part: tuple[Any, ...], kept: Any, other: Any) -> Becomes:
    """Return what becomes of the other row's value."""
    if says_nothing(kept, part):
        return Becomes.FILLED
    return Becomes.CHOICE if joined(part[0], kept, other) is None else Becomes.JOINED


def says_nothing(row: Any, part: tuple[Any, ...]) -> bool:
    """Does a row hold nothing in any of some columns?"""
    return all(is_empty(field, getattr(row, field.attname)) for field in part)


def is_empty(field: Any, value: Any) -> bool:
    return value is None or value in ("", []) or bool(field.choices and value in UNSAID)


def joined(field: Any, kept: Any, other: Any) -> Any:
    """Return both values of a column as one, None where it cannot hold both."""
    mine, theirs = getattr(kept, field.attname), getattr(other, field.attname)
    if isinstance(mine, list):
        return list(dict.fromkeys([*mine, *theirs]))
    if field.name not in JOINED:
        return None
    if theirs in mine:
        return mine
    text = f"{mine}; {theirs}" if field.max_length else f"{mine}\n\n{theirs}"
    return text if len(text) <= (field.max_length or len(text)) else None


def settle(kept: Any, other: Any, taken: Collection[str] = (), but: tuple[str, ...] = ()) -> bool:
    """Give the kept row what the other adds, and the values taken from it; tell if any."""
    before = copy(kept)
    compared = {value.name: value.becomes for value in compare(kept, other, but)}
    changed = [
        part
        for part in parts_of(kept._meta.concrete_model, but)
        if compared.get(name := part[0].name, Becomes.CHOICE) != Becomes.CHOICE or name in taken
    ]
    for part in changed:
        if compared[part[0].name] == Becomes.JOINED:
            setattr(kept, part[0].attname, joined(part[0], before, other))
        else:
            for field in part:
                setattr(kept, field.name, getattr(other, field.name))
    keep_names(kept, before, other)
    return bool(changed)


def keep_names(kept: Any, before: Any, other: Any) -> None:
    """Let names of both rows that are not the kept one's lead to it as other names in use."""
    if columns := ALSO_CALLED.get(type(kept)):
        names = [getattr(row, column) for row in (before, other) for column in columns]
        shown = {"", *(fold(getattr(kept, column)) for column in columns)}
        more = [name for name in names if fold(name) not in shown]
        setattr(kept, ALIASES, list(dict.fromkeys([*getattr(kept, ALIASES), *more])))


def freed(row: Any, *pair: Any) -> Any:
    """Return a row without what would lead from the two rows, once they are one, to itself."""
    free = copy(row)
    for field in own_relations(type(row)):
        if leads_back(getattr(row, field.name), field.name, {each.pk for each in pair}):
            setattr(free, field.name, None)
    return free


def dropped(kept: Any, other: Any) -> Iterator[Value]:
    """Yield what is left out because it would lead back to the row itself."""
    free = {row.pk: freed(row, kept, other) for row in (kept, other)}
    for field in own_relations(type(kept)):
        if any(getattr(row, field.attname) != getattr(free[row.pk], field.attname)
               for row in (kept, other)):  # fmt: skip
            yield value_of((field,), kept, other, Becomes.DROPPED)


def own_relations(model: Any) -> list[Any]:
    """Return the columns by which a row points to another of its own model."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.many_to_one and field.related_model._meta.concrete_model is model
    ]


def leads_back(row: Any, name: str, pks: Collection[int]) -> bool:
    """Does a chain of rows come to one of some keys?"""
    passed: set[int] = set()
    while row is not None and row.pk not in passed:
        if row.pk in pks:
            return True
        passed.add(row.pk)
        row = getattr(row, name)
    return False


def value_of(part: tuple[Any, ...], kept: Any, other: Any, becomes: Becomes) -> Value:
    """Return the values of both rows in words."""
    lead = part[0]
    return Value(lead.name, str(lead.verbose_name), words(part, kept), words(part, other), becomes)


def words(part: tuple[Any, ...], row: Any) -> str:
    """Return what a row holds in some columns, as a reader knows it."""
    return " · ".join(text for field in part if (text := text_in(field, row)))


def text_in(field: Any, row: Any) -> str:
    value = getattr(row, field.name)
    if isinstance(value, bool):
        return f"{field.verbose_name}: {_('yes') if value else _('no')}"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    label = dict(field.flatchoices).get(value)
    return str(label if label and value else value) if value not in (None, "") else ""
