"""A list as an Atom feed (RFC 4287), page by page (RFC 5005), entry by entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from initiatives.exports.identity import LICENCE_URL, NAME, RIGHTS, Heading, permanent_id
from initiatives.exports.markup import XmlWriter
from initiatives.exports.plain import one_line

MEDIA_TYPE = "application/atom+xml"
NAMESPACE = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class Entry:
    """What a feed says of one record."""

    id: UUID
    title: str
    link: str  # the full address of its page
    updated: datetime
    summary: str
    published: datetime | None = None
    categories: list[tuple[str, str]] = field(default_factory=list)  # term and label


@dataclass(frozen=True)
class Feed:
    """What a feed says of itself, the addresses of the pages beside this one included."""

    heading: Heading
    updated: datetime  # of the record as a whole, for a feed without entries
    first: str = ""
    previous: str = ""
    next: str = ""
    last: str = ""

    @property
    def id(self) -> UUID:
        """The name of the feed: the same on each of its pages."""
        return permanent_id("feed", self.first or self.heading.address)


def atom(entries: Iterable[Entry], feed: Feed) -> Iterator[str]:
    """Yield a feed of entries, the one changed last first."""
    xml = XmlWriter()
    xml.start_document()
    with xml.inside("feed", {"xmlns": NAMESPACE, "xml:lang": feed.heading.language}):
        rows = iter(entries)
        first = next(rows, None)
        write_head(xml, feed, first.updated if first else feed.updated)
        if first:
            write_entry(xml, first)
        yield xml.take()
        for row in rows:
            write_entry(xml, row)
            yield xml.take()
    yield xml.take()


def write_head(xml: XmlWriter, feed: Feed, updated: datetime) -> None:
    """Write who publishes what, under which licence, and where the rest of it is."""
    heading = feed.heading
    xml.element("id", feed.id.urn)
    xml.element("title", one_line(f"{heading.title} – {NAME}"))
    xml.element("updated", moment(updated))
    with xml.inside("author"):
        xml.element("name", NAME)
        xml.element("uri", heading.full("/"))
    xml.element("rights", RIGHTS)
    xml.element("generator", NAME, {"uri": heading.full("/")})
    link(xml, "self", heading.full(heading.address), MEDIA_TYPE)
    link(xml, "alternate", heading.full(heading.page), "text/html")
    link(xml, "license", LICENCE_URL)
    for relation in ("first", "previous", "next", "last"):
        if address := getattr(feed, relation):
            link(xml, relation, heading.full(address), MEDIA_TYPE)


def write_entry(xml: XmlWriter, entry: Entry) -> None:
    """Write one entry."""
    with xml.inside("entry"):
        xml.element("id", entry.id.urn)
        xml.element("title", one_line(entry.title) or "–")
        xml.element("updated", moment(entry.updated))
        if entry.published:
            xml.element("published", moment(entry.published))
        link(xml, "alternate", entry.link, "text/html")
        for term, label in entry.categories:
            xml.element("category", attributes={"term": term, "label": one_line(label)})
        xml.element("summary", one_line(entry.summary))


def link(xml: XmlWriter, relation: str, address: str, media_type: str = "") -> None:
    """Write a link."""
    xml.element("link", attributes={"rel": relation, "href": address, "type": media_type})


def moment(value: datetime) -> str:
    """Return a moment as RFC 3339 writes it."""
    return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
