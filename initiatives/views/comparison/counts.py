"""In how many activities each of some countries has a part: in all, by role, kind and year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from initiatives.codelists import ActivityKind, CountryRole
from initiatives.models import Participation
from initiatives.views.profile.counts import Count, count_of, is_in_year
from initiatives.views.profile.grid import years_of

Parts = dict[str, list[Participation]]  # by code of the country


@dataclass(frozen=True)
class Row:
    """One role, kind or year over the countries; ``year`` is to be written as a date."""

    counts: list[Count]
    label: Any = ""
    year: str = ""


@dataclass(frozen=True)
class Block:
    """Rows of one sort, under ``name``."""

    name: str
    rows: list[Row]


def blocks_of(parts: Parts) -> list[Block]:
    """Return the blocks that have a row; a row has a part of at least one country."""
    blocks = [
        Block("all", [in_all(parts)]),
        Block("role", list(by_role(parts))),
        Block("kind", list(by_kind(parts))),
        Block("year", list(by_year(parts))),
    ]
    return [block for block in blocks if block.rows]


def in_all(parts: Parts) -> Row:
    return Row([count_of(own, code) for code, own in parts.items()])


def by_role(parts: Parts) -> Iterator[Row]:
    for role in CountryRole:
        counts = [
            count_of([part for part in own if part.role == role], code, role=role)
            for code, own in parts.items()
        ]
        yield from rows_of(counts, label=role.label)


def by_kind(parts: Parts) -> Iterator[Row]:
    for kind in ActivityKind:
        counts = [
            count_of([part for part in own if part.activity.kind == kind], code, kind=kind)
            for code, own in parts.items()
        ]
        yield from rows_of(counts, label=kind.label)


def by_year(parts: Parts) -> Iterator[Row]:
    """Yield the years that an activity touches, the latest first; undated ones have none."""
    every = [part for own in parts.values() for part in own]
    for year in filter(None, reversed(years_of(every))):
        counts = [
            count_of([part for part in own if is_in_year(part.activity, year)], code, year=year)
            for code, own in parts.items()
        ]
        yield from rows_of(counts, year=year)


def rows_of(counts: Iterable[Count], **words: Any) -> Iterator[Row]:
    """Yield a row, unless it is empty for every country."""
    listed = list(counts)
    if any(count.number for count in listed):
        yield Row(listed, **words)
