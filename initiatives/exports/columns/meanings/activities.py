"""Columns of activities and of what belongs to them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

NAMES_OF_PARTS = _("What it is called, in English.")
ORDER = _("Its place in the order of the document, from 1.")
CERTAINTY = _("Was that confirmed by a source that was read, or is it reported with a doubt?")

MEANINGS: dict[str, dict[str, Any]] = {
    "Activity": {
        "slug": _("Its permanent public name, from name and year; renamed ones are redirected."),
        "kind": _("Initiative, workshop (training event) or forum (conference or meeting)."),
        "name": _("Its name in English, as the organizers write it."),
        "short_name": _("A short name or acronym that is in use; empty if none is."),
        "native_name": _("Its name in the language in which it was first given."),
        "native_language": _("The language of the native name, as a BCP 47 tag."),
        "summary": _("What it is, in our own words and in English."),
        "scope": _("How far it reaches."),
        "starts_on": _("When it begins or began."),
        "ends_on": _("When it ends or ended; of an initiative without one no end is on record."),
        "themes": _("The slugs of its themes."),
        "sdgs": _("The numbers of the Sustainable Development Goals that it names."),
        "website": _("The address of its own page."),
        "participants_known": _("Are the countries that take part named on record?"),
        "initiative_type": _("What sort of initiative it is; empty for events."),
        "announced_on": _("When an initiative was announced; empty for events."),
        "adopted_on": _("When an initiative was adopted; empty for events."),
        "series": _("The slug of the series that an event belongs to."),
        "edition": _("Which one of its series an event is, as it is worded."),
        "edition_number": _("Which one of its series an event is, as a number from 1."),
        "city": _("The city in which an event takes place; empty if it is online."),
        "place_country": _(
            "The country in which an event takes place, ISO 3166-1 alpha-3; who hosts it "
            "stands among the participations."
        ),
        "venue": _("The building or institution in which an event takes place."),
        "format": _("Do people meet in person, online, or both?"),
        "slogan": _("The motto of an event, as printed."),
        "audience": _("Who was invited or came, as the source words it."),
        "participants": _("How many people take part in an event."),
        "countries": _("How many countries take part in an event, as counted by the source."),
        "countries_unit": _("What that number counts, if not countries alone."),
        "apply_by": _("The last day for applications."),
        "registration_url": _("The address at which to register."),
        "languages": _("The languages of instruction, as BCP 47 tags."),
        "first_recorded_at": _("When it was first put on record."),
        "last_changed_at": _("When this record was last changed."),
        "last_checked_on": _("When somebody last looked whether this record still holds."),
        "recorded_countries": _("How many countries are recorded as taking part, in any role."),
        "independent_sources": _("How many sources tell of it, reprints counted once."),
        "one_party": _("Does the record rest on sources of one party only?"),
        "has_differing_claims": _("Do sources differ on a fact of this record?"),
        "unsourced_fields": _(
            "The fields whose value no source carries: no claim for the record as a whole was "
            "recorded while it stood, and no other says it."
        ),
    },
    "Participation": {
        "role": _("The part that the country has; a country with two roles has two rows."),
        "certainty": CERTAINTY,
        "since": _("Since when the country has that role."),
        "note": _("What else is to be said of the country's part."),
    },
    "OrganizationRole": {
        "role": _("The part that the organization has; with two roles it has two rows."),
        "certainty": CERTAINTY,
        "note": _("What else is to be said of the organization's part."),
    },
    "ActivityRelation": {
        "from_activity": _("The slug of the activity that stands in the relation."),
        "to_activity": _("The slug of the activity to which it stands in the relation."),
        "kind": _("How the first activity stands to the second."),
    },
    "Pillar": {
        "slug": _("The permanent public name of a part of an initiative."),
        "initiative": _("The slug of the initiative whose part it is."),
        "kind": _("What the initiative calls its parts."),
        "number": ORDER,
        "name": NAMES_OF_PARTS,
        "summary": _("What it is about, in our own words and in English."),
    },
    "Outcome": {
        "activity": _("The slug of the event that it came of."),
        "number": ORDER,
        "text": _("What came of the event, in our own words."),
        "document": _("The address of its text."),
        "concerns": _(
            "The slug of the activity that it concerns, which may be older than the event."
        ),
    },
    "Milestone": {
        "happened_on": _("When it happened."),
        "title": _("What happened, in our own words."),
    },
    "Document": {
        "title": _("The title of the document."),
        "kind": _("What sort of document it is."),
        "language": _("The language of the document, as a BCP 47 tag."),
        "url": _("The address of the document."),
    },
    "Funding": {
        "slug": _("The permanent public name of the entry."),
        "activity": _("The slug of the activity that the money is for; else see the commitment."),
        "commitment": _("The slug of the commitment that the money is for."),
        "organization": _("The slug of the organization that gives the money."),
        "amount": _("How much money it is, in the unit of the currency."),
        "currency": _("The currency of the amount, ISO 4217."),
        "committed_on": _("When the money was committed."),
    },
}
