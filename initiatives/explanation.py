"""The sentence that explains a commitment's level and timeliness: no more than is recorded."""

from __future__ import annotations

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from initiatives.codelists import Level, Timeliness
from initiatives.datewords import words
from initiatives.fields import last_day_of
from initiatives.models import Commitment
from initiatives.progress import Assessment


def number_words(number: Decimal) -> str:
    """Return a number with grouped digits and no trailing zeros."""
    whole = number == number.to_integral_value()
    return number_format(int(number) if whole else number.normalize(), force_grouping=True)


def due_words(due_on: str, as_worded: str = "") -> str:
    """Return a due date in words, at its own precision: "the end of 2025".

    Words of its own are given as they are, with the day to which they count.
    """
    if as_worded:
        counted = {"given": as_worded, "day": words(last_day_of(due_on))}
        return _("%(given)s (counted to %(day)s)") % counted
    if len(due_on) < len("2025-05-12"):
        return _("the end of %(period)s") % {"period": words(due_on)}
    return words(due_on)


def counted_words(commitment: Commitment, assessment: Assessment) -> str:
    """Return how much is recorded of a target that is a number of something."""
    numbers = {
        "counted": number_words(assessment.counted_low),
        "unit": commitment.unit or commitment.currency,
        "target": commitment.target,
    }
    if commitment.target_low == commitment.target_high and assessment.required:
        numbers["target"] = number_words(assessment.required)
        if assessment.counted_low > assessment.required:
            return _("At least %(counted)s recorded, of %(target)s %(unit)s promised") % numbers
        return (_("At least %(counted)s of %(target)s %(unit)s recorded") % numbers).strip()
    return _("At least %(counted)s recorded, with %(target)s %(unit)s promised") % numbers


def level_words(commitment: Commitment, assessment: Assessment) -> str:
    """Return what is recorded, in one clause."""
    if assessment.required and assessment.counted_low > 0:
        return counted_words(commitment, assessment)
    return {
        Level.CONTRADICTED: _("What is recorded speaks against it"),
        Level.COMPLETE: _("Recorded as done"),
        Level.SUBSTANTIAL: _("Recorded in good part"),
        Level.LIMITED: _("Recorded in part"),
        Level.ANNOUNCED: _("Only announcements are recorded"),
        Level.NOTHING_FOUND: _("Evidence was looked for and none was found"),
        Level.NOT_CHECKED: _("No evidence is recorded, and no search for it"),
    }[Level(assessment.level)]


def timeliness_words(commitment: Commitment, assessment: Assessment) -> str:
    """Return how that stands against the due date, in one clause."""
    due_on, as_worded = commitment.due_on, commitment.due_as_worded
    due = {"date": due_words(due_on, as_worded)} if due_on else {}
    return {
        Timeliness.NO_DUE_DATE: lambda: _("no due date is stated"),
        Timeliness.NOT_YET_DUE: lambda: _("due by %(date)s") % due,
        Timeliness.DUE_SOON: lambda: _("due soon, by %(date)s") % due,
        Timeliness.OVERDUE: lambda: _("was due by %(date)s") % due,
        Timeliness.DONE_IN_TIME: lambda: _("before it was due by %(date)s") % due,
        Timeliness.DONE_LATE: lambda: _("after it was due by %(date)s") % due,
        Timeliness.DONE_DATE_UNKNOWN: lambda: (
            _("when is not recorded; it was due by %(date)s") % due
        ),
    }[Timeliness(assessment.timeliness)]()


def explain(commitment: Commitment, assessment: Assessment) -> str:
    """Return the sentence: "At least 2 of ten workshops recorded; was due by the end of 2025."."""
    clauses = {
        "level": level_words(commitment, assessment),
        "timeliness": timeliness_words(commitment, assessment),
    }
    return _("%(level)s; %(timeliness)s.") % clauses
