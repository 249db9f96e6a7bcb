"""What is sent to writing operations and what they answer, by example, for the OpenAPI document."""

from typing import Any

from initiatives.codelists import ActivityKind
from initiatives.spreadsheets.columns import VERSION, names_of

KINDS = {f"{kind.value}s": kind for kind in ActivityKind}
NEW = {
    "slug": "example-course-2026",
    "name": "Example course on AI",
    "participants_known": "some",
    "participations": [{"country": "KEN", "role": "host"}],
    "themes": ["talent-training"],
    "sources": ["example-notice-2026"],
}
OF_EVENTS = {"starts_on": "2026-10-05", "city": "Nairobi", "place_country": "KEN"}
OF_INITIATIVES = {"initiative_type": "programme", "status": "active", "announced_on": "2026-10"}
REASON = {"reason": "Taken over from our own calendar"}
STATE = {"publication_state": "draft", "last_changed_at": "2026-11-29T10:00:00Z"}
EMPTY: dict[str, Any] = {name: [] for name in ("themes", "sdgs", "languages")}
EMPTY |= dict.fromkeys(["place_country", "series", "edition_number", "last_checked_on"])
PROPOSED = {"noun": "activity", "slug": NEW["slug"], "field": "city", "value": "Mombasa"}
READ_AT = {"source_title": "Programme of the course", "source_url": "https://example.org/course"}
KEPT = {
    "number": "S-2026-23456789AB",
    "state": "open",
    "submitted_at": "2026-11-29T10:00:00Z",
    "url": "https://record.example.org/suggestions/S-2026-23456789AB/",
}


def noun_of(path: str) -> str:
    """Return the list that an address is of."""
    return path.split("/")[3]


def body(method: str, path: str) -> dict[str, Any]:
    """Return what may be sent to an address."""
    kind = KINDS.get(noun_of(path))
    if kind is None:
        return PROPOSED | READ_AT | REASON
    return (NEW | of_kind(kind) if method == "POST" else {"summary": "For officials."}) | REASON


def answer(path: str) -> dict[str, Any]:
    """Return what an address answers when all is well."""
    kind = KINDS.get(noun_of(path))
    if kind is None:
        return PROPOSED | KEPT
    names = [name for name in names_of(kind) if name != VERSION]
    empty = {name: EMPTY.get(name, "") for name in names}
    return empty | NEW | of_kind(kind) | STATE | {"kind": kind.value}


def of_kind(kind: ActivityKind) -> dict[str, str]:
    return OF_INITIATIVES if kind == ActivityKind.INITIATIVE else OF_EVENTS
