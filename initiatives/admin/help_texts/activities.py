"""Beside fields of activities, of what belongs to them, and of sources."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from initiatives import models
from initiatives.admin.help_texts.shared import (
    ADDRESS_OF_ROW,
    CERTAINTY,
    COUNTRY,
    PROMISE,
    RECORD_IT_IS_ABOUT,
    SOURCE,
    WHERE_READ,
)

HELP: dict[Any, dict[str, Any]] = {
    models.Activity: {
        "native_name": _("In the organizers' own language, as they write it."),
        "initiative_type": _(
            "What its own text is: an action plan, a declaration; a body is an institution."
        ),
        "format": _("Empty where no source says how people met."),
        "series": _("The series whose edition this is: “World AI Conference”."),
        "edition_number": _("As a number, for order: 2 for “second”."),
        "participants_known": _(
            "“All” only if every country that took part is on record here; “some” if a few are."
        ),
        "registration_url": _("Where to apply: https://example.org/apply."),
        "themes": _("What it teaches or is about: “talent training”; several are possible."),
        "sdgs": _("Only goals that a source names: “4” for quality education."),
        "scope": _(
            "For whom it is: “regional” for one region or bloc, “bilateral” for two countries."
        ),
    },
    models.Participation: {
        "activity": RECORD_IT_IS_ABOUT,
        "country": COUNTRY,
        "certainty": CERTAINTY,
        "sources": WHERE_READ,
        "note": _("What the source adds: “represented by its ambassador”."),
    },
    models.OrganizationRole: {
        "activity": RECORD_IT_IS_ABOUT,
        "organization": _("By name or acronym: “ITU”."),
        "role": _("One row a role: a body that organizes and pays has two."),
        "certainty": CERTAINTY,
        "sources": WHERE_READ,
        "note": _("What the source adds: “through its office in Beijing”."),
    },
    models.Claim: {
        "activity": RECORD_IT_IS_ABOUT,
        "source": SOURCE,
    },
    models.Commitment: {
        "initiative": _("The text that holds the promise: search by name."),
        "slug": ADDRESS_OF_ROW,
        "promiser_country": _("If a country promised: “China”, “CHN”; else leave empty."),
        "promiser_organization": _("If a body promised: “ITU”; else leave empty."),
        "sources": WHERE_READ,
        "reported_source": _("Where the reported status was read."),
        "last_checked_on": _("The day on which somebody last looked for evidence."),
    },
    models.Evidence: {
        "commitment": PROMISE,
        "number": _("1 for the first piece of evidence of this promise, then 2, 3."),
        "activity": _("The activity that was held for it, if it is on record."),
        "source": SOURCE,
        "note": _("What was done, in own words: “40 officials trained in Nairobi”."),
    },
    models.CommitmentOverride: {
        "commitment": PROMISE,
        "level": _("Stands in for the computed level; empty to leave that as it is."),
        "timeliness": _("Stands in for the computed timeliness; empty to leave that as it is."),
        "reason": _("Shown to readers: “The report counts one course twice”."),
        "made_on": _("The day of this decision."),
        "expires_on": _("From this day on the computed value holds again."),
    },
    models.Source: {
        "title_is_exact": _("Ticked where the title stands word for word in the source."),
        "slug": _(
            "Its key in addresses and files, from publisher, words and year: “itu-ai-skills-2025”."
        ),
        "publisher": _("Who published it: “Xinhua”; add it where it is missing."),
        "kind": _("What sort of text it is: a speech on a news page is a speech."),
        "url": _("Where it was read: https://example.org/news/1."),
        "read_on": _("The day on which the text was read."),
        "read_extent": _("“Opening” where the rest could not be seen, as behind a paywall."),
        "last_checked_on": _("The day on which the address was last seen to answer."),
        "note": _("What a reader should know of it: “machine translation”."),
    },
    models.Pillar: {
        "initiative": _("The text that has this part: search by name."),
        "kind": _("What the text itself calls its parts: visions, campaigns, points."),
        "number": _("Its place in the text: 1, 2, 3."),
        "name": _("As the text words it: “Talent training”."),
        "slug": _("Short, from the name: “talent-training”."),
        "summary": _("What it says, in own words."),
        "themes": _("What it is about: “talent training”; several are possible."),
    },
    models.Outcome: {
        "activity": RECORD_IT_IS_ABOUT,
        "number": _("1 for the first outcome, then 2, 3."),
        "text": _("What came of it: “A joint statement of 34 countries”."),
        "concerns": _("The activity that came of it, if it is on record: search by name."),
    },
    models.Milestone: {
        "activity": RECORD_IT_IS_ABOUT,
        "title": _("What happened: “The centre opens”."),
        "sources": WHERE_READ,
    },
    models.Document: {
        "activity": RECORD_IT_IS_ABOUT,
        "title": _("As printed: “Programme of the second workshop”."),
        "kind": _("“Full text” is the text of the initiative itself."),
        "language": _("BCP 47: en, zh."),
        "url": _("Where it can be read: https://example.org/programme.pdf."),
    },
    models.ActivityRelation: {
        "from_activity": RECORD_IT_IS_ABOUT,
        "kind": _("Read as a sentence: this activity “implements” the other."),
        "to_activity": RECORD_IT_IS_ABOUT,
        "sources": WHERE_READ,
    },
    models.Statement: {
        "activity": RECORD_IT_IS_ABOUT,
        "speaker_kind": _("“Unnamed” where the source names nobody: “sources involved”."),
        "slug": ADDRESS_OF_ROW,
        "person": _("By name; the office held then goes into the title."),
        "country": _("For which country they spoke: “Kenya”, “KEN”."),
        "source": SOURCE,
        "locator": _("Where in the source: “paragraph 3”, “page 12”."),
    },
    models.Funding: {
        "slug": ADDRESS_OF_ROW,
        "activity": RECORD_IT_IS_ABOUT,
        "commitment": PROMISE,
        "organization": _("Who gives the money: search by name or acronym."),
        "source": SOURCE,
    },
}
