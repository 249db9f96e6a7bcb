"""Citations as CSL-JSON, item by item: what citation styles and reference managers read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import orjson

from initiatives.exports.citations import CSL_TYPES, Citation


def csl(citations: Iterable[Citation]) -> Iterator[bytes]:
    """Yield a list of items."""
    separator = b"["
    for citation in citations:
        yield separator + b"\n" + orjson.dumps(item(citation))
        separator = b","
    yield b"[]\n" if separator == b"[" else b"\n]\n"


def item(citation: Citation) -> dict[str, Any]:
    """Return one item; what is not known is left out."""
    names = [{"literal": citation.author}] if citation.author else []
    values: dict[str, Any] = {
        "id": citation.key,
        "type": CSL_TYPES[citation.kind],
        "title": citation.title,
        "author": names,
        "publisher": citation.publisher,
        "issued": {"date-parts": [citation.issued_parts]} if citation.issued else {},
        "accessed": accessed(citation.accessed),
        "URL": citation.url,
        "language": citation.language,
        "note": citation.note,
        "custom": {"license": citation.licence, "permalink": citation.permalink},
    }
    return {name: value for name, value in values.items() if value}


def accessed(day: date | None) -> dict[str, Any]:
    """Return the day on which it was read, if it is known."""
    return {"date-parts": [[day.year, day.month, day.day]]} if day else {}
