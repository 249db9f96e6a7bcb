"""In how many activities each of some countries has a part: in all, by role, kind and year."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from initiatives.codelists import ActivityKind, CountryRole
from initiatives.facets import Index
from initiatives.models import Country
from initiatives.views.profile.counts import Count, count_of, years_of


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


def blocks_of(index: Index, countries: Sequence[Country]) -> list[Block]:
    """Return the blocks that have a row; a row has a part of at least one country."""
    blocks = [
        Block("all", [in_all(index, countries)]),
        Block("role", list(by_role(index, countries))),
        Block("kind", list(by_kind(index, countries))),
        Block("year", list(by_year(index, countries))),
    ]
    return [block for block in blocks if block.rows]


def in_all(index: Index, countries: Sequence[Country]) -> Row:
    return Row([count_of(len(index.part(row.pk)), row.iso_alpha3) for row in countries])


def by_role(index: Index, countries: Sequence[Country]) -> Iterator[Row]:
    for role in CountryRole:
        counts = [
            count_of(len(index.of("part", f"{row.pk} {role}")), row.iso_alpha3, role=role)
            for row in countries
        ]
        yield from rows_of(counts, label=role.label)


def by_kind(index: Index, countries: Sequence[Country]) -> Iterator[Row]:
    for kind in ActivityKind:
        of_kind = index.of("kind", kind)
        counts = [
            count_of(
                index.part(row.pk).intersection_cardinality(of_kind), row.iso_alpha3, kind=kind
            )
            for row in countries
        ]
        yield from rows_of(counts, label=kind.label)


def by_year(index: Index, countries: Sequence[Country]) -> Iterator[Row]:
    """Yield the years that an activity touches, the latest first; undated ones have none."""
    years = years_of(index, index.parts([row.pk for row in countries]))
    numbers = [index.counted_by_year(index.part(row.pk), years) for row in countries]
    for year in reversed(years):
        counts = [
            count_of(found[year], row.iso_alpha3, year=str(year))
            for row, found in zip(countries, numbers, strict=True)
        ]
        yield from rows_of(counts, year=str(year))


def rows_of(counts: Iterable[Count], **words: Any) -> Iterator[Row]:
    """Yield a row, unless it is empty for every country."""
    listed = list(counts)
    if any(count.number for count in listed):
        yield Row(listed, **words)
