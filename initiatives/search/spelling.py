"""Slips of one letter: what is on record instead of a word that is not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet

from initiatives.models import Activity
from initiatives.search.engine import Matches
from initiatives.search.nouns import public_rows
from initiatives.search.query import Form, Query, Term

LENGTH_MIN = 4  # letters; shorter words are one slip from too many others
UNKNOWN_MAX = 12  # words tried; a text with more is no slip
SPELLINGS_MAX = 5
ROWS_READ = 200  # of each noun, to see which spellings are there and how often
# The letters of each script as they are after folding.
ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "αβγδεζηθικλμνξοπρσςτυφχψω",
    "абвгдежзиклмнопрстуфхцчшщъыьэюяєі",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىء",
    "אבגדהוזחטיכךלמםנןסעפףצץקרשת",
)


def forgive(query: Query) -> Query:
    """Return a query in which each word that is not on record has the spellings that are.

    What stands in quotes is meant as it is written.
    """
    quoted = set(chain.from_iterable(query.phrases))
    tried = [term.word for term in query.terms if term.word not in quoted]
    unknown = unknown_among(tried[:UNKNOWN_MAX])
    slips = {word: one_letter_away(word) for word in unknown if is_forgivable(word)}
    if not slips:
        return query
    on_record = occurrences(set(chain.from_iterable(slips.values())))
    terms = [Term(term.word, best(slips.get(term.word, ()), on_record)) for term in query.terms]
    return replace(query, terms=tuple(terms))


def best(words: Collection[str], on_record: Counter[str]) -> tuple[str, ...]:
    """Return the words that are on record, the most frequent first."""
    found = [word for word in words if on_record[word]]
    return tuple(sorted(found, key=lambda word: (-on_record[word], word))[:SPELLINGS_MAX])


def is_forgivable(word: str) -> bool:
    """Is a word long enough, and without figures, which are never another year or number?"""
    return len(word) >= LENGTH_MIN and not re.search(r"\d", word)


def one_letter_away(word: str) -> set[str]:
    """Return all words that differ by one letter left out, put in, changed or swapped."""
    return set(edits(word)) - {word}


def edits(word: str) -> Iterator[str]:
    """Yield each word one letter away, letter by letter."""
    letters = alphabet_of(word)
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield from (before + letter + after for letter in letters)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in letters)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


def alphabet_of(word: str) -> str:
    """Return the letters of a word's script; none for scripts of thousands of signs."""
    return next((letters for letters in ALPHABETS if set(word) & set(letters)), "")


def stand_together(query: Query) -> bool:
    """Does some activity hold all words? Then all are on record: drafts hold no words."""
    rows = Activity.objects.filter(Matches(F("search_words"), query.lookup))
    return not query.terms or rows.order_by().exists()


def unknown_among(words: list[str]) -> list[str]:
    """Return those of the words that begin no word on the public record, in one query."""
    if not words:
        return []
    rows = public_rows()
    known = [sql_or([exists(queryset, word) for queryset in rows]) for word in words]
    columns, params = zip(*known, strict=True)
    answer = asked(f"SELECT {', '.join(columns)}", [*chain.from_iterable(params)])[0]
    return [word for word, is_known in zip(words, answer, strict=True) if not is_known]


Sql = tuple[str, list[Any]]


def exists(queryset: QuerySet, word: str) -> Sql:
    """Return the condition that some row of a queryset holds the beginning of a word."""
    sql, params = having(queryset, [Form(word, is_prefix=True)]).query.sql_with_params()
    return f"EXISTS ({sql} LIMIT 1)", list(params)


def sql_or(conditions: list[Sql]) -> Sql:
    """Return the condition that one of some conditions holds, tried in their order."""
    texts, params = zip(*conditions, strict=True)
    return f"({' OR '.join(texts)})", [*chain.from_iterable(params)]


def having(queryset: QuerySet, forms: Collection[Form]) -> QuerySet:
    """Return the indexes of the rows that hold one of some forms, in no order."""
    found = Q(Matches(F("search_words"), (tuple(forms),)))
    return queryset.filter(found).order_by().values_list("search_words")


def occurrences(words: set[str]) -> Counter[str]:
    """Return in how many public rows each of the words occurs, so far as few rows tell."""
    forms = [Form(word) for word in sorted(words)]
    parts = [having(rows, forms)[:ROWS_READ].query.sql_with_params() for rows in public_rows()]
    union = " UNION ALL ".join(
        f"SELECT * FROM ({sql}) part"  # noqa: S608 - written by Django
        for sql, _params in parts
    )
    found = asked(union, [*chain.from_iterable(params for _sql, params in parts)])
    return Counter(word for (index,) in found for word in words & set(index.split(" ")))


def asked(sql: str, params: list[Any]) -> list[tuple[Any, ...]]:
    """Return the rows of a query put together above, every value of it a parameter."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()
