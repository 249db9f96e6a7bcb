"""Words to ranked rows; the only place that knows the engines' text search."""

from initiatives.search.activities import (
    BestActivities,
    called_activities,
    find_activities,
    first_hits,
    hits,
)
from initiatives.search.best_first import NOTHING, BestFirst, Found, find
from initiatives.search.index import indexed_models, words_field
from initiatives.search.matching import condition, matching, read
from initiatives.search.query import Query, Term, parse
from initiatives.search.ranking import CANDIDATES_MAX, Rank, Ranked, Tier, called, ranked
from initiatives.search.texts import PATHS, texts_of

__all__ = [
    "CANDIDATES_MAX",
    "NOTHING",
    "PATHS",
    "BestActivities",
    "BestFirst",
    "Found",
    "Query",
    "Rank",
    "Ranked",
    "Term",
    "Tier",
    "called",
    "called_activities",
    "condition",
    "find",
    "find_activities",
    "first_hits",
    "hits",
    "indexed_models",
    "matching",
    "parse",
    "ranked",
    "read",
    "texts_of",
    "words_field",
]
