"""Who may move what, and the move: publication, claims, addresses, and what follows a change.

Every function that changes a record takes the user and the reason, holds the record, does
its work in one transaction, leaves history rows with both, and ends in ``touch``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import batched
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives import chosen, derived, facets, provenance, rights
from initiatives.codelists import ClaimField, PublicationState
from initiatives.models import Activity, Claim, DataVersion
from initiatives.redirecting import first_slug_of, free_address, lead_to, noun_of
from initiatives.signing import delete_signed, hold, locked, require, save_signed

TOUCHED_AT_ONCE = 500  # activities


@dataclass(frozen=True)
class Move:
    """One legal move of a record's publication."""

    label: Any
    done: Any  # what has happened then, %s being the record
    origins: tuple[PublicationState, ...]
    target: PublicationState
    permission: str  # {kind} stands for initiative, workshop or forum


MOVES = {
    "submit": Move(
        gettext_lazy("Send to review"),
        gettext_lazy("“%s” was sent to review."),
        (PublicationState.DRAFT,),
        PublicationState.IN_REVIEW,
        "initiatives.change_{kind}",
    ),
    "publish": Move(
        gettext_lazy("Publish"),
        gettext_lazy("“%s” is public now."),
        (PublicationState.IN_REVIEW, PublicationState.WITHDRAWN),
        PublicationState.PUBLISHED,
        "initiatives.publish_activity",
    ),
    "withdraw": Move(
        gettext_lazy("Withdraw"),
        gettext_lazy("“%s” was withdrawn and is public no longer."),
        (PublicationState.PUBLISHED,),
        PublicationState.WITHDRAWN,
        "initiatives.publish_activity",
    ),
    "back_to_draft": Move(
        gettext_lazy("Back to draft"),
        gettext_lazy("“%s” is a draft again."),
        (PublicationState.IN_REVIEW, PublicationState.WITHDRAWN),
        PublicationState.DRAFT,
        "initiatives.change_{kind}",
    ),
}


def submit(activity: Activity, *, by: User, reason: str) -> None:
    """Hand a draft to the editors."""
    move("submit", activity, by=by, reason=reason)


def publish(activity: Activity, *, by: User, reason: str) -> None:
    """Make an activity public; ValidationError names each fact without a source."""
    move("publish", activity, by=by, reason=reason)


def withdraw(activity: Activity, *, by: User, reason: str) -> None:
    """Take a published activity off every public page; nothing of it is lost."""
    move("withdraw", activity, by=by, reason=reason)


def back_to_draft(activity: Activity, *, by: User, reason: str) -> None:
    """Return a record in review, or a withdrawn one, to be worked on."""
    move("back_to_draft", activity, by=by, reason=reason)


def may_move(name: str, activity: Activity, by: User) -> bool:
    """May this user make this move, and does the record stand where it begins?"""
    step = MOVES[name]
    return activity.publication_state in step.origins and is_permitted(step, activity, by)


def is_permitted(step: Move, activity: Activity, by: User) -> bool:
    """Has the user the permission that a move asks for, and is this record open to him or her?"""
    permission = step.permission.format(kind=activity.kind)
    return by.has_perm(permission) and rights.may_change(activity, by)


@transaction.atomic
def move(name: str, activity: Activity, *, by: User, reason: str) -> None:
    """Make one of the moves; a refusal says why and what to do."""
    step = MOVES[name]
    if not is_permitted(step, activity, by):
        raise PermissionDenied
    require(reason)
    current = locked(activity)
    if current.publication_state not in step.origins:
        raise ValidationError(illegal_message(step, current), code="illegal_move")
    if step.target == PublicationState.PUBLISHED:
        require_sources(current)
    current.publication_state = step.target
    save_signed(current, by=by, reason=reason, update_fields=["publication_state"])
    activity.publication_state = step.target
    touch(activity)


def require_sources(activity: Activity) -> None:
    """Refuse to publish what no source supports, naming each such field."""
    if unsourced := provenance.unsourced_fields(activity):
        names = ", ".join(str(ClaimField(name).label) for name in unsourced)
        raise ValidationError(
            _("“%(record)s” is not published: no source is recorded for: %(fields)s."),
            code="unsourced",
            params={"record": activity.name, "fields": names, "names": list(unsourced)},
        )


def illegal_message(step: Move, activity: Activity) -> str:
    """Say where a record stands, and where the move would have to begin."""
    origins = _(" or ").join(f"“{state.label}”" for state in step.origins)
    return _("“%(move)s” starts from %(origins)s; “%(record)s” is “%(state)s”.") % {
        "move": step.label,
        "origins": origins,
        "record": activity.name,
        "state": activity.get_publication_state_display(),
    }


