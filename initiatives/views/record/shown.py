"""The value that a page shows, and how a claim stands to it, in words."""

from typing import Any

from django.utils.translation import gettext as _

from initiatives.agreement import Agreement, agreement_of, is_untold, shown_values
from initiatives.codelists import DATE_CLAIMS, ClaimStands
from initiatives.datewords import range_words, words
from initiatives.models import Activity, Claim

CODED = ("status", "scope", "initiative_type", "format")


def shown_words(activity: Activity, field: str) -> str:
    """Return the value of a field as the page words it, "" if it shows none."""
    if not shown_values(activity, field):
        return ""
    if field == "dates":
        return "".join(range_words(activity.starts_on or activity.ends_on, activity.ends_on))
    if field in DATE_CLAIMS:
        return words(getattr(activity, field))
    if field in CODED:
        return str(getattr(activity, f"get_{field}_display")())
    return str(getattr(activity, field))


def stands_of(activity: Activity, claim: Claim) -> Any:
    """Say how a claim stands to the value shown, "" where it is the same or another value."""
    found = agreement_of(claim, shown_values(activity, claim.field))
    if claim.stands and found != Agreement.SAME:
        return ClaimStands(claim.stands).label
    if found == Agreement.COARSER:
        return ClaimStands.COARSER.label
    if found == Agreement.EXACTER:
        return _("More exact")
    return _("In words that could not be read as dates") if is_untold(claim) else ""
