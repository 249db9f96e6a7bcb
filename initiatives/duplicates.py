"""Records that may be one and the same: equal names or addresses, and names that are near."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import reduce
from operator import or_
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Count, Q, QuerySet

from initiatives.folding import fold
from initiatives.models import Source
from initiatives.words import words_of

NEAR = 0.8  # of 1, for two names with as many letters in common in the same order
WORDS_LOOKED_UP = 3
CANDIDATES_MAX = 200
SHOWN_MAX = 5
WORD_MIN = 4  # letters of a word that tells one name from another


def possible(rows: QuerySet) -> QuerySet:
    """Return the rows that share their folded name, or as sources their address, with another."""
    named = rows.order_by().values("sort_key").annotate(times=Count("pk")).filter(times__gt=1)
    same = Q(sort_key__in=named.exclude(sort_key="").values("sort_key"))
    if rows.model is Source:
        same |= Q(pk__in=same_address(rows.order_by().values_list("pk", "url")))
    return rows.filter(same)


def same_address(rows: Iterable[tuple[int, str]]) -> list[int]:
    """Return the keys of rows whose web address another row has too."""
    by_address = defaultdict(list)
    for key, url in rows:
        if url:
            by_address[address_of(url)].append(key)
    return [key for keys in by_address.values() if len(keys) > 1 for key in keys]


def address_of(url: str) -> str:
    """Return what two spellings of a web address share: no scheme, "www." or last slash."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    host = (parts.netloc or "").lower().removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}"


def near(rows: QuerySet, name: str, url: str = "") -> list[Any]:
    """Return the few rows whose name is near a name, or whose address is the same (1 query)."""
    folded = fold(name)
    words = sorted({word for word in words_of(name) if len(word) >= WORD_MIN}, key=len)
    wanted = [Q(sort_key__contains=word) for word in words[-WORDS_LOOKED_UP:]]
    if is_source := rows.model is Source and url:
        wanted.append(Q(url__contains=address_of(url)))
    if not wanted:
        return []
    candidates = rows.filter(reduce(or_, wanted))[:CANDIDATES_MAX]
    scored = [(likeness(row, folded, url if is_source else ""), row) for row in candidates]
    near_rows = sorted((pair for pair in scored if pair[0] >= NEAR), key=lambda pair: -pair[0])
    return [row for _score, row in near_rows[:SHOWN_MAX]]


def likeness(row: Any, folded: str, url: str) -> float:
    """Return how near a row is, from 0 to 1, which is the same."""
    if url and address_of(row.url) == address_of(url):
        return 1
    others = [row.sort_key, fold(getattr(row, "short_name", "") or getattr(row, "acronym", ""))]
    named = (SequenceMatcher(None, folded, other).ratio() for other in others if folded and other)
    return max(named, default=0)
