"""What an activity is tied to, told from the text beside it: codes and labels in their order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import CharField, Model, QuerySet, Value
from django.db.models.functions import Cast, Coalesce

from initiatives import ties
from initiatives.codelists import CountryRole, OrganizationRoleCode, Voice
from initiatives.exports.columns.base import Column, Tell, Writer
from initiatives.exports.columns.expressions import Beside
from initiatives.exports.columns.names import own_label, vocabulary_label
from initiatives.exports.format import Export
from initiatives.models import Country, Goal, Organization, Theme

BEHIND_KEY = " "
# What the rows of a table of activities are told from: the key, and the ties if they are kept.
TOLD_FROM = Beside(Cast("pk", CharField()), Value(BEHIND_KEY), Coalesce("ties", Value("")))
# In the order of ``ties.ROWS``.
NAMES = ["participations", "themes", "sdgs", "organizations", "voices"]
CELLS = [name for kind in NAMES for name in (kind, f"{kind}_label")]
REMEMBERED_MAX = 2000  # cells of one kind, and names of parties, that an export remembers

Shown = tuple[str, str]  # the code and the label of a tie
Meet = Callable[[list[str]], dict[str, Shown]]  # gives what is asked for, and maybe more
Pieces = tuple[Any, Any]  # both as they are written
Cells = tuple[Any, Any]  # codes and labels of one row, as they are written


def teller(alias: str, export: Export, columns: list[Column], writer: Writer) -> Tell:
    """Return what tells the ties of rows from their ``TOLD_FROM``."""
    kinds = [Kind(meet, writer) for meet in meetings(alias, export.language)]
    places = [CELLS.index(column.name) for column in columns]

    def told(text: str) -> list[Any]:
        cells: list[Any] = []
        for kind, part in zip(kinds, text.split(ties.BETWEEN_KINDS), strict=True):
            cells += kind.cells.get(part) or kind.new(part)
        return [cells[at] for at in places]

    def tell(rows: list[str]) -> list[list[Any]]:
        found = [row.split(BEHIND_KEY, 1) for row in rows]
        missing = [int(key) for key, text in found if not text]
        read = ties.texts_of(missing, alias) if missing else {}
        return [told(text or read[int(key)]) for key, text in found]

    return tell


class Kind:
    """The ties of one kind: met once, then remembered, as are cells that come up again."""

    def __init__(self, meet: Meet, writer: Writer) -> None:
        """Take what gives the shown form of ties, and what writes cells of them."""
        self.meet, self.writer = meet, writer
        self.met: dict[str, Pieces] = {}
        self.cells: dict[str, Cells] = {}

    def new(self, part: str) -> Cells:
        """Write the cells of the ties in one part of a text."""
        pieces = self.pieces(part.split(ties.BETWEEN_TIES)) if part else []
        if len(self.cells) >= REMEMBERED_MAX:
            self.cells.clear()
        gathered = self.writer.gathered
        codes, labels = [code for code, _ in pieces], [label for _, label in pieces]
        cells = self.cells[part] = gathered(codes), gathered(labels)
        return cells

    def pieces(self, asked: list[str]) -> list[Pieces]:
        """Return the code and the label of each tie, as they are written."""
        try:
            return [self.met[tie] for tie in asked]
        except KeyError:
            self.learn(asked)
            return [self.met[tie] for tie in asked]

    def learn(self, asked: list[str]) -> None:
        if len(self.met) >= REMEMBERED_MAX:
            self.met.clear()
        shown, piece = self.meet(asked), self.writer.piece
        self.met |= {tie: (piece(shown[tie][0]), piece(shown[tie][1])) for tie in asked}


def meetings(alias: str, language: str) -> list[Meet]:
    """Return for each kind, in the order of ``NAMES``, what gives the shown form of its ties."""
    named = Country.objects.using(alias).annotate(label=own_label(language))
    countries = named.values_list("pk", "iso_alpha3", "label")
    organizations = Organization.objects.using(alias).values_list("pk", "slug", "name")
    voices = {str(code): (str(code), str(label)) for code, label in Voice.choices}
    return [
        with_roles(among(shown_rows(countries)), CountryRole),
        among(shown_rows(labelled(Theme, "slug", alias, language))),
        among(shown_rows(labelled(Goal, "number", alias, language))),
        with_roles(asked_of(organizations), OrganizationRoleCode),
        among(voices),
    ]


def labelled(model: type[Model], code: str, alias: str, language: str) -> QuerySet:
    """Return key, code and label of each row of a vocabulary."""
    rows = model._default_manager.using(alias)
    rows = rows.annotate(label=vocabulary_label("name", model, language))
    return rows.values_list("pk", code, "label")


def shown_rows(rows: QuerySet) -> dict[str, Shown]:
    """Return the shown form of rows of key, code and label, by key."""
    return {str(key): (str(code), label) for key, code, label in rows}


def among(known: dict[str, Shown]) -> Meet:
    """Return what knows all there are, where they are few."""
    return lambda asked: known


def asked_of(rows: QuerySet) -> Meet:
    """Return what asks the database for keys not met yet, where there may be many."""
    known: dict[str, Shown] = {}

    def meet(asked: list[str]) -> dict[str, Shown]:
        if not known.keys() >= set(asked):
            if len(known) > REMEMBERED_MAX:
                known.clear()
            known.update(shown_rows(rows.filter(pk__in=map(int, asked))))
        return known

    return meet


def with_roles(meet_keys: Meet, roles: Any) -> Meet:
    """Return what gives the shown form of keys behind roles."""
    labels = {str(code): str(label) for code, label in roles.choices}

    def meet(asked: list[str]) -> dict[str, Shown]:
        pairs = [tie.split(ties.BEHIND_ROLE) for tie in asked]
        met = meet_keys([key for _role, key in pairs])
        return {
            tie: (f"{role}: {met[key][0]}", f"{labels[role]}: {met[key][1]}")
            for tie, (role, key) in zip(asked, pairs, strict=True)
        }

    return meet
