"""The log of changes as entries of a feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.changelog import Change, FieldChange, Recorded
from initiatives.exports.atom import Entry
from initiatives.exports.identity import Heading, permanent_id


def entries_of(items: Iterable[Change | Recorded], heading: Heading) -> Iterator[Entry]:
    """Yield an entry for each change, and one for each day on which records became public."""
    for item in items:
        yield of_day(item, heading) if isinstance(item, Recorded) else of_change(item, heading)


def of_day(day: Recorded, heading: Heading) -> Entry:
    """Return how many records became public on a day, linked to the list of them."""
    count = ngettext(
        "%(number)d record made public", "%(number)d records made public", day.count
    ) % {"number": day.count}
    return Entry(
        id=permanent_id("changes-of-day", day.day.isoformat()),
        title=count,
        link=heading.full(address_of_day(day, heading)),
        updated=day.changed_at,
        summary=count,
    )


def address_of_day(day: Recorded, heading: Heading) -> str:
    """Return the address of the list of what became public on a day."""
    parts = urlsplit(heading.page)
    own = {"first": "yes", "from": day.day.isoformat(), "to": day.day.isoformat()}
    query = [(name, value) for name, value in parse_qsl(parts.query) if name not in {*own, "page"}]
    return f"{parts.path}?{urlencode([*query, *own.items()])}"


def of_change(change: Change, heading: Heading) -> Entry:
    """Return one change; its name holds for this installation, as its history does."""
    has_page = hasattr(change.record, "get_absolute_url")
    return Entry(
        id=permanent_id("change", f"{change.way}/{change.history_id}"),
        title=title_of(change),
        link=heading.permalink(change.record) if has_page else heading.full(heading.page),
        updated=change.changed_at,
        summary=" ".join([*map(sentence, change.changes), change.reason]).strip(),
        categories=[(change.noun, change.noun)],
    )


def title_of(change: Change) -> str:
    """Return which record changed, and what of it."""
    if change.is_first:
        return _("%(record)s: made public") % {"record": change.record_name}
    what = f"{change.part_label}: {change.part_name}" if change.part else ""
    named = " – ".join(part for part in (change.record_name, what) if part)
    shown = {"record": named}
    if change.action == "added":
        return _("%(record)s: added") % shown
    if change.action == "removed":
        return _("%(record)s: removed") % shown
    return _("%(record)s: changed") % shown


def sentence(change: FieldChange) -> str:
    """Return one field before and after."""
    shown = {"field": change.label, "before": change.before_label, "after": change.after_label}
    if not change.before_label:
        return _("%(field)s: “%(after)s”.") % shown
    if not change.after_label:
        return _("%(field)s: no longer “%(before)s”.") % shown
    return _("%(field)s: “%(before)s”, now “%(after)s”.") % shown
