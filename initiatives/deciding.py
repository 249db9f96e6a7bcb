"""What becomes of a suggestion: an editor accepts it, with its source, or declines it.

Both are for good and public under its number. The address of the sender is forgotten with
the decision; the answer goes there once the decision is written.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives import agreement, answering, chosen
from initiatives.codelists import ClaimBasis, SuggestionState
from initiatives.models import Activity, Claim, Country, Source, Suggestion
from initiatives.signing import locked, require, save_signed
from initiatives.suggested import becomes_claim, record_of
from initiatives.workflow import touch

DECIDES = "initiatives.change_suggestion"
WRITES = ("initiatives.add_claim", "initiatives.publish_activity")
ADDS_SOURCES = "initiatives.add_source"
ADDS_PUBLISHERS = "initiatives.add_publisher"
SHOWN = (*agreement.PLAIN, *agreement.COUNTS, "dates", "place_country", "edition")


def may_decide(suggestion: Suggestion, by: User) -> bool:
    """May this user decide it, and does it wait for a decision?"""
    return suggestion.is_open and by.has_perm(DECIDES)


@transaction.atomic
def decline_suggestion(suggestion: Suggestion, *, by: User, reason: str, origin: str = "") -> None:
    """Leave the record as it is; the reason is public."""
    current = held(suggestion, by=by, reason=reason)
    decide(current, SuggestionState.DECLINED, by=by, reason=reason, origin=origin)
    suggestion.refresh_from_db()


@transaction.atomic
def accept_suggestion(
    suggestion: Suggestion,
    *,
    by: User,
    reason: str,
    claim: Claim | None = None,
    is_shown: bool = False,
    origin: str = "",
) -> None:
    """Accept a suggestion; of a fact of which claims are kept it becomes a stated claim.

    ``claim`` holds value and source; a source, and its publisher, that is not saved yet is
    recorded with it. With ``is_shown`` the record takes the value over. What has no claims
    stays as it is: the editor changes it in its own form.
    """
    current = held(suggestion, by=by, reason=reason)
    if becomes_claim(current):
        current.claim = write_claim(current, claim, by=by, reason=reason, is_shown=is_shown)
    decide(current, SuggestionState.ACCEPTED, by=by, reason=reason, origin=origin)
    suggestion.refresh_from_db()


def held(suggestion: Suggestion, *, by: User, reason: str) -> Suggestion:
    """Return the suggestion as it is now, held, if this user may decide it."""
    if not by.has_perm(DECIDES):
        raise PermissionDenied
    require(reason)
    current: Suggestion = locked(suggestion)
    if not current.is_open:
        raise ValidationError(
            _("“%(number)s” is decided already: %(state)s."),
            code="decided",
            params={"number": current.number, "state": current.get_state_display()},
        )
    return current


def decide(
    suggestion: Suggestion, state: SuggestionState, *, by: User, reason: str, origin: str
) -> None:
    """Write the decision, forget the address, and answer there once all is written."""
    address, suggestion.contact = suggestion.contact, ""
    suggestion.state, suggestion.decision = state, reason
    suggestion.decided_at = timezone.now()
    save_signed(suggestion, by=by, reason=reason)
    if address:
        # A mail server that does not answer undoes no decision; the failure is logged.
        transaction.on_commit(lambda: answering.answer(suggestion, address, origin), robust=True)


def write_claim(
    suggestion: Suggestion, claim: Claim | None, *, by: User, reason: str, is_shown: bool
) -> Claim:
    """Record what the source says of the fact, on the activity that the suggestion names."""
    if not by.has_perms(WRITES):
        raise PermissionDenied
    activity = record_of(suggestion)
    if activity is None or claim is None:
        raise ValidationError(_("There is no record or no claim to write."), code="no_claim")
    activity = locked(activity)
    record_source(claim.source, by=by, reason=reason)
    claim.source = claim.source  # takes the key that it has now
    claim.activity, claim.field, claim.basis = activity, suggestion.field, ClaimBasis.STATED
    claim.full_clean()
    save_signed(claim, by=by, reason=reason)
    if is_shown:
        show(activity, claim, by=by, reason=reason)
    touch(activity)
    return claim


def record_source(source: Source, *, by: User, reason: str) -> None:
    """Record a source that is new, and its publisher if that is."""
    publisher = source.publisher
    new: list[tuple[Any, str]] = [(publisher, ADDS_PUBLISHERS), (source, ADDS_SOURCES)]
    for row, permission in new:
        if row.pk:
            continue
        if not by.has_perm(permission):
            raise PermissionDenied
        if row is source:
            source.publisher = publisher
        row.full_clean()
        save_signed(row, by=by, reason=reason)


def can_be_shown(field: str) -> bool:
    """Has the record a column of its own for this fact?"""
    return field in SHOWN


def show(activity: Activity, claim: Claim, *, by: User, reason: str) -> None:
    """Let the record hold the value of a claim; refused if the record cannot."""
    if not can_be_shown(claim.field):
        raise ValidationError(_("The record has no field of its own for this fact."))
    try:
        columns = chosen.put(activity, claim)
    except (ValueError, Country.DoesNotExist) as unread:
        raise ValidationError(_("The record cannot hold “%s”.") % chosen.text_of(claim)) from unread
    activity.full_clean()
    save_signed(activity, by=by, reason=reason, update_fields=columns)
