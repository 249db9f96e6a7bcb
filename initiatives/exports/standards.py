"""Feeds, calendars and the formats of others' standards, as the table of formats wants them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from initiatives import changelog
from initiatives.changelog.moments import BEFORE_ANY_RECORD
from initiatives.exports import calendar, geojson, iati, iati_document, news
from initiatives.exports.atom import Feed, atom
from initiatives.exports.bibtex import bibtex
from initiatives.exports.blocks import NOUNS, heading_of, in_blocks, reading
from initiatives.exports.citations import Citation, citations_of, cited
from initiatives.exports.csl import csl
from initiatives.exports.entries import entries_of, in_order_of_change
from initiatives.exports.format import Export
from initiatives.exports.identity import Heading
from initiatives.exports.ris import ris
from initiatives.exports.stream import localized, one_by_one
from initiatives.models import Activity, DataVersion

ENTRIES = 100  # on a page of a feed


def write_calendar(rows: QuerySet, export: Export) -> Iterator[bytes]:
    """Give the events of a list or of a record."""
    heading = heading_of(export, "ics")
    with reading(calendar.events(rows), calendar.left_out(rows)) as (found, missing):
        yield from in_blocks(calendar.calendar(one_by_one(found), heading, missing))


def lacks_days(row: Activity, on: date) -> str:
    """Say why an event is in no calendar."""
    if not calendar.is_on_full_days(row):
        return _("No full day is known on which it began and ended: a calendar cannot show it.")
    return ""


def write_iati(rows: QuerySet, export: Export) -> Iterator[bytes]:
    """Give what IATI can carry, in English, which the document says of itself."""
    heading = heading_of(export, "iati.xml")
    with reading(iati.carried(rows)) as (found,):
        written = iati_document.document(one_by_one(found), heading)
        yield from localized(in_blocks(written), "en")


def write_geojson(rows: QuerySet, export: Export) -> Iterator[bytes]:
    """Give countries."""
    with reading(geojson.counted(rows)) as (found,):
        written = geojson.geojson(one_by_one(found), heading_of(export, "geojson"))
        yield from in_blocks(written)


def citing(extension: str, write: Callable[[Iterator[Citation]], Any]) -> Any:
    """Return the writer of a format of citations."""

    def written(rows: QuerySet, export: Export) -> Iterator[bytes]:
        noun, heading = NOUNS[export.noun], heading_of(export, extension)
        with reading(cited(noun, rows)) as (found,):
            yield from in_blocks(write(citations_of(noun, one_by_one(found), heading)))

    return written


write_bibtex = citing("bib", bibtex)
write_ris = citing("ris", ris)
write_csl = citing("csl.json", csl)


def write_atom(rows: QuerySet, export: Export) -> Iterator[bytes]:
    """Give one page of a feed; the next one is linked for as long as there are entries."""
    noun, heading = NOUNS[export.noun], heading_of(export, "atom")
    start = (export.page - 1) * ENTRIES
    with reading(in_order_of_change(noun, rows), DataVersion.objects.all()) as (found, versions):
        listed = list(found[start : start + ENTRIES + 1])
        feed = feed_of(export, versions, has_more=bool(listed[ENTRIES:]))
        yield from in_blocks(atom(entries_of(noun, listed[:ENTRIES], heading), feed))


def write_changes(log: Any, export: Export) -> Iterator[bytes]:
    """Give one page of the log of changes; records made public stand in it day by day."""
    start, heading = (export.page - 1) * ENTRIES, heading_of(export, "atom")
    with reading(log, DataVersion.objects.all()) as (found, versions):
        changes = found[start : start + ENTRIES]
        is_folded = "first" not in export.filters
        page = changelog.page_of(found, changes, start, is_folded=is_folded)
        feed = feed_of(export, versions, has_more=page.has_more)
        yield from in_blocks(atom(news.entries_of(page.entries, heading), feed))


def feed_of(export: Export, versions: QuerySet, *, has_more: bool) -> Feed:
    """Return what a page of a feed says of itself."""
    heading, version = heading_of(export, "atom"), versions.first()
    return Feed(
        heading=heading,
        updated=version.changed_at if version else BEFORE_ANY_RECORD,
        first=page_address(heading, 1),
        previous=page_address(heading, export.page - 1) if export.page > 1 else "",
        next=page_address(heading, export.page + 1) if has_more else "",
    )


def page_address(heading: Heading, page: int) -> str:
    """Return the address of another page of a feed; the first one has no number."""
    parts = urlsplit(heading.address)
    query = [(name, value) for name, value in parse_qsl(parts.query, True) if name != "page"]
    query += [("page", str(page))] if page > 1 else []
    return f"{parts.path}?{urlencode(query)}" if query else parts.path
