"""The sentence that explains a commitment's level and timeliness: no more than is recorded."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from initiatives.codelists import Level, Timeliness
from initiatives.models import Commitment
from initiatives.progress import Assessment


def number_words(number: Decimal) -> str:
    """Return a number with grouped digits and no trailing zeros."""
    whole = number == number.to_integral_value()
    return number_format(int(number) if whole else number.normalize(), force_grouping=True)


def due_words(due_on: str) -> str:
    """Return a due date in words, at its own precision: "the end of 2025"."""
    if len(due_on) == len("2025"):
        return _("the end of %(year)s") % {"year": due_on}
    if len(due_on) == len("2025-05"):
        month = date_format(date.fromisoformat(f"{due_on}-01"), "YEAR_MONTH_FORMAT")
        return _("the end of %(month)s") % {"month": month}
    return date_format(date.fromisoformat(due_on))


def level_words(commitment: Commitment, assessment: Assessment) -> str:
    """Return what is recorded, in one clause."""
    if assessment.required and assessment.counted_low > 0:
        target = commitment.target or number_words(assessment.required)
        return _("At least %(counted)s of %(target)s recorded") % {
            "counted": number_words(assessment.counted_low),
            "target": f"{target} {commitment.unit or commitment.currency}".strip(),
        }
    return {
        Level.CONTRADICTED: _("What is recorded speaks against it"),
        Level.COMPLETE: _("Recorded as done"),
        Level.SUBSTANTIAL: _("Recorded in good part"),
        Level.LIMITED: _("Recorded in part"),
        Level.ANNOUNCED: _("Only announcements are recorded"),
        Level.NOTHING_FOUND: _("Evidence was looked for and none was found"),
        Level.NOT_CHECKED: _("No evidence is recorded, and no search for it"),
    }[Level(assessment.computed_level)]


def timeliness_words(commitment: Commitment, assessment: Assessment) -> str:
    """Return how that stands against the due date, in one clause."""
    due = {"date": due_words(commitment.due_on)} if commitment.due_on else {}
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
    }[Timeliness(assessment.computed_timeliness)]()


def explain(commitment: Commitment, assessment: Assessment) -> str:
    """Return the sentence: "At least 2 of ten workshops recorded; was due by the end of 2025."."""
    clauses = {
        "level": level_words(commitment, assessment),
        "timeliness": timeliness_words(commitment, assessment),
    }
    return _("%(level)s; %(timeliness)s.") % clauses
