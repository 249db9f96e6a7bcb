"""Addresses that records had: what leads from a former slug to the record of today."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from initiatives.codelists import Noun
from initiatives.models import Activity, Redirect, Suggestion
from initiatives.signing import delete_signed, save_signed


def first_slug_of(noun: str, slug: str) -> str:
    """Return the slug under which a record was first known."""
    earliest = Redirect.objects.renamings(noun, slug).first()
    return earliest.first_slug if earliest else slug


def noun_of(model: type[Any]) -> str:
    """Return the kind of record as addresses and redirects name it, "" for one without address."""
    name = Noun.ACTIVITY if issubclass(model, Activity) else model._meta.model_name
    return name if name in Noun else ""


def free_address(noun: str, old_slug: str, new_slug: str, *, by: User, reason: str) -> None:
    """Refuse an address that leads to another record; a former one of this record is freed."""
    taken = Redirect.objects.filter(noun=noun, old_slug=new_slug).first()
    if taken is None:
        return
    if taken.new_slug != old_slug:
        raise ValidationError(
            {"slug": _("“%(slug)s” leads to “%(target)s” since a renaming: choose another.")
             % {"slug": new_slug, "target": taken.new_slug}}
        )  # fmt: skip
    delete_signed([taken], by=by, reason=reason)


def lead_to(
    noun: str, old_slug: str, new_slug: str, first_slug: str, *, by: User, reason: str
) -> None:
    """Lead from a slug, and from those before it, to another; suggestions follow.

    ``first_slug`` is that under which the record of the new one was first known, or ""
    where the old one named another record.
    """
    for redirect in Redirect.objects.filter(noun=noun, new_slug=old_slug):
        redirect.new_slug = new_slug
        redirect.first_slug = redirect.first_slug and first_slug
        save_signed(redirect, by=by, reason=reason)
    for suggestion in Suggestion.objects.filter(noun=noun, slug=old_slug):
        suggestion.slug = new_slug
        save_signed(suggestion, by=by, reason=reason)
    former = Redirect(noun=noun, old_slug=old_slug, new_slug=new_slug, first_slug=first_slug)
    save_signed(former, by=by, reason=reason)
