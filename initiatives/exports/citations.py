"""How a record, or a source that it rests on, is cited; formats write what stands here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from initiatives.changelog.moments import UPDATED
from initiatives.codelists import Noun, SourceKind
from initiatives.datewords import iso_text, words
from initiatives.exports.entries import FETCHED, SUMMARIES, title_of
from initiatives.exports.identity import LICENCE, LICENCE_URL, NAME, Heading
from initiatives.exports.plain import one_line
from initiatives.models import Source


@dataclass(frozen=True)
class Citation:
    """What a bibliography says of one record. Texts are one line each; "" is not known."""

    key: str
    kind: str  # of SourceKind; "" for a record of the portal
    title: str
    author: str
    publisher: str
    issued: str  # a partial date
    url: str
    accessed: date | None
    language: str
    note: str
    permalink: str
    licence: str = LICENCE_URL

    @property
    def issued_parts(self) -> list[int]:
        """Year, month and day, as far as they are known."""
        return [int(part) for part in self.issued.split("-")] if self.issued else []


def cited(noun: str, rows: QuerySet) -> QuerySet:
    """Return records with all that a citation says of them."""
    return FETCHED.get(noun, lambda found: found)(rows).annotate(changed_at=UPDATED[noun])


def citations_of(noun: str, rows: Iterable[Any], heading: Heading) -> Iterator[Citation]:
    """Yield the citation of each record of ``cited``."""
    for row in rows:
        yield of_source(row, heading) if noun == Noun.SOURCE else of_record(noun, row, heading)


def of_record(noun: str, row: Any, heading: Heading) -> Citation:
    """Return the citation of a record of the portal, as of its last change."""
    key = row.natural_key()[0]
    address = heading.permalink(row)
    summary = one_line(SUMMARIES[noun](row, heading)).rstrip(".")
    return Citation(
        key=f"{noun}-{key}",
        kind="",
        title=one_line(title_of(row)),
        author=NAME,
        publisher=NAME,
        issued=row.changed_at.astimezone(UTC).date().isoformat(),
        url=address,
        accessed=heading.on,
        language="en",
        note=f"{summary}. {licence_words()}" if summary else licence_words(),
        permalink=address,
    )


def in_words(title: str, key: str, permalink: str, changed_on: date | None, read_on: date) -> str:
    """Return the citation of a record in words of the reader's language."""
    shown = {"portal": NAME, "title": one_line(title), "key": key, "address": permalink}
    shown |= {"changed": words(iso_text(changed_on)), "read": words(read_on.isoformat())}
    if changed_on is None:
        text = _("%(portal)s, “%(title)s”, record %(key)s. %(address)s (read on %(read)s)")
    else:
        text = _(
            "%(portal)s, “%(title)s”, record %(key)s, as of %(changed)s. "
            "%(address)s (read on %(read)s)"
        )
    return text % shown


def of_source(row: Source, heading: Heading) -> Citation:
    """Return the citation of a source itself; a title that is no quotation stands in brackets."""
    title, address = one_line(row.title), heading.permalink(row)
    return Citation(
        key=f"source-{row.slug}",
        kind=row.kind,
        title=title if row.title_is_exact else f"[{title}]",
        author="",
        publisher=one_line(row.publisher.name),
        issued=row.published_on,
        url=row.url or address,
        accessed=row.read_on,
        language=row.language,
        note=f"On record in {NAME}: {address}. {licence_words()}",
        permalink=address,
    )


def licence_words() -> str:
    """Say under which licence the compilation may be used."""
    return f"Compilation: {LICENCE}, {LICENCE_URL}"


# What each format calls a kind of source; "" is a record of the portal.
BIBTEX_TYPES: dict[str, str] = {SourceKind.REPORT: "techreport"}
RIS_TYPES: dict[str, str] = {
    "": "ELEC",
    SourceKind.NEWS: "NEWS",
    SourceKind.SPEECH: "GEN",
    SourceKind.OFFICIAL_DOCUMENT: "GOVDOC",
    SourceKind.WEB_PAGE: "ELEC",
    SourceKind.REPORT: "RPRT",
    SourceKind.RESOLUTION: "GOVDOC",
}
CSL_TYPES: dict[str, str] = {
    "": "webpage",
    SourceKind.NEWS: "article-newspaper",
    SourceKind.SPEECH: "speech",
    SourceKind.OFFICIAL_DOCUMENT: "document",
    SourceKind.WEB_PAGE: "webpage",
    SourceKind.REPORT: "report",
    SourceKind.RESOLUTION: "document",
}