@transaction.atomic
def delete(activity: Activity, *, by: User, reason: str) -> None:
    """Delete a draft that never was public, with all that belongs to it, leaving its history."""
    permission = f"initiatives.delete_{activity.kind}"
    if not (by.has_perm(permission) and rights.may_delete(activity, by)):
        raise PermissionDenied
    require(reason)
    if not is_deletable(current := locked(activity)):
        raise ValidationError(
            _("“%(record)s” was public or is in review: withdraw it, records are not deleted."),
            code="not_a_draft",
            params={"record": activity.name},
        )
    delete_signed([current], by=by, reason=reason)
    facets.renew([activity.pk])
    bump()


def is_deletable(activity: Activity) -> bool:
    """Is this a draft that the public never saw?"""
    if activity.publication_state != PublicationState.DRAFT:
        return False
    return not activity.history.filter(publication_state=PublicationState.PUBLISHED).exists()


def require_change(record: Any, by: User) -> None:
    """Refuse whoever may not change this record."""
    model = record.kind if isinstance(record, Activity) else record._meta.model_name
    if not (by.has_perm(f"initiatives.change_{model}") and rights.may_change(record, by)):
        raise PermissionDenied


@transaction.atomic
def withdraw_claim(claim: Claim, *, by: User, reason: str) -> None:
    """Let a claim no longer count; the best supported remaining value takes its place."""
    require_change(claim, by)
    require(reason)
    activity = locked(claim.activity)
    claim.is_withdrawn, claim.withdrawn_reason = True, reason
    claim.clean_fields()
    save_signed(claim, by=by, reason=reason, update_fields=["is_withdrawn", "withdrawn_reason"])
    if chosen.holds(activity, claim):
        record, columns = chosen.take_next(activity, claim.field)
        if columns:
            save_signed(record, by=by, reason=reason, update_fields=columns)
    touch(activity)


@transaction.atomic
def restore_claim(claim: Claim, *, by: User, reason: str) -> None:
    """Let a withdrawn claim count again; the record keeps the value that it has."""
    require_change(claim, by)
    require(reason)
    activity = locked(claim.activity)
    claim.is_withdrawn, claim.withdrawn_reason = False, ""
    save_signed(claim, by=by, reason=reason, update_fields=["is_withdrawn", "withdrawn_reason"])
    touch(activity)


@transaction.atomic
def rename(record: Any, new_slug: str, *, by: User, reason: str) -> None:
    """Give a record a new address; the old one, and older ones, lead to it."""
    noun = noun_of(type(record))
    require_change(record, by)
    require(reason)
    current = locked(record)
    old_slug, current.slug = current.slug, new_slug
    if old_slug == new_slug:
        return
    current.full_clean()
    first_slug = first_slug_of(noun, old_slug)
    free_address(noun, old_slug, new_slug, by=by, reason=reason)
    save_signed(current, by=by, reason=reason, update_fields=["slug"])
    lead_to(noun, old_slug, new_slug, first_slug, by=by, reason=reason)
    record.slug = new_slug
    touch(record) if isinstance(record, Activity) else bump()


@transaction.atomic
def touch(activity: Activity, *, by: User | None = None, reason: str = "") -> None:
    """End every change of an activity or of what belongs to it.

    Sets the date of the last change, renews what is derived and counts the change. With
    a user or a reason the activity's own history gets a row; leave both out where the
    change itself saved the activity and left one.
    """
    hold()
    now = timezone.now()
    Activity.objects.filter(pk=activity.pk).update(last_changed_at=now)
    activity.last_changed_at = now
    refresh(activity)
    if by or reason:
        save_signed(locked(activity), by=by, reason=reason, update_fields=["last_changed_at"])
    bump()


@transaction.atomic
def touch_all(pks: Collection[int], progress: Callable[[int], None] = lambda _done: None) -> None:
    """End a change of many activities at once, whose history is signed already."""
    hold()
    done = 0
    for batch in batched(pks, TOUCHED_AT_ONCE, strict=False):
        Activity.objects.filter(pk__in=batch).update(last_changed_at=timezone.now())
        derived.refresh(batch)
        facets.renew(batch)
        done += len(batch)
        progress(done)
    bump()


def refresh(activity: Activity) -> None:
    """Renew what follows from an activity and what belongs to it; no history, no date."""
    derived.refresh([activity.pk])
    facets.renew([activity.pk])
    activity.refresh_from_db(fields=derived.COLUMNS)


def bump() -> None:
    """Count one change of the record, so that caches and citations can tell.

    Its moment is that of the same clock as the rows of history before it.
    """
    counter = DataVersion.objects.filter(pk=1)
    change = {"number": F("number") + 1, "changed_at": timezone.now()}
    if not counter.update(**change):
        DataVersion.objects.get_or_create(pk=1)
        counter.update(**change)
