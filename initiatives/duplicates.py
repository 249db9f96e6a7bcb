"""Records that may be one and the same: equal names or addresses, and names that are near."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import reduce
from itertools import combinations
from operator import or_
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count, Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from initiatives import facets, merging
from initiatives.folding import fold
from initiatives.models import Activity, Country, Distinction, Source
from initiatives.nearness import Pair, near_pairs
from initiatives.redirecting import noun_of
from initiatives.signing import hold, require, save_signed
from initiatives.words import words_of

NEAR = 0.8  # of 1, for two names with as many letters in common in the same order
WORDS_LOOKED_UP = 3
CANDIDATES_MAX = 200
SHOWN_MAX = 5
WORD_MIN = 4  # letters of a word that tells one name from another
NEAR_NAMES = "near names"  # as what they are remembered
YEAR = len("2025")


class Likeness(TextChoices):
    """What two records have in common that may be one."""

    NAME = "name", _("equal name")
    ADDRESS = "address", _("equal address")
    NEAR = "near", _("near name")


@dataclass(frozen=True)
class Twin:
    """A record that another may be the same as, and why."""

    record: Any
    likeness: Likeness


def possible(rows: QuerySet) -> QuerySet:
    """Return the rows that another is like. Pairs that were told apart are none."""
    return rows.filter(pk__in={key for pair in alike(rows) for key in pair})


def alike(rows: QuerySet) -> dict[Pair, Likeness]:
    """Return the pairs of rows that may be one, and what they have in common (7 queries at most).

    They share their folded name, or as sources their address, or their names are near.
    """
    found = dict.fromkeys(near_names(rows), Likeness.NEAR)
    if rows.model is Source:
        found |= dict.fromkeys(pairs_in(same_address(rows)), Likeness.ADDRESS)
    found |= dict.fromkeys(pairs_in(same_name(rows)), Likeness.NAME)
    apart = told_apart(rows.model)
    return {pair: likeness for pair, likeness in found.items() if pair not in apart}


def with_twins(listed: Iterable[Any], rows: QuerySet) -> list[Any]:
    """Return some rows, each with the ``twins`` that it has among all of the rows."""
    shown = list(listed)
    twins = defaultdict(list)
    for (first, second), likeness in sorted(alike(rows).items()):
        twins[first].append((second, likeness))
        twins[second].append((first, likeness))
    keys = {key for row in shown for key, _likeness in twins[row.pk]}
    others = rows.in_bulk(keys)
    for row in shown:
        row.twins = [Twin(others[key], likeness) for key, likeness in twins[row.pk]]
    return shown


def pairs_in(groups: Iterable[list[int]]) -> Iterator[Pair]:
    """Yield each pair of keys that stand in one group."""
    for keys in groups:
        yield from combinations(sorted(keys), 2)


def near_names(rows: QuerySet) -> set[Pair]:
    """Return the pairs of rows whose names are near.

    They are found among all records, once for each state of the record.
    """
    model = rows.model
    pairs = facets.memory().once((NEAR_NAMES, model._meta.label), lambda: near_among(model))
    if not pairs:
        return set()
    seen = set(rows.order_by().values_list("pk", flat=True))
    return {pair for pair in pairs if seen.issuperset(pair)}


def near_among(model: Any) -> set[Pair]:
    """Return the pairs of records of one model whose names are near; editions are none."""
    columns = ("pk", "sort_key", "span_from") if model is Activity else ("pk", "sort_key")
    found = list(model._default_manager.order_by().values_list(*columns))
    countries = Country.objects.order_by().values_list("sort_key", flat=True)
    distinct = {word for name in countries for word in words_of(name)}
    years = {key: dates[0][:YEAR] for key, _name, *dates in found if dates and dates[0]}
    pairs = near_pairs(((key, name) for key, name, *_dates in found), distinct)
    return {pair for pair in pairs if len({years[key] for key in pair if key in years}) < 2}


def same_name(rows: QuerySet) -> list[list[int]]:
    """Return the keys of rows that share their folded name, group by group."""
    named = rows.order_by().values("sort_key").annotate(times=Count("pk")).filter(times__gt=1)
    shared = rows.order_by().filter(sort_key__in=named.exclude(sort_key="").values("sort_key"))
    return grouped(shared.values_list("sort_key", "pk"))


def same_address(rows: QuerySet) -> list[list[int]]:
    """Return the keys of sources that share their web address, group by group."""
    addresses = rows.order_by().exclude(url="").values_list("url", "pk")
    return grouped((address_of(url), key) for url, key in addresses)


def grouped(keys: Iterable[tuple[str, int]]) -> list[list[int]]:
    """Return keys that have the same text, those that have it alone left out."""
    found = defaultdict(list)
    for text, key in keys:
        found[text].append(key)
    return [keys for keys in found.values() if len(keys) > 1]


def told_apart(model: Any) -> set[Pair]:
    """Return the pairs of records of one model that somebody found to be two."""
    pairs = Distinction.objects.filter(noun=noun_of(model))
    return set(pairs.values_list("first", "second"))


@transaction.atomic
def tell_apart(record: Any, other: Any, *, by: User, reason: str) -> None:
    """Record that two records are not the same, so that they no longer wait as duplicates."""
    merging.permit(record, other, by)
    require(reason)
    first, second = sorted((record.pk, other.pk))
    found = Distinction(noun=noun_of(type(record)), first=first, second=second, reason=reason)
    hold()
    found.full_clean()
    save_signed(found, by=by, reason=reason)


def address_of(url: str) -> str:
    """Return what two spellings of a web address share: no scheme, "www." or last slash."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    host = (parts.netloc or "").lower().removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}"


def source_at(url: str) -> Source | None:
    """Return the source on record with a web address, or a copy there, however it is spelt."""
    if not (address := address_of(url)):
        return None
    holding = Q(url__icontains=address) | Q(archive_url__icontains=address)
    for source in Source.objects.filter(holding).order_by("pk"):
        if address in (address_of(source.url), address_of(source.archive_url)):
            return source
    return None


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
