"""A form as it was sent: its values compared and replaced, the rows of its tables moved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict

ROWS_MAX = 1_000  # as many as Django takes


def texts_of(value: Any) -> list[str]:
    """Return a value as a browser sends it: its texts, none for what is empty."""
    if value is None or value == "" or value is False:
        return []
    if value is True:
        return ["on"]
    if isinstance(value, (list, tuple, set)) or hasattr(value, "values_list"):
        return [str(getattr(item, "pk", item)) for item in value]
    return [str(value).replace("\r\n", "\n").strip()]


def same(one: Any, other: Any) -> bool:
    """Are two values of a field one, whether typed or read from the database?"""
    return sorted(texts_of(one)) == sorted(texts_of(other))


def put(sent: QueryDict, name: str, value: Any) -> None:
    """Put a value into a form that was sent."""
    if texts := texts_of(value):
        sent.setlist(name, texts)
    else:
        sent.pop(name, None)


@dataclass
class Row:
    """One row of a table: where it stood, the key of its record, and its fields by name."""

    prefix: str
    key: str
    fields: dict[str, list[str]]

    @classmethod
    def of(cls, record: Any, form_class: type[forms.ModelForm], prefix: str, key_name: str) -> Row:
        """Return the row that shows a record as it is."""
        form = form_class(instance=record)
        fields = {name: texts_of(form[name].value()) for name in form.fields}
        return cls(prefix, str(record.pk), fields | {key_name: [str(record.pk)]})


@dataclass
class Rows:
    """The rows of one table: of records that exist, and new ones."""

    prefix: str
    key_name: str
    existing: list[Row] = field(default_factory=list)
    new: list[Row] = field(default_factory=list)

    @classmethod
    def read(cls, sent: QueryDict, prefix: str, key_name: str) -> Rows | None:
        """Return the rows of a table; None where the form has no such table."""
        total = sent.get(f"{prefix}-TOTAL_FORMS", "")
        if not total.isdecimal() or int(total) > ROWS_MAX:
            return None
        rows = cls(prefix, key_name)
        for number in range(int(total)):
            start = f"{prefix}-{number}-"
            fields = {
                name.removeprefix(start): sent.getlist(name)
                for name in sent
                if name.startswith(start)
            }
            key = "".join(fields.get(key_name, []))
            (rows.existing if key else rows.new).append(Row(start[:-1], key, fields))
        return rows

    def renew(self, row: Row) -> None:
        """Let a row whose record is gone be a new one."""
        kept = {name: texts for name, texts in row.fields.items() if name != self.key_name}
        self.new.append(Row(row.prefix, "", kept))

    def put_in(self, row: Row) -> None:
        self.existing.append(row)

    def words_of(self, row: Row) -> str:
        """Return what was typed in a row."""
        parts: Iterable[list[str]] = row.fields.values()
        return " · ".join(text for texts in parts for text in texts if text)

    def write(self, sent: QueryDict) -> None:
        """Write the rows back, those of records first, as Django wants them."""
        for name in [name for name in sent if name.startswith(f"{self.prefix}-")]:
            if name.removeprefix(f"{self.prefix}-").split("-")[0].isdecimal():
                del sent[name]
        for number, row in enumerate((*self.existing, *self.new)):
            for name, texts in row.fields.items():
                sent.setlist(f"{self.prefix}-{number}-{name}", texts)
        sent[f"{self.prefix}-TOTAL_FORMS"] = str(len(self.existing) + len(self.new))
        sent[f"{self.prefix}-INITIAL_FORMS"] = str(len(self.existing))
