"""Who may merge what: roles, kinds, and nothing public into what is not."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from initiatives.codelists import PublicationState
from initiatives.models import Activity, Distinction, Organization, Source
from initiatives.redirecting import noun_of

MERGED = (Activity, Organization, Source)


def permissions(record: Any) -> list[str]:
    """Return the permissions that merging a record asks for."""
    if not isinstance(record, Activity):
        return both_of(record._meta.model_name)
    return [*both_of(record.kind or "activity"), "initiatives.publish_activity"]


def both_of(name: str) -> list[str]:
    return [f"initiatives.change_{name}", f"initiatives.delete_{name}"]


def may_merge(record: Any, by: User) -> bool:
    """May this user merge a record with another?"""
    return isinstance(record, MERGED) and by.has_perms(permissions(record))


def permit(kept: Any, given_up: Any, by: User) -> None:
    """Refuse who may not merge both."""
    if not (may_merge(kept, by) and may_merge(given_up, by)):
        raise PermissionDenied


def obstacle(kept: Any, given_up: Any) -> str:
    """Return why two records cannot become one, "" if they can."""
    if kept._meta.concrete_model is not given_up._meta.concrete_model:
        return _("Only records of one kind are merged.")
    if kept.pk == given_up.pk:
        return _("A record is not merged with itself: choose another.")
    if apart := Distinction.objects.between(noun_of(type(kept)), kept.pk, given_up.pk).first():
        return told_apart(kept, given_up, apart.reason)
    return obstacle_of_activities(kept, given_up) if isinstance(kept, Activity) else ""


def told_apart(kept: Any, given_up: Any, reason: str) -> str:
    """Say that somebody found two records to be two, and what to do if they are not."""
    return _(
        "“%(kept)s” and “%(given_up)s” were told apart: “%(reason)s”. If they are one after all, "
        "delete that distinction first."
    ) % (named(kept, given_up) | {"reason": reason})


def obstacle_of_activities(kept: Activity, given_up: Activity) -> str:
    """Return why two activities cannot become one: their kind, or that one is hidden by it."""
    if kept.kind != given_up.kind:
        return _("“%(kept)s” is of another kind than “%(given_up)s”.") % named(kept, given_up)
    if publicity(given_up) > publicity(kept):
        return _(
            "“%(given_up)s” is or was public and would be hidden in “%(kept)s”, which is not: "
            "keep “%(given_up)s” instead, or publish “%(kept)s” first."
        ) % named(kept, given_up)
    return ""


def publicity(activity: Activity) -> int:
    """Return 2 for what is public, 1 for what was, 0 for what never was."""
    if is_public(activity):
        return 2
    was = [PublicationState.PUBLISHED, PublicationState.WITHDRAWN]
    is_withdrawn = activity.publication_state == PublicationState.WITHDRAWN
    return int(is_withdrawn or activity.history.filter(publication_state__in=was).exists())


def is_public(record: Any) -> bool:
    """May the public see a record? Organizations and sources, always."""
    state = getattr(record, "publication_state", PublicationState.PUBLISHED)
    return state == PublicationState.PUBLISHED


def allow(kept: Any, given_up: Any) -> None:
    """Refuse what cannot become one."""
    if reason := obstacle(kept, given_up):
        raise ValidationError(reason, code="not_mergeable")


def named(kept: Any, given_up: Any) -> dict[str, str]:
    return {"kept": str(kept), "given_up": str(given_up)}
