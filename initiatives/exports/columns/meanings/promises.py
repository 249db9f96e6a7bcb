"""Columns of commitments and evidence, of claims, statements and checks."""

from typing import Any

from django.utils.translation import gettext_lazy as _

IN_SOURCE = _("Where in the source it stands: a paragraph, a page.")
QUOTE = _("The words of the source, at most 25 of them.")

MEANINGS: dict[str, dict[str, Any]] = {
    "Commitment": {
        "slug": _("Its permanent public name; renamed ones are redirected."),
        "initiative": _("The slug of the initiative that makes the promise."),
        "number": _("The number that the document gives the promise, as text."),
        "text": _("What was promised, in our own words and in English."),
        "verbatim": _("The promise as the document words it."),
        "promiser_country": _("The country that promised, ISO 3166-1 alpha-3."),
        "promiser_organization": _("The slug of the organization that promised."),
        "addressees": _("To whom it was promised, as the source words it."),
        "made_on": _("When the promise was made."),
        "due_on": _("Until when it is to be kept; a month or a year counts to its last day."),
        "due_as_worded": _(
            "The due date in its own words, if it is no day, month or year; due_on is then the "
            "day, month or year to which it counts."
        ),
        "target": _("How much was promised."),
        "unit": _("The unit of the target and of the amounts that count towards it."),
        "currency": _("The currency of a target in money, ISO 4217."),
        "measure": _("What counts towards the target."),
        "reported_status": _(
            "What a party or a compiler says of it; never used to compute the level."
        ),
        "reported_source": _("The slug of the source that reports this status."),
        "sources": _("The slugs of the sources in which the promise was read."),
        "last_checked_on": _("When somebody last looked for evidence."),
    },
    "Evidence": {
        "commitment": _("The slug of the commitment that it bears on."),
        "number": _("Its number among the evidence for the commitment, from 1."),
        "happened_on": _("When that happened."),
        "activity": _("The slug of the activity that is the deed; empty if it is none on record."),
        "amount": _("How much it adds, in the unit of the commitment's target."),
        "bearing": _("What it does for the commitment."),
        "note": _("What was done or announced, in our own words."),
    },
    "Claim": {
        "field": _(
            "The fact that the source speaks of: a column of activities such as starts_on, or a "
            "word such as dates; empty for the record as a whole."
        ),
        "value": _("The value as the source gives it."),
        "normalised": _("The same value as the record would hold it: a partial date, a code."),
        "speaker": _("Who says so in the source."),
        "quote": QUOTE,
        "locator": IN_SOURCE,
        "stands": _("Why a value that reads otherwise is no contradiction; empty: compare it."),
        "note": _("How the value was worked out, or what is in doubt."),
        "basis": _(
            "Was the source read to say this very fact (stated), or does it support the "
            "record as a whole (record)?"
        ),
    },
    "Statement": {
        "slug": _("The permanent public name of the statement."),
        "activity": _("The slug of the activity that it is about."),
        "speaker_kind": _("Who spoke: a person, a body, or somebody who is not named."),
        "person": _("The slug of the person who spoke."),
        "body": _("The slug of the organization that spoke, or for which the person spoke."),
        "speaker": _("Who spoke, as the source words it, where nobody is named."),
        "title": _("The title or office that the person held then."),
        "country": _("The country for which it was said, ISO 3166-1 alpha-3."),
        "made_on": _("When it was said."),
        "summary": _("What was said, in our own words and in English."),
        "quote": QUOTE,
        "locator": IN_SOURCE,
    },
    "Check": {
        "slug": _("The permanent public name of the check."),
        "activity": _("The slug of the activity that was looked up; a check is about one record."),
        "country": _("The country that was looked up, ISO 3166-1 alpha-3."),
        "commitment": _("The slug of the commitment that was looked up."),
        "source": _("The slug of the source that was looked up."),
        "looked_for": _("What was looked for, in our own words."),
        "looked_where": _("In which places it was looked for."),
        "checked_on": _("When that was done."),
        "checked_by": _("The role, not the name, of whoever looked."),
        "result": _("What came of it."),
        "found": _("What was found, in our own words."),
    },
}
