"""Values of history in words: one field before and after, and what tells a part from others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from initiatives.changelog.rows import REMOVED
from initiatives.changelog.states import NAME, linked_fields, told_fields, value_in
from initiatives.changelog.ways import Way
from initiatives.datewords import words
from initiatives.fields import PartialDateField


@dataclass(frozen=True)
class FieldChange:
    """One field before and after: as codes and keys, and in words."""

    field: str
    label: str
    before: str
    after: str
    before_label: str
    after_label: str


def part_name(way: Way, held: dict[str, Any]) -> str:
    """Return the words that tell a part of a record from others."""
    fields = {field.name: field for field in told_fields(way)}
    texts = (label_of(fields[name], held) for name in way.named_by)
    return ", ".join(text for text in texts if text)


def changes_between(
    way: Way, history_type: str, is_new: bool, before: Any, now: dict[str, Any]
) -> Iterator[FieldChange]:
    """Yield the fields that changed; of what was added or removed all that say something."""
    if history_type == REMOVED:
        before, now = now, {}
    elif is_new:
        before = {}
    for field in (*told_fields(way), *linked_fields(way)):
        old, new = (texts_of(field, held) if held else ("", "") for held in (before, now))
        if old[0] != new[0]:
            yield FieldChange(field.name, str(field.verbose_name), old[0], new[0], old[1], new[1])


def texts_of(field: Any, held: dict[str, Any]) -> tuple[str, str]:
    """Return what is held of a field as code or key, and in words."""
    if field.many_to_many:
        linked = sorted(held[field.name], key=lambda item: str(item["key"]))
        columns = ([str(item[name]) for item in linked] for name in ("key", "name"))
        keys, names = (", ".join(texts) for texts in columns)
        return keys, names
    return text_of(value_in(field, held)), label_of(field, held)


def label_of(field: Any, held: dict[str, Any]) -> str:
    """Return what is held of a column in words."""
    if f"{field.name}{NAME}" in held:
        return str(held[f"{field.name}{NAME}"])
    value = value_in(field, held)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(field, PartialDateField) and value:
        return words(value)
    labels = dict(field.flatchoices)
    return str(labels[value]) if labels and value in labels else text_of(value)


def text_of(value: Any) -> str:
    """Return a value as text: lists joined, nothing as nothing."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def held_in_words(row: Any, name: str) -> str:
    """Return in words what a row holds in one of its columns."""
    return text_of(getattr(row, f"get_{name}_display", lambda: getattr(row, name))())
