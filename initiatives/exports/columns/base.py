"""Columns as expressions of the database, shared by every table format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    Model,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext as _

from initiatives import checked
from initiatives.codelists import PublicationState
from initiatives.exports.columns.expressions import Beside, Gathered, Moment, Separate
from initiatives.exports.columns.meanings import meaning, with_codes
from initiatives.exports.columns.names import country_label
from initiatives.exports.format import LICENCE, Export

# How a column is written. A code has no character that a table or JSON must quote; a label is ours;
# text is anybody's; many are several texts in one cell; a partial date is a day, month or year.
CODE, LABEL, TEXT, MANY, PARTIAL = "code", "label", "text", "many", "partial date"
INTEGER, NUMBER, BOOLEAN = "integer", "number", "boolean"
DAY, MOMENT = "day", "moment"
TOLD_FROM = "x_told_from"  # the column of ``Table.told_from``
QUOTED, DISARMED, WORDS = {LABEL, TEXT, MANY}, {TEXT, MANY}, {TEXT, LABEL, CODE, PARTIAL}
BARE = {CODE, PARTIAL}


@dataclass(frozen=True)
class Column:
    """One column: its name for programs, its words for readers, and what the database gives."""

    name: str
    explanation: Any
    kind: str
    expression: Any


@dataclass(frozen=True)
class Computed:
    """What no expression of the database gives: ``Table.teller`` does, for a block of rows."""


Values = dict[str, Any]  # the told values of a row by the name of their column
Tell = Callable[[list[str]], list[list[Any]]]


@dataclass(frozen=True)
class Writer:
    """How a format writes cells: of a value of a kind, or of several texts.

    Texts that come up again and again are made ``piece`` once, and ``gathered`` each time.
    """

    cell: Callable[[Any, str], Any]
    piece: Callable[[str], Any]
    gathered: Callable[[list[Any]], Any]


Teller = Callable[[str, Export, list[Column], Writer], Tell]


@dataclass(frozen=True)
class Table:
    """The columns of a noun; ``teller`` gives those that Python tells.

    From the snapshot's alias, the export, the told columns that are shown and what writes
    their cells it makes what tells the cells of a block of rows, in their order, from what
    ``told_from`` gives of each: a text of the primary key, and behind a space whatever else
    the rule needs, without commas and quotes. ``lines`` gives what no table of the database
    holds, from what was asked for and the snapshot's alias; each column then takes its value
    from a line.
    """

    columns: Callable[[Export], Iterator[Column]]
    teller: Teller | None = None
    lines: Callable[[Any, str, Export], Iterable[Any]] | None = None
    told_from: Any = field(default_factory=lambda: Cast("pk", CharField()))


def is_told(column: Column) -> bool:
    """Does Python tell the cells of a column?"""
    return isinstance(column.expression, Computed)


def stored_and_told(columns: list[Column]) -> tuple[list[Column], list[Column]]:
    """Return the columns that the database gives, and those that Python tells."""
    return [one for one in columns if not is_told(one)], [one for one in columns if is_told(one)]


def by_key(compute: Callable[[str, list[int], Export], dict[int, Values]]) -> Teller:
    """Return a ``teller`` that asks a rule for rows by their primary keys."""

    def teller(alias: str, export: Export, columns: list[Column], writer: Writer) -> Tell:
        def tell(rows: list[str]) -> list[list[Any]]:
            keys = [int(key) for key in rows]
            found = compute(alias, keys, export)
            return [
                [writer.cell(found[key][column.name], column.kind) for column in columns]
                for key in keys
            ]

        return tell

    return teller


def licence() -> Column:
    """Return the column that tells under which licence the rows may be used."""
    words = _("The licence of the compilation, by its SPDX identifier.")
    return Column("licence", words, CODE, Value(LICENCE))


def link(export: Export, key: str = "slug", noun: str = "") -> Column:
    """Return the column with the address of each record of a noun."""
    address = permalink(f"{export.origin}/{noun or export.noun}/", key)
    return Column("permalink", _("The full address of its page."), LABEL, address)


def counted(rows: QuerySet, key: str, of: str = "pk") -> Coalesce:
    """Return how many different records are tied to a row; ``key`` leads back to it."""
    tied = rows.filter(**{key: OuterRef("pk")}).order_by().values(key)
    number = tied.annotate(number=Count(of, distinct=True)).values("number")
    return Coalesce(Subquery(number), 0)


def label_of(name: str) -> str:
    """Return what the column beside one of codes holds."""
    return _("The label of the code in %s, in the language of the export.") % name


def labels_of(name: str) -> str:
    """Return what the column beside one of several codes holds."""
    return _("The labels of what is in %s, in the same order.") % name


def labelled(path: str, choices: Any) -> Case:
    """Return the label of a code in the reader's language, "" where there is none."""
    whens = [When(**{path: code}, then=Value(str(label))) for code, label in choices]
    return Case(*whens, default=Value(""), output_field=TextField())


