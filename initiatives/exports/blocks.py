"""What every format in text does between the table of formats and its own function."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any, cast
from urllib.parse import urlsplit

from initiatives.changelog.moments import GROUP
from initiatives.codelists import Noun
from initiatives.exports.format import Export
from initiatives.exports.identity import Heading
from initiatives.exports.stream import snapshot

BYTES = 65_536  # sent at a time
NOUNS: dict[str, str] = {
    "activities": Noun.ACTIVITY,
    "initiatives": Noun.ACTIVITY,
    "workshops": Noun.ACTIVITY,
    "forums": Noun.ACTIVITY,
    "commitments": Noun.COMMITMENT,
    "countries": Noun.COUNTRY,
    "indicators": Noun.INDICATOR,
    "organizations": Noun.ORGANIZATION,
    "sources": Noun.SOURCE,
    "groups": GROUP,
    "themes": Noun.THEME,
    "series": Noun.SERIES,
    "people": Noun.PERSON,
}


def heading_of(export: Export, extension: str) -> Heading:
    """Return what stands at the head of an export of this extension."""
    parts = urlsplit(export.address)
    query = f"?{parts.query}" if parts.query else ""
    return Heading(
        title=export.title,
        origin=export.origin,
        address=f"{parts.path.rstrip('/')}.{extension}{query}",
        page=f"{parts.path}{query}",
        now=export.made_at,
        on=export.on,
        language=export.language,
    )


@contextmanager
def reading(*querysets: Any) -> Iterator[list[Any]]:
    """Give querysets that read one and the same state of the data."""
    with snapshot() as own:
        yield [rows.using(own.alias) for rows in querysets]


def in_blocks(pieces: Iterator[str] | Iterator[bytes]) -> Iterator[bytes]:
    """Join pieces into blocks that are worth sending; end the reading when nobody wants more."""
    kept: list[bytes] = []
    size = 0
    with closing(cast(Any, pieces)):
        for piece in pieces:
            block = piece.encode() if isinstance(piece, str) else piece
            kept.append(block)
            size += len(block)
            if size >= BYTES:
                yield b"".join(kept)
                kept, size = [], 0
    if kept:
        yield b"".join(kept)
