"""The IATI document: elements in the order of the schema, an activity at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC

from django.conf import settings

from initiatives.codelists import ActivityStatus
from initiatives.exports import iati, iati_obstacles
from initiatives.exports import iati_codes as codes
from initiatives.exports.hedges import hedged_line, place_of
from initiatives.exports.identity import LICENCE_URL, NAME, NAMESPACE, RIGHTS, Heading
from initiatives.exports.markup import XmlWriter
from initiatives.exports.plain import clean, one_line
from initiatives.models import Activity

# Says in so many words that no agency has registered it; docs/exports.md.
UNREGISTERED = "XI-IATI-UNREGISTERED"
OWN_NAMESPACES = {"xmlns:record": NAMESPACE.urn, "xmlns:dcterms": "http://purl.org/dc/terms/"}
EQUAL_PARTS = (
    "Shares of recipients are equal parts: the standard asks for shares, none is on record."
)


def document(rows: Iterable[Activity], heading: Heading) -> Iterator[str]:
    """Yield an IATI document of ``iati.carried``; what it cannot carry stands in comments."""
    xml = XmlWriter()
    xml.start_document()
    made = {"version": codes.VERSION, "generated-datetime": heading.now.astimezone(UTC).isoformat()}
    with xml.inside("iati-activities", made | OWN_NAMESPACES):
        xml.comment(f"{heading.title}. {RIGHTS}")
        for row in rows:
            if reason := iati_obstacles.why_not(row, heading.on):
                xml.comment(f"Not carried: {row.slug}: {reason}")
            else:
                write_activity(xml, row, heading)
            yield xml.take()
        xml.element("dcterms:license", LICENCE_URL)
    yield xml.take()


def reporter() -> str:
    """Return the identifier of the organization that reports: this portal's operator."""
    return settings.IATI_ORGANIZATION or UNREGISTERED


def identifier(first_slug: str) -> str:
    """Return the identifier that an activity keeps for good."""
    return f"{reporter()}-{first_slug}"


def write_activity(xml: XmlWriter, row: Activity, heading: Heading) -> None:
    """Write one activity."""
    attributes = {
        "last-updated-datetime": row.last_changed_at.astimezone(UTC).isoformat(),
        "xml:lang": "en",
        "linked-data-uri": heading.permalink(row),
    }
    with xml.inside("iati-activity", attributes):
        xml.element("iati-identifier", identifier(row.first_slug))  # type: ignore[attr-defined]  # annotated
        write_reporter(xml)
        write_words(xml, row)
        write_parts(xml, row)
        status = ActivityStatus(row.status_on(heading.on))
        xml.element("activity-status", attributes={"code": codes.ACTIVITY_STATUS[status]})
        write_dates(xml, row, status, heading)
        write_places(xml, row)
        write_subjects(xml, row, heading)
        write_links(xml, row)


def narrate(xml: XmlWriter, name: str, text: str, attributes: dict[str, str] | None = None) -> None:
    """Write an element whose words are a narrative in English."""
    with xml.inside(name, attributes):
        xml.element("narrative", text)


def write_reporter(xml: XmlWriter) -> None:
    """Write who reports: somebody else than those who act."""
    attributes = {"ref": reporter(), "type": codes.REPORTING_TYPE, "secondary-reporter": "1"}
    narrate(xml, "reporting-org", NAME, attributes)


def write_words(xml: XmlWriter, row: Activity) -> None:
    """Write the names, the summary, and the line that keeps dates and counts hedged."""
    with xml.inside("title"):
        xml.element("narrative", one_line(row.name))
        if row.native_name:
            language = {"xml:lang": row.native_language or "und"}
            xml.element("narrative", one_line(row.native_name), language)
    line = one_line(hedged_line(row))
    narrate(xml, "description", clean(row.summary).strip() or line, {"type": codes.GENERAL})
    shared = len(iati.recipients_of(row)) > 1
    other = f"{line}. {EQUAL_PARTS}" if shared else line
    narrate(xml, "description", other, {"type": codes.OTHER})


def write_parts(xml: XmlWriter, row: Activity) -> None:
    """Write who takes part; our own word for the role stands beside the standard's."""
    for part in iati.parts_of(row):
        attributes = {"type": part.type, "role": part.role, "record:role": part.own_role}
        narrate(xml, "participating-org", one_line(part.name), attributes)


def write_dates(xml: XmlWriter, row: Activity, status: str, heading: Heading) -> None:
    """Write start and end, each only if its day is known; a day still to come is a plan."""
    start = iati.start_of(row)
    ends_on = row.ends_on if len(row.ends_on) == iati.DAY else ""
    called = start.called if start else ""
    dates = [
        (start.day if start else "", codes.PLANNED_START, codes.ACTUAL_START, called),
        (ends_on, codes.PLANNED_END, codes.ACTUAL_END, ""),
    ]
    for day, planned, actual, narrative in dates:
        if not day:
            continue
        is_plan = status in codes.NOT_BEGUN or day > heading.on.isoformat()
        with xml.inside("activity-date", {"type": planned if is_plan else actual, "iso-date": day}):
            if narrative:
                xml.element("narrative", narrative)


def write_places(xml: XmlWriter, row: Activity) -> None:
    """Write how far it reaches, whom it is for, and where it took place."""
    if scope := codes.ACTIVITY_SCOPE.get(row.scope):
        xml.element("activity-scope", attributes={"code": scope})
    for recipient in iati.recipients_of(row):
        attributes = {"code": recipient.code, "percentage": recipient.share}
        if not recipient.vocabulary:
            xml.element("recipient-country", attributes=attributes)
            continue
        with xml.inside("recipient-region", attributes | {"vocabulary": recipient.vocabulary}):
            if recipient.vocabulary == codes.OWN_REGIONS:
                xml.element("narrative", "Countries that are not named on record")
    if place := place_of(row):
        with xml.inside("location"):
            xml.element("location-reach", attributes={"code": codes.WHERE_DONE})
            narrate(xml, "name", place)


def write_subjects(xml: XmlWriter, row: Activity, heading: Heading) -> None:
    """Write the sector, the themes as sectors of ours, and the goals."""
    xml.element("sector", attributes={"vocabulary": codes.DAC, "code": codes.DAC_ICT})
    themes = list(row.themes.all())
    for theme, share in zip(themes, iati.shares(len(themes)), strict=True):
        attributes = {
            "vocabulary": codes.OWN_SECTORS,
            "vocabulary-uri": heading.full("/methodology/"),
            "code": theme.slug,
            "percentage": share,
        }
        narrate(xml, "sector", one_line(theme.name), attributes)
    for goal in row.sdgs.all():
        xml.element("tag", attributes={"vocabulary": codes.GOALS, "code": str(goal.number)})


def write_links(xml: XmlWriter, row: Activity) -> None:
    """Write its own web page, and the activities that it is part of."""
    if row.website:
        with xml.inside("document-link", {"format": "text/html", "url": row.website}):
            narrate(xml, "title", "Its own web page")
            xml.element("category", attributes={"code": codes.WEB_PAGE})
    for parent in row.parents:  # type: ignore[attr-defined]  # annotated
        attributes = {"ref": identifier(parent.first_slug), "type": codes.PARENT}
        xml.element("related-activity", attributes=attributes)
