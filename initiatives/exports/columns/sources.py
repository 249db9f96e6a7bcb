"""Columns of sources and of their publishers."""

from collections.abc import Iterator

from initiatives.exports.columns import base
from initiatives.exports.columns.base import Column, Fields
from initiatives.exports.format import Export
from initiatives.models import Publisher, Source

FIELDS, PUBLISHERS = Fields(Source), Fields(Publisher)


def columns(export: Export) -> Iterator[Column]:
    """Yield what was read, who published it, and how much of it was read."""
    yield FIELDS.one(base.TEXT, "slug")
    yield base.link(export, noun="sources")
    yield FIELDS.one(base.TEXT, "title")
    yield FIELDS.one(base.BOOLEAN, "title_is_exact")
    yield from FIELDS.linked("publisher")
    yield from FIELDS.coded("publisher_kind", "publisher__kind")
    yield from FIELDS.coded("kind")
    yield FIELDS.one(base.TEXT, "language")
    yield from FIELDS.partial_date("published_on")
    yield FIELDS.address()
    yield FIELDS.one(base.TEXT, "archive_url")
    yield FIELDS.one(base.DAY, "read_on")
    yield from FIELDS.coded("read_extent")
    yield FIELDS.key("reprint_of", "reprint_of__slug")
    yield from FIELDS.linked("origin_publisher")
    yield FIELDS.one(base.TEXT, "note")
    yield FIELDS.last_checked()
    yield base.licence()


def publishers(export: Export) -> Iterator[Column]:
    """Yield who stands behind sources."""
    yield from PUBLISHERS.texts("slug", "name")
    yield from PUBLISHERS.coded("kind")
    yield from PUBLISHERS.country("country", export.language)
    yield PUBLISHERS.address()
    yield base.licence()
