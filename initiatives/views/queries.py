"""The query of a list as links carry it, and what each further link makes of it."""

from collections.abc import Callable
from functools import lru_cache
from urllib.parse import quote_plus

from django.http import QueryDict

from initiatives.filters import fields
from initiatives.filters.base import PortalFilterSet

# The same few hundred values are offered on every page.
quoted = lru_cache(maxsize=4096)(quote_plus)


def cleaned(data: QueryDict, filterset: PortalFilterSet) -> QueryDict:
    """Return the query as links carry it: no blanks, no repetitions, nothing unknown."""
    query = QueryDict(mutable=True)
    known = {*filterset.filters, *filterset.also_known, "page", "page_size"}
    for name in data:
        if name in known and (values := fields.given(data.getlist(name))):
            query.setlist(name, values)
    return query


def without(data: QueryDict, name: str, value: str) -> str:
    """Return the query without one value of a filter, on page 1."""
    query = data.copy()
    query.pop("page", None)
    query.setlist(name, [text for text in query.pop(name, []) if text != value])
    return f"?{query.urlencode()}"


def only(data: QueryDict, name: str) -> Callable[[str], str]:
    """Return what makes of a value the query that has it as the filter's only one, on page 1."""
    query = data.copy()
    for other in ("page", name):
        query.pop(other, None)
    others = f"{query.urlencode()}&" if query else ""
    return lambda value: f"?{others}{name}={quoted(value)}"
