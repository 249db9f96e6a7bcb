"""Events as a calendar (RFC 5545, RFC 7986), event by event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Length
from django.db.models.lookups import Exact
from icalendar import Calendar, Event, Timezone, TimezoneStandard, vDuration, vText, vUri
from icalendar.parser import Contentline, Parameters

from initiatives.codelists import ActivityStatus, Noun
from initiatives.exports.hedges import counts_of, dates_in_words, place_of
from initiatives.exports.identity import (
    LICENCE_URL,
    NAME,
    RIGHTS,
    Heading,
    permanent_id,
    with_first_slug,
)
from initiatives.exports.plain import clean, one_line
from initiatives.exports.stream import one_by_one
from initiatives.models import Activity
from initiatives.models.spans import IS_EVENT

EOL, END = b"\r\n", b"END:VCALENDAR\r\n"
DAY = len("2025-05-12")
ON_FULL_DAYS = Q(Exact(Length("starts_on"), DAY)) & (
    Q(ends_on="") | Q(Exact(Length("ends_on"), DAY))
)
REFRESHED_EVERY = timedelta(days=1)
STATUS: dict[str, str] = {
    ActivityStatus.CANCELLED: "CANCELLED",
    ActivityStatus.SUSPENDED: "TENTATIVE",
    ActivityStatus.UNKNOWN: "TENTATIVE",
}


def events(rows: QuerySet[Activity]) -> QuerySet[Activity]:
    """Return the workshops and forums that a calendar can show, with all that it shows."""
    # Every change leaves a row of history: their number never goes down.
    changes = Activity.history.model.objects.filter(id=OuterRef("pk")).order_by().values("id")
    counted = changes.annotate(count=Count("pk")).values("count")
    rows = with_first_slug(rows.filter(IS_EVENT & ON_FULL_DAYS), Noun.ACTIVITY)
    rows = rows.annotate(changes=Coalesce(Subquery(counted), 0)).defer(
        "search_text", "search_words"
    )
    return rows.select_related("place_country").prefetch_related("themes")


def left_out(rows: QuerySet[Activity]) -> QuerySet[Activity]:
    """Return the events of which no full day is known: a calendar has no place for them."""
    shown = ("slug", "kind", "name", "starts_on", "ends_on", "announced_on", "adopted_on")
    return rows.filter(IS_EVENT).exclude(ON_FULL_DAYS).select_related(None).only(*shown)


def is_on_full_days(row: Activity) -> bool:
    """Can a calendar show this event? The same rule as ``ON_FULL_DAYS``."""
    return len(row.starts_on) == DAY and len(row.ends_on) in (0, DAY)


def calendar(
    rows: Iterable[Activity], heading: Heading, missing: QuerySet[Activity] | None = None
) -> Iterator[bytes]:
    """Yield a calendar of ``events``, naming those that are missing from it."""
    yield opening(heading, missing.count() if missing is not None else 0)
    for row in one_by_one(missing) if missing is not None else ():
        words = f"{one_line(row.name)} ({dates_in_words(row)}) {heading.permalink(row)}"
        yield Contentline.from_parts("X-LEFT-OUT-EVENT", Parameters(), vText(words)).to_ical() + EOL
    is_empty = True
    for row in rows:
        is_empty = False
        yield event(row, heading).to_ical()
    if is_empty:
        yield utc().to_ical()
    yield END


def opening(heading: Heading, missing: int) -> bytes:
    """Return the head of a calendar, up to its first event."""
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", f"-//{NAME}//Calendar//EN")
    made.add("calscale", "GREGORIAN")
    title = one_line(f"{heading.title} – {NAME}")
    for name in ("name", "x-wr-calname"):
        made.add(name, vText(title))
    made.add("uid", str(permanent_id("calendar", heading.address)))
    for name, address in (("url", heading.page), ("source", heading.address)):
        made.add(name, vUri(heading.full(address)), parameters={"VALUE": "URI"})
    made.add("refresh-interval", vDuration(REFRESHED_EVERY), parameters={"VALUE": "DURATION"})
    made.add("link", vUri(LICENCE_URL), parameters={"VALUE": "URI", "LINKREL": "license"})
    made.add("description", vText(f"{RIGHTS}\n{missing_words(missing)}".strip()))
    if missing:
        made.add("x-left-out", vText(str(missing)))
    return made.to_ical(sorted=False).removesuffix(END)


def missing_words(count: int) -> str:
    """Say how many events a calendar lacks, and why."""
    return f"Left out, since no full day is known: {count}." if count else ""


def event(row: Activity, heading: Heading) -> Event:
    """Return one event on whole days; the day on which it ends is the one after its last."""
    made = Event()
    made.add("uid", str(permanent_id(Noun.ACTIVITY, row.first_slug)))  # type: ignore[attr-defined]  # annotated
    made.add("sequence", row.changes)  # type: ignore[attr-defined]  # annotated
    for name in ("dtstamp", "last-modified"):
        made.add(name, row.last_changed_at)
    made.add("created", row.first_recorded_at)
    first, last = date.fromisoformat(row.starts_on), row.ends_on or row.starts_on
    made.add("dtstart", first)
    made.add("dtend", date.fromisoformat(last) + timedelta(days=1))
    made.add("summary", vText(one_line(row.name)))
    if place := place_of(row):
        made.add("location", vText(place))
    made.add("description", vText(description_of(row)))
    made.add("url", vUri(heading.permalink(row)))
    made.add("categories", [one_line(name) for name in categories_of(row)])
    if status := STATUS.get(row.status):
        made.add("status", status)
    made.add("transp", "TRANSPARENT")
    return made


def description_of(row: Activity) -> str:
    """Return the summary, then how many took part with the hedge of the source."""
    counts = "; ".join(map(str, counts_of(row)))
    doubt = "Not known whether it took place." if row.status == ActivityStatus.UNKNOWN else ""
    parts = [clean(row.summary), counts, doubt, RIGHTS]
    return "\n".join(part for part in parts if part)


def categories_of(row: Activity) -> list[str]:
    """Return the kind of an event and its themes."""
    return [str(row.get_kind_display()), *(theme.name for theme in row.themes.all())]


def utc() -> Timezone:
    """Return the one component of an empty calendar: the grammar asks for at least one."""
    made, standard = Timezone(), TimezoneStandard()
    made.add("tzid", "Etc/UTC")
    standard.add("dtstart", vText("19700101T000000"))
    for name in ("tzoffsetfrom", "tzoffsetto"):
        standard.add(name, timedelta(0))
    made.add_component(standard)
    return made
