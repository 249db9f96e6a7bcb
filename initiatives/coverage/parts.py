"""What is asked of coverage, and what the answer is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pyroaring import BitMap

from initiatives.coverage.rules import Naming
from initiatives.models import Activity


@dataclass(frozen=True)
class Option:
    """One value of a parameter: as addresses write it, as the sets hold it, and in words."""

    name: str  # of the parameter, "" for all values together
    code: str = ""
    key: Any = ""
    label: str = ""


ALL = Option("")


@dataclass(frozen=True)
class Question:
    """What is asked: ``asked`` holds values by parameter, as the sets hold them."""

    on: date
    asked: Mapping[str, list[Any]] = field(default_factory=dict)
    sets: tuple[Option, ...] = ()
    columns: tuple[Option, ...] = ()

    def roles_of(self, column: Option) -> list[str]:
        """Return the roles that count in a column, none for all."""
        return [column.key] if column.name == "role" else list(self.asked.get("role") or [])


@dataclass(frozen=True)
class Column:
    """One column: its activities, how many name the countries, and who is on record in them."""

    option: Option
    activities: BitMap
    naming: Naming
    parts: Mapping[int, BitMap]  # of each country, those of the activities that record it


@dataclass(frozen=True)
class Cell:
    """The countries of a row by whether the activities of a column record them."""

    recorded: frozenset[int]
    not_recorded: frozenset[int]
    last: Activity | None = None  # the latest of these activities that has begun
    months_since_last: int | None = None


@dataclass(frozen=True)
class Row:
    """One set of countries, with a cell for each column."""

    option: Option
    countries: frozenset[int]
    cells: tuple[Cell, ...]
