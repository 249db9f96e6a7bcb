"""Columns as expressions of the database, shared by every table format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, Model, QuerySet, TextField, Value, When
from django.db.models.functions import Concat

from initiatives.exports.columns.expressions import Gathered, Moment, Separate

# How a column is written. A code has no character that a table must quote; a label is ours;
# text is anybody's; many are several texts in one cell.
CODE, LABEL, TEXT, MANY = "code", "label", "text", "many"
INTEGER, NUMBER, BOOLEAN = "integer", "number", "boolean"
DAY, MOMENT = "day", "moment"
QUOTED = {LABEL, TEXT, MANY}


@dataclass(frozen=True)
class Column:
    """One column: its name for programs, its words for readers, and what the database gives."""

    name: str
    explanation: Any
    kind: str
    expression: Any


def fixed(name: str, explanation: Any, value: str) -> Column:
    """Return a column that holds the same in every row."""
    return Column(name, explanation, CODE, Value(value))


def labelled(path: str, choices: Any) -> Case:
    """Return the label of a code in the reader's language, "" where there is none."""
    whens = [When(**{path: code}, then=Value(str(label))) for code, label in choices]
    return Case(*whens, default=Value(""), output_field=TextField())


def permalink(start: str, key: str = "slug") -> Concat:
    """Return the address of a record; ``start`` ends in a slash."""
    return Concat(Value(start), F(key), Value("/"), output_field=TextField())


class Fields:
    """Columns of the fields of a model, explained in the fields' own words."""

    def __init__(self, model: type[Model]) -> None:
        self.model = model

    def words(self, path: str) -> str:
        """Return what a field, perhaps of a related model, is called."""
        model: Any = self.model
        *steps, last = path.split("__")
        for step in steps:
            model = model._meta.get_field(step).related_model
        return str(model._meta.get_field(last).verbose_name)

    def one(self, kind: str, name: str, path: str = "", words: Any = "") -> Column:
        """Return a column that shows a field as it is."""
        path = path or name
        expression = Moment(path) if kind == MOMENT else F(path)
        return Column(name, words or self.words(path), kind, expression)

    def texts(self, *names: str) -> Iterator[Column]:
        """Yield a column for each of some fields of free text."""
        return (self.one(TEXT, name) for name in names)

    def coded(self, name: str, path: str = "", choices: Any = None) -> Iterator[Column]:
        """Yield the code of a vocabulary and its label."""
        path = path or name
        field: Any = self.model._meta.get_field(path)
        label = labelled(path, choices or field.choices)
        yield self.one(CODE, name, path)
        yield Column(f"{name}_label", f"{self.words(path)}: label", LABEL, label)

    def partial_date(self, name: str) -> Iterator[Column]:
        """Yield a day, month or year as stated, and the first and last day that it can be."""
        words = self.words(name)
        yield self.one(CODE, name)
        yield self.one(DAY, f"{name}_from", words=f"{words}: first day")
        yield self.one(DAY, f"{name}_until", words=f"{words}: last day")

    def approximate(self, name: str, kind: str = NUMBER) -> Iterator[Column]:
        """Yield a value as its source words it, and the bounds that the words leave open."""
        yield self.one(TEXT, name)
        yield self.one(kind, f"{name}_low")
        yield self.one(kind, f"{name}_high")


def many(name: str, explanation: Any, rows: QuerySet, item: Any) -> Column:
    """Return a column that gathers one expression over the rows tied to a record, in order."""
    return Column(name, explanation, MANY, Gathered(rows, item))


def listed(name: str, explanation: Any, path: str) -> Column:
    """Return a column of the texts in a field that holds a JSON array."""
    return Column(name, explanation, MANY, Separate(path))
