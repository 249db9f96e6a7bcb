"""What a search finds of each noun: how many, the best of them, and the list of all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from initiatives import facets, search
from initiatives.models import (
    Activity,
    Commitment,
    Country,
    CountryGroup,
    Indicator,
    Organization,
    Person,
    Series,
    Source,
    Statement,
    Theme,
)
from initiatives.search import Query, Rank
from initiatives.views import noun_texts
from initiatives.views.found import Hit, Text, hit, texts_of
from initiatives.views.localizing import name_countries
from initiatives.views.rows import dated

SHOWN = 5
SHOWN_WITHOUT_LIST = 10


@dataclass(frozen=True)
class Noun:
    """One kind of record: its public rows, what they are found by, and how they compare."""

    name: str
    label: Any
    rows: Callable[[], QuerySet]
    texts: Callable[[Any], list[Text]]
    has_list: bool = True
    # A title, or a sentence, that begins with the words is a weaker hit than a name.
    handicap: int = 0

    @property
    def one(self) -> str:
        """What one record of this noun is called."""
        return str(capfirst(self.rows().model._meta.verbose_name))


@dataclass
class Group:
    """What was found of one noun, and the address of the list that shows all of it."""

    name: str
    label: Any
    count: int
    hits: list[Hit]
    best: Rank
    url: str = ""


def activities() -> QuerySet:
    return (
        Activity.objects.published()
        .defer("search_text", "search_words")
        .select_related("place_country")
    )


def commitments() -> QuerySet:
    rows = Commitment.objects.published().select_related("initiative")
    return rows.defer("initiative__search_text", "initiative__search_words")


def statements() -> QuerySet:
    rows = Statement.objects.published().select_related("person", "body", "activity", "source")
    return rows.defer("activity__search_text", "activity__search_words")


# Of equally good hits, the noun that stands first here is shown first.
NOUNS = [
    Noun(
        "country",
        _("Countries"),
        lambda: Country.objects.prefetch_related("names"),
        noun_texts.of_country,
    ),
    Noun("person", _("People"), Person.objects.published, noun_texts.of_person, has_list=False),
    Noun(
        "organization",
        _("Organizations"),
        Organization.objects.all,
        noun_texts.of_organization,
    ),
    Noun("group", _("Groups of countries"), CountryGroup.objects.all, noun_texts.of_group, False),
    Noun("activity", _("Initiatives, workshops and forums"), activities, noun_texts.of_activity),
    Noun("theme", _("Themes"), Theme.objects.all, noun_texts.of_theme, has_list=False),
    Noun("series", _("Series of events"), Series.objects.all, noun_texts.of_series, False),
    Noun("indicator", _("Indicators"), Indicator.objects.all, noun_texts.of_indicator),
    Noun("commitment", _("Commitments"), commitments, noun_texts.of_commitment, handicap=3),
    Noun("statement", _("Statements"), statements, noun_texts.of_statement, False, handicap=3),
    Noun(
        "source",
        _("Sources"),
        lambda: Source.objects.select_related("publisher"),
        noun_texts.of_source,
        handicap=3,
    ),
]


def find(query: Query) -> list[Group]:
    """Return what holds all that is asked, by noun, the noun of the best hit first."""
    if not query.terms:
        return []
    groups = [group for noun in NOUNS if (group := found(noun, query))]
    return sorted(groups, key=lambda group: group.best)


def found(noun: Noun, query: Query) -> Group | None:
    """Return what was found of one noun, None if nothing was."""
    rows = noun.rows()
    ranked, number = ranked_of(noun, rows, query)
    if not ranked:
        return None
    keys = [item.pk for item in ranked[: SHOWN if noun.has_list else SHOWN_WITHOUT_LIST]]
    records = rows.in_bulk(keys)
    shown = hits(noun, [records[key] for key in keys if key in records], query)
    if noun.name == "activity":
        complete([item.record for item in shown])
    best = handicapped(ranked[0].rank, noun)
    return Group(noun.name, noun.label, number, shown, best, url(noun, query))


def ranked_of(noun: Noun, rows: QuerySet, query: Query) -> tuple[list[search.Ranked], int]:
    """Return the first rows that were found, the best first, and how many there are."""
    if noun.name == "activity":
        index = facets.current()
        members = search.hits(query, index)
        return search.first_hits(members, query, index), len(members)
    ranked = search.ranked(rows, query)
    return ranked, count(rows, query, len(ranked))


def complete(activities: list[Activity]) -> None:
    """Give activities what their rows show beside their texts."""
    name_countries(row.place_country for row in activities if row.place_country)
    dated(activities)


def count(rows: QuerySet, query: Query, ranked: int) -> int:
    """Return how many rows were found; they are counted if not all of them are ranked."""
    return ranked if ranked < search.CANDIDATES_MAX else search.matching(rows, query).count()


def handicapped(rank: Rank, noun: Noun) -> Rank:
    """Return a rank as it compares with those of other nouns."""
    return Rank(rank.tier + noun.handicap, rank.distance, rank.position)


def url(noun: Noun, query: Query) -> str:
    """Return the address of the list of a noun with the same words, "" without a list."""
    if not noun.has_list:
        return ""
    return f"{reverse(f'{noun.name}-list')}?{urlencode({'q': query.text})}"


def hits(noun: Noun, records: list[Any], query: Query) -> list[Hit]:
    """Return records with what matched in them."""
    texts = texts_in(noun, records, query)
    return [hit(row, texts[row.pk], query.sought) for row in records]


def texts_in(noun: Noun, records: list[Any], query: Query) -> dict[Any, list[Text]]:
    """Return by key the texts that records are found by, those of all in at most one query."""
    if noun.name == "activity":
        return texts_of(records, query.sought)
    return {row.pk: noun.texts(row) for row in records}


def hits_in(records: list[Any], query: Query) -> dict[Any, Callable[[], Hit]]:
    """Return by key what tells what matched in a record of a list; all are of one noun.

    Texts are read and marked when a row asks for it, not where it was drawn before.
    """
    if not query.terms or not records:
        return {}
    name = records[0]._meta.concrete_model._meta.model_name
    noun = next(noun for noun in NOUNS if noun.name == name)
    read = cache(partial(texts_in, noun, records, query))
    return {row.pk: cache(partial(hit_with, read, row, query.sought)) for row in records}


def hit_with(read: Callable[[], dict[Any, list[Text]]], record: Any, sought: Any) -> Hit:
    """Return a record with what matched in it, its texts read with those of others."""
    return hit(record, read()[record.pk], sought)
