"""The best first: what matched, how well, and how near the beginning, told from the index.

The same on every engine, over at most ``CANDIDATES_MAX`` rows of a noun.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain
from typing import Any

from django.db.models import Case, QuerySet, Value, When

from initiatives.search.matching import condition, holds
from initiatives.search.query import Query, Term
from initiatives.words import LOOKED_UP, OTHER_NAME, REST, WHO, lines_of

CANDIDATES_MAX = 500


class Tier(IntEnum):
    """Where the words of a query stand, the best place first."""

    WHOLE_NAME = 0
    WHOLE_OTHER_NAME = 1
    BEGINNING_OF_NAME = 2
    IN_NAME = 3
    IN_OTHER_NAME = 4
    NAMES_AND_PARTIES = 5
    ANYWHERE = 6


@dataclass(frozen=True, order=True)
class Rank:
    """How good a match is: the smaller, the better."""

    tier: int
    distance: int = 0  # 0 the words themselves, 1 their beginnings, 2 other spellings
    position: int = 0  # words before the first match


@dataclass(frozen=True)
class Ranked:
    """A row that was found, by its key."""

    pk: Any
    rank: Rank


def ranked(rows: QuerySet, query: Query) -> list[Ranked]:
    """Return the first rows that match, the best first; equals stay in their noun's order."""
    called_so = Case(When(holds(query.name_lookup), then=Value(0)), default=Value(1))
    found = rows.filter(condition(query)).order_by(called_so, *rows.model._meta.ordering)
    return best(found[:CANDIDATES_MAX], query)


def called(rows: QuerySet, query: Query, at_most: int) -> list[Ranked]:
    """Return the first rows that are called so, the best first."""
    found = rows.filter(condition(query), holds(query.name_lookup))
    return best(found.order_by(*rows.model._meta.ordering)[:at_most], query)


def best(rows: QuerySet, query: Query) -> list[Ranked]:
    """Return the keys of rows, the best match first."""
    return by_rank(rows.values_list("pk", "search_words"), query)


def by_rank(indexes: Iterable[tuple[Any, str]], query: Query) -> list[Ranked]:
    """Return the best match first, from keys with the indexes of their rows; equals stay."""
    hits = [Ranked(pk, rank_of(index, query)) for pk, index in indexes]
    return sorted(hits, key=lambda hit: hit.rank)


def rank_of(index: str, query: Query) -> Rank:
    """Return how well the row of an index, which holds all words asked, matches them."""
    names = lines_of(index, until=WHO + REST + LOOKED_UP)
    ranks = [line_rank(mark, words, query.terms) for mark, words in names]
    if met := [rank for rank in ranks if rank]:
        return min(met)
    lines = lines_of(index, until=REST + LOOKED_UP)
    words = set(chain.from_iterable(words for _mark, words in lines))
    distances = [nearest(term, words) for term in query.terms]
    if None in distances:
        return Rank(Tier.ANYWHERE)
    return Rank(Tier.NAMES_AND_PARTIES, max(filter(None, distances), default=0))


def line_rank(mark: str, words: list[str], terms: tuple[Term, ...]) -> Rank | None:
    """Return how well one name matches, None if it does not hold all words."""
    places = [place_in(words, term) for term in terms]
    if not all(places):
        return None
    distance = max(place[0] for place in places if place)
    tier = tier_of(mark, words, terms)
    is_begun = tier <= Tier.BEGINNING_OF_NAME
    return Rank(tier, distance, 0 if is_begun else min(place[1] for place in places if place))


def tier_of(mark: str, words: list[str], terms: tuple[Term, ...]) -> Tier:
    """Return the tier of a name that holds all words."""
    starts = len(words) >= len(terms) and all(
        term.distance(word) is not None for term, word in zip(terms, words, strict=False)
    )
    is_whole = starts and len(words) == len(terms) and is_full(words, terms)
    if mark == OTHER_NAME:
        return Tier.WHOLE_OTHER_NAME if is_whole else Tier.IN_OTHER_NAME
    if is_whole:
        return Tier.WHOLE_NAME
    return Tier.BEGINNING_OF_NAME if starts else Tier.IN_NAME


def is_full(words: list[str], terms: tuple[Term, ...]) -> bool:
    """Is every word met whole, as asked or in another spelling, and not only its beginning?"""
    return all(term.distance(word) != 1 for term, word in zip(terms, words, strict=True))


def place_in(words: list[str], term: Term) -> tuple[int, int] | None:
    """Return the smallest distance of a word to a term, and the first place of it."""
    met = ((term.distance(word), at) for at, word in enumerate(words))
    return min(((far, at) for far, at in met if far is not None), default=None)


def nearest(term: Term, words: set[str]) -> int | None:
    """Return the smallest distance of a term to any of the words, None if none meets it."""
    met = (term.distance(word) for word in words)
    return min((far for far in met if far is not None), default=None)
