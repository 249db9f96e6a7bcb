"""Words to ranked rows; the only place that knows the engines' text search."""

from initiatives.search.index import indexed_models
from initiatives.search.matching import condition, matching, read
from initiatives.search.query import Query, Term, parse
from initiatives.search.texts import PATHS, texts_of

__all__ = [
    "PATHS",
    "Query",
    "Term",
    "condition",
    "indexed_models",
    "matching",
    "parse",
    "read",
    "texts_of",
]
