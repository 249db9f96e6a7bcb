"""What suggestions can be about: the facts of each kind of record, as its page names them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from initiatives.codelists.activities import ActivityKind
from initiatives.codelists.claims import ClaimField
from initiatives.codelists.editing import Noun

# Facts of an activity that its page shows, and of which no claim is kept.
UNCLAIMED = {
    "themes": _("Themes"),
    "sdgs": _("Sustainable Development Goals"),
    "website": _("Website"),
    "registration_url": _("Registration"),
    "apply_by": _("Apply by"),
    "languages": _("Languages"),
    "pillars": _("Parts of the text"),
    "commitments": _("Commitments"),
    "milestones": _("Time line"),
    "statements": _("Statements"),
    "figures": _("Figures quoted"),
    "documents": _("Documents"),
}

FACTS: dict[str, dict[str, Any]] = {
    Noun.ACTIVITY: {field.value: field.label for field in ClaimField} | UNCLAIMED,
    Noun.COMMITMENT: {
        "text": _("The promise"),
        "initiative": _("Initiative"),
        "promiser": _("Promised by"),
        "addressees": _("To whom"),
        "made_on": _("Made on"),
        "due_on": _("Due on"),
        "target": _("Target"),
        "measure": _("Measured by"),
        "verbatim": _("Word for word"),
        "evidence": _("Deeds recorded"),
        "funding": _("Funding"),
    },
    Noun.COUNTRY: {
        "names": _("Names"),
        "region": _("Region"),
        "income": _("Income"),
        "participation": _("Participation"),
        "commitments": _("Commitments"),
        "groups": _("Groups"),
        "organizations": _("Organizations"),
        "statements": _("Statements"),
        "figures": _("Figures quoted"),
    },
    Noun.ORGANIZATION: {
        "name": _("Name"),
        "kind": _("Kind"),
        "country": _("Country"),
        "parent": _("Part of"),
        "parts": _("Has as parts"),
        "aliases": _("Other names"),
        "website": _("Website"),
        "roles": _("Roles in activities"),
        "commitments": _("Commitments"),
        "funding": _("Funding"),
        "statements": _("Statements"),
    },
    Noun.SOURCE: {
        "title": _("Title"),
        "publisher": _("Publisher"),
        "origin": _("Whose text it is"),
        "language": _("Language"),
        "published_on": _("Published"),
        "url": _("Address"),
        "archive_url": _("Archived copy"),
        "reading": _("How much was read"),
        "note": _("Note"),
    },
    Noun.INDICATOR: {
        "name": _("Name"),
        "definition": _("Definition"),
        "figures": _("Figures quoted"),
    },
    Noun.SERIES: {"name": _("Name"), "summary": _("Summary"), "editions": _("Editions")},
    Noun.PERSON: {
        "name": _("Name"),
        "country": _("Country"),
        "offices": _("Offices"),
        "statements": _("Statements"),
    },
    Noun.THEME: {"name": _("Name"), "summary": _("Summary"), "activities": _("Activities")},
    Noun.GROUP: {"name": _("Name"), "summary": _("Summary"), "members": _("Members")},
}

# Facts that an activity of a kind has not.
NOT_OF_EVENTS = {
    *("initiative_type", "announced_on", "adopted_on", "pillars", "parts"),
    *("signatories", "co_sponsors", "members", "vote", "symbol", "seat", "target", "commitments"),
}
NOT_OF_KIND: dict[str, set[str]] = {
    ActivityKind.INITIATIVE: {
        *("city", "venue", "format", "edition", "slogan", "audience", "languages"),
        *("apply_by", "registration_url"),
    },
    ActivityKind.WORKSHOP: NOT_OF_EVENTS,
    ActivityKind.FORUM: NOT_OF_EVENTS,
}


def fact_label(noun: str, field: str) -> Any:
    """Return what a fact is called; without a field it is the record as a whole."""
    return FACTS.get(noun, {}).get(field) or _("the record as a whole")