def public_slug(path: str) -> Case:
    """Return the slug of an activity that a row points to, "" if it is not published."""
    is_public = {f"{path}__publication_state": PublicationState.PUBLISHED}
    slug = Case(When(**is_public, then=F(f"{path}__slug")), default=Value(""))
    slug.output_field = TextField()
    return slug


def permalink(start: str, key: str = "slug") -> Beside:
    """Return the address of a record; ``start`` ends in a slash."""
    return Beside(Value(start), F(key), Value("/"))


class Fields:
    """Columns of the fields of a model, explained by what each field means."""

    def __init__(self, model: type[Model]) -> None:
        self.model = model

    def field(self, path: str) -> Any:
        """Return a field of the model, or of one that it leads to."""
        model: Any = self.model
        *steps, last = path.split("__")
        for step in steps:
            model = model._meta.get_field(step).related_model
        return model._meta.get_field(last)

    def words(self, path: str) -> str:
        """Return what a field holds."""
        return meaning(self.field(path))

    def one(self, kind: str, name: str, path: str = "", words: Any = "") -> Column:
        """Return a column that shows a field as it is."""
        path = path or name
        expression = Moment(path) if kind == MOMENT else F(path)
        return Column(name, words or self.words(path), kind, expression)

    def texts(self, *names: str) -> Iterator[Column]:
        """Yield a column for each of some fields of free text."""
        return (self.one(TEXT, name) for name in names)

    def address(self) -> Column:
        """Return the address that somebody else gives a thing; ``permalink`` is ours."""
        return self.one(TEXT, "web_address", "url")

    def key(self, name: str, path: str) -> Column:
        """Return the public key of the record that a field points to."""
        return self.one(TEXT, name, path, self.words(path.rpartition("__")[0]))

    def linked(self, name: str, path: str = "") -> Iterator[Column]:
        """Yield the slug and the name of the record that a field points to."""
        path = path or name
        label = _("The name of the record in %s.") % name
        yield self.one(TEXT, name, f"{path}__slug", self.words(path))
        yield self.one(TEXT, f"{name}_label", f"{path}__name", label)

    def country(self, name: str, language: str) -> Iterator[Column]:
        """Yield the alpha-3 code of the country that a field points to, and its name."""
        words = _("The name of the country in %s, in the language of the export.") % name
        yield self.one(CODE, name, f"{name}__iso_alpha3", self.words(name))
        yield Column(f"{name}_label", words, TEXT, country_label(name, language))

    def coded(self, name: str, path: str = "") -> Iterator[Column]:
        """Yield the code of a vocabulary and its label."""
        path = path or name
        choices = self.field(path).choices
        yield self.one(CODE, name, path, with_codes(self.words(path), choices))
        yield Column(f"{name}_label", label_of(name), LABEL, labelled(path, choices))

    def last_checked(self) -> Column:
        """Return when somebody last looked at a record."""
        found = checked.last_checked(self.model)
        return Column("last_checked_on", self.words("last_checked_on"), PARTIAL, found)

    def partial_date(self, name: str) -> Iterator[Column]:
        """Yield a day, month or year as stated, and the first and last day that it can be."""
        exact = _("A day, a month or a year, as exact as it is known (ISO 8601).")
        first, last = _("The first day that %s can be."), _("The last day that %s can be.")
        yield self.one(PARTIAL, name, words=f"{self.words(name)} {exact}")
        yield self.one(DAY, f"{name}_from", words=first % name)
        yield self.one(DAY, f"{name}_until", words=last % name)

    def approximate(self, name: str, kind: str = NUMBER) -> Iterator[Column]:
        """Yield a value as its source words it, and the bounds that the words leave open."""
        hedged = _("In the words of the source, with their hedge.")
        least = _("The least that the words in %s allow; empty where they leave it open.")
        most = _("The most that the words in %s allow; empty where they leave it open.")
        yield self.one(TEXT, name, words=f"{self.words(name)} {hedged}")
        yield self.one(kind, f"{name}_low", words=least % name)
        yield self.one(kind, f"{name}_high", words=most % name)


def many(name: str, explanation: Any, rows: QuerySet, item: Any) -> Column:
    """Return a column that gathers one expression over the rows tied to a record, in order."""
    return Column(name, explanation, MANY, Gathered(rows, item))


def listed(name: str, explanation: Any, path: str) -> Column:
    """Return a column of the texts in a field that holds a JSON array."""
    return Column(name, explanation, MANY, Separate(path))
