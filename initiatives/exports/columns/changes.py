"""Columns of the log of changes: a line is one field of one change, before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from initiatives.changelog import Change, FieldChange, Log
from initiatives.exports.columns import base
from initiatives.exports.columns.base import Column
from initiatives.exports.format import LICENCE, Export

BLOCK = 200  # changes told at a time
NO_FIELD = FieldChange("", "", "", "", "", "")


@dataclass(frozen=True)
class Line:
    """One field of a change; a change without fields is one line too."""

    change: Change
    field: FieldChange


def lines(log: Log, alias: str, export: Export) -> Iterator[Line]:
    """Yield the lines of the log, the latest change first.

    The page tells records made public day by day unless they are asked for; a file has each.
    """
    whole = log if "first" in export.filters else log.narrowed(is_first=None)
    for block in whole.using(alias).blocks(BLOCK):
        for change in block:
            for field in change.changes or [NO_FIELD]:
                yield Line(change, field)


def columns(export: Export) -> Iterator[Column]:
    """Yield when, what and why."""
    yield told("changed_at", _("When it was changed (UTC)."), base.MOMENT, when)
    action = _("What was done: added, changed or removed.")
    yield of_change("action", action, base.CODE)
    first = _("Whether the record was made public by it.")
    yield of_change("is_first", first, base.BOOLEAN)
    yield from of_record(export)
    yield from of_part()
    yield of_change("reason", _("The reason that was given."), base.TEXT)
    yield from of_field()
    yield told("licence", base.licence().explanation, base.CODE, lambda line: LICENCE)


def of_record(export: Export) -> Iterator[Column]:
    """Yield which record it is about."""
    yield of_change("noun", _("What kind of record was changed."), base.CODE)
    key = _("The key of the record in addresses; empty once it is not on record.")
    yield told("record", key, base.TEXT, key_of)
    yield of_change("record_name", _("What the record is called."), base.TEXT)

    def address(line: Line) -> str:
        record = line.change.record
        has_page = hasattr(record, "get_absolute_url")
        return f"{export.origin}{record.get_absolute_url()}" if has_page else ""

    yield told("permalink", _("The full address of its page."), base.LABEL, address)
    activity = _("The activity that the change is about, if it is about one.")
    yield told("activity", activity, base.TEXT, activity_of)
    yield of_change("kind", _("The kind of that activity."), base.CODE)


def of_part() -> Iterator[Column]:
    """Yield which part of the record it is about."""
    part = _("What belongs to the record, such as claim; empty for the record itself.")
    yield of_change("part", part, base.CODE)
    yield of_change("part_label", base.label_of("part"), base.LABEL)
    yield of_change("part_name", _("What tells the part from others."), base.TEXT)


def of_field() -> Iterator[Column]:
    """Yield the field, before and after."""
    field = _("The field that changed; empty for a record made public.")
    yield of_field_change("field", field, base.CODE)
    yield of_field_change("label", _("The field in words."), base.LABEL, "field_label")
    before = _("Its value before, as code or key; empty where there was none.")
    after = _("Its value afterwards, as code or key; empty where there is none.")
    for name, words in (("before", before), ("after", after)):
        yield of_field_change(name, words, base.TEXT)
        yield of_field_change(f"{name}_label", base.label_of(name), base.TEXT)


def when(line: Line) -> str:
    return f"{line.change.changed_at:%Y-%m-%dT%H:%M:%SZ}"


def key_of(line: Line) -> str:
    record: Any = line.change.record
    return str(record.natural_key()[0]) if record else ""


def activity_of(line: Line) -> str:
    return line.change.activity.slug if line.change.activity else ""


def told(name: str, words: str, kind: str, value: Callable[[Line], Any]) -> Column:
    """Return a column whose value a line itself tells."""
    return Column(name, words, kind, value)


def of_change(name: str, words: str, kind: str) -> Column:
    """Return a column of what is told of the change as a whole."""
    return told(name, words, kind, lambda line: getattr(line.change, name))


def of_field_change(name: str, words: str, kind: str, column: str = "") -> Column:
    """Return a column of what is told of one field."""
    return told(column or name, words, kind, lambda line: getattr(line.field, name))
