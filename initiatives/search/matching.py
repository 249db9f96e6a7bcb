"""The one condition by which lists, exports, the API and the search page find rows."""

from typing import Any

from django.db.models import F, Q, QuerySet

from initiatives.search import spelling
from initiatives.search.engine import Matches
from initiatives.search.query import Lookup, Query, parse
from initiatives.words import is_latin

NOTHING = Q(pk__in=[])


def read(text: str) -> Query:
    """Return what a text asks for, with spellings on record for words that are not."""
    query = parse(text)
    return query if spelling.stand_together(query) else spelling.forgive(query)


def matching[Rows: QuerySet[Any]](queryset: Rows, asked: Query | str) -> Rows:
    """Return the rows that hold every word and every phrase asked; all of them for a blank."""
    query = read(asked) if isinstance(asked, str) else asked
    return queryset.filter(condition(query)) if query else queryset


def condition(query: Query) -> Q:
    """Return the condition that a row holds every word and every phrase."""
    if not query.terms:
        return NOTHING
    found = holds(query.lookup)
    for phrase in query.phrases:
        found &= Q(search_words__contains=phrase_in_index(phrase))
    return found


def holds(lookup: Lookup) -> Q:
    """Return the condition that the index of a row holds what is looked up."""
    return Q(Matches(F("search_words"), lookup))


def phrase_in_index(phrase: tuple[str, ...]) -> str:
    """Return a phrase as an index holds it: from the beginning of a word on."""
    told = " ".join(phrase)
    return f" {told}" if is_latin(told) else told
