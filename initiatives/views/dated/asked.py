"""Which stretch of time a page shows, as the parameters say it: ``from``, ``to`` and ``year``."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import QueryDict
from django.urls import reverse

from initiatives.fields import NO_DATE
from initiatives.filters.conditions import period
from initiatives.filters.paging import OF_A_PAGE
from initiatives.happenings import Period, years_touching

DATES = ("from", "to", "year")
YEAR = len("2025")


def years_in(query: QueryDict) -> list[str]:
    """Return the days, months and years that ``year`` asks for."""
    return [text.strip() for text in query.getlist("year") if text != NO_DATE]


def span_in(query: QueryDict) -> list[list[Period]]:
    """Return the condition that ``from`` and ``to`` make, if they are set."""
    first, last = (query.get(name, "").strip() for name in ("from", "to"))
    return [[Period(*period(first, last))]] if first or last else []


def periods_in(query: QueryDict) -> list[list[Period]]:
    """Return what is asked of dates: each condition is met by touching one of its periods."""
    years = [[Period.of(text) for text in years_in(query)]] if "year" in query else []
    return [*span_in(query), *years]


def month_in(query: QueryDict) -> str:
    """Return the one month that is asked for, or in which all that is asked lies; "" if none."""
    months = {one[0].month if len(one) == 1 else "" for one in periods_in(query)} - {""}
    return months.pop() if len(months) == 1 else ""


def nearest_year(query: QueryDict, known: Iterable[int], today: int) -> int:
    """Return the year to show: this one, else the last one before it that is asked for."""
    years = sorted({int(text[:YEAR]) for text in years_in(query)})
    years = years or years_touching(known, span_in(query))
    if years:
        return today if today in years else max((y for y in years if y < today), default=years[0])
    spans = [Period(one.first[:YEAR], one.last[:YEAR]) for (one,) in span_in(query)]
    return min(max(today, int(spans[0].first)), int(spans[0].last)) if spans else today


def in_one_year(query: QueryDict, year: int) -> QueryDict:
    """Return a query that asks for what of it lies in one year."""
    asked = [text for text in years_in(query) if text[:YEAR] == f"{year:04}"]
    if "year" in query and not asked:
        return query
    return changed(query, year=asked or [f"{year:04}"])


def in_month(query: QueryDict, month: str) -> QueryDict:
    """Return the query for a month, whatever other dates it asks for."""
    return changed(undated(query), **{"from": [month], "to": [month]})


def undated(query: QueryDict) -> QueryDict:
    """Return a query without what it asks of dates."""
    return changed(query, **dict.fromkeys(DATES, ()))


def changed(query: QueryDict, **values: Iterable[str]) -> QueryDict:
    """Return a query with other values, on its first page."""
    found = query.copy()
    for name in OF_A_PAGE:
        found.pop(name, None)
    for name, listed in values.items():
        found.pop(name, None)
        if listed:
            found.setlist(name, list(listed))
    return found


def address(name: str, query: QueryDict) -> str:
    """Return the address of a page with a query."""
    return f"{reverse(name)}?{query.urlencode()}" if query else reverse(name)
