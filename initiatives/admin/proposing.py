"""The way from a record that a user may not change to the form of a suggestion about it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from initiatives import rights
from initiatives.redirecting import noun_of
from initiatives.suggested import public_record

PROPOSES = "initiatives.add_suggestion"


def tools(record: Any, user: Any) -> list[tuple[str, Any]]:
    """Return the button that opens the form, if this user may propose something here."""
    noun = noun_of(type(record))
    if not noun or not user.has_perm(PROPOSES):
        return []
    slug = str(record.natural_key()[0])
    if public_record(noun, slug) is None or not rights.may_propose_on(record, user):
        return []
    form = reverse("admin:initiatives_suggestion_add")
    return [(f"{form}?{urlencode({'noun': noun, 'slug': slug})}", _("Propose a correction"))]
