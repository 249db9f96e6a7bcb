"""Citations as BibTeX, entry by entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from initiatives.exports.citations import BIBTEX_TYPES, Citation
from initiatives.exports.identity import RIGHTS

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
# BibTeX counts braces even behind a backslash: they are written as words.
ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&#%_"},
}
SPECIAL = re.compile(r"[\\{}~^$&#%_]")
# What no address may hold as it stands, in the form that it may.
IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
NOT_IN_KEY = re.compile(r"[^A-Za-z0-9:.-]")


def bibtex(citations: Iterable[Citation]) -> Iterator[str]:
    """Yield a BibTeX file."""
    yield f"% {RIGHTS}\n"
    for citation in citations:
        yield entry(citation)


def entry(citation: Citation) -> str:
    """Return one entry; fields without a value are left out."""
    fields = {
        "title": braced(escaped(citation.title)),
        "author": braced(escaped(citation.author)),
        institution_of(citation): escaped(citation.publisher),
        **dates_of(citation),
        "url": citation.url.translate(IN_ADDRESS),
        "urldate": citation.accessed.isoformat() if citation.accessed else "",
        "language": escaped(citation.language),
        "note": escaped(citation.note),
        "copyright": escaped(citation.licence),
    }
    written = {name: value if name == "month" else f"{{{value}}}" for name, value in fields.items()}
    lines = [f"  {name} = {text},\n" for name, text in written.items() if fields[name]]
    kind = BIBTEX_TYPES.get(citation.kind, "misc")
    return f"\n@{kind}{{{NOT_IN_KEY.sub('', citation.key)},\n{''.join(lines)}}}\n"


def institution_of(citation: Citation) -> str:
    """Name the field for whoever published it."""
    return "institution" if citation.kind in BIBTEX_TYPES else "publisher"


def dates_of(citation: Citation) -> dict[str, str]:
    """Return year, month and day, as far as they are known; a month is a word of BibTeX's own."""
    year, month, day = [*citation.issued_parts, 0, 0, 0][:3]
    return {
        "year": f"{year:04}" if year else "",
        "month": MONTHS[month - 1] if month else "",
        "day": str(day or ""),
    }


def escaped(text: str) -> str:
    """Return a text as LaTeX reads it."""
    return SPECIAL.sub(lambda match: ESCAPES[match[0]], text)


def braced(text: str) -> str:
    """Return a text that keeps its capitals, or that is one name."""
    return f"{{{text}}}" if text else ""
