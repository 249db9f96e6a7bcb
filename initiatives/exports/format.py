"""What a format is, and what it is told besides its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

LICENCE = "CC-BY-4.0"  # SPDX
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Export:
    """One request for rows in a format: where they are shown, how they were chosen, for whom."""

    noun: str  # as in addresses: workshops
    title: str
    address: str  # of the page that shows the same rows, absolute
    origin: str  # what permalinks begin with: https://example.org
    language: str
    on: date  # the day on which statuses and levels are told
    made_at: datetime
    filters: dict[str, list[str]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    slug: str = ""  # of the one record asked for; "" for a list
    has_bom: bool = False
    page: int = 1  # of a format that comes in pages
    columns: tuple[str, ...] = ()  # of a table, those asked for by name; all if none is
    table: Any = None  # of rows that have no list among the pages; else that of the noun


@dataclass(frozen=True)
class Format:
    """One format: the nouns it serves, and the function that writes their rows.

    ``write`` takes the rows as a queryset of published records, in order, and gives
    bytes in blocks. It runs in the reader's language; it reads through
    ``stream.snapshot`` and closes it however it ends.
    """

    extension: str  # behind the first dot of an address: csv, iati.xml
    label: Any
    media_type: str
    write: Callable[[QuerySet, Export], Iterator[bytes]]
    lists: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()
    is_download: bool = True  # offered to be saved; else shown by the browser
    is_paged: bool = False
    # Why a record cannot be had in this format, on a day; "" if it can.
    lacks: Callable[[Any, date], str] = lambda record, on: ""

    @property
    def is_table(self) -> bool:
        """Are its rows written column by column?"""
        return self.extension in {"csv", "xlsx", "json", "jsonl"}
