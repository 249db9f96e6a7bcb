"""Citations as RIS, reference by reference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from initiatives.exports.citations import RIS_TYPES, Citation
from initiatives.exports.plain import one_line

EOL = "\r\n"


def ris(citations: Iterable[Citation]) -> Iterator[str]:
    """Yield a RIS file; without references it is empty."""
    for citation in citations:
        yield reference(citation)


def reference(citation: Citation) -> str:
    """Return one reference; tags without a value are left out."""
    tags = [
        ("ID", citation.key),
        ("TI", citation.title),
        ("AU", f"{citation.author}," if citation.author else ""),  # one name, not first and last
        ("PB", citation.publisher),
        ("PY", citation.issued[:4]),
        ("DA", issued(citation.issued)),
        ("LA", citation.language),
        ("UR", citation.url),
        ("Y2", issued(citation.accessed)),
        ("N1", citation.note),
        ("C1", f"Licence of the compilation: {citation.licence}"),
    ]
    lines = [line("TY", RIS_TYPES[citation.kind])]
    lines += [line(tag, value) for tag, value in tags if value]
    return "".join([*lines, line("ER", ""), EOL])


def line(tag: str, value: str) -> str:
    """Return one line; a value never goes on to the next."""
    return f"{tag}  - {one_line(value)}{EOL}"


def issued(value: str | date | None) -> str:
    """Return a date as RIS writes it: 2025/05/12/, with nothing between the strokes not known."""
    parts = [*str(value).split("-"), "", "", ""][:3] if value else []
    return "/".join([*parts, ""]) if parts else ""
