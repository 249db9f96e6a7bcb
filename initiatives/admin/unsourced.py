"""What the admin says of values that were typed over what sources were recorded for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.contrib import messages
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from initiatives.agreement import shown_values
from initiatives.codelists import ClaimBasis, ClaimField
from initiatives.models import Activity
from initiatives.outdated import COLUMNS


def warn(request: Any, activity: Activity, changed: Collection[str]) -> None:
    """Name each field just changed that no source carries any more, with the way to a claim."""
    for field in activity.unsourced_fields:
        if any(column.removesuffix("_id") in changed for column in COLUMNS[field]):
            messages.warning(request, warning(activity, field))


def warning(activity: Activity, field: str) -> SafeString:
    """Say that a field lost its sources, and link to the form of a claim for it."""
    return format_html(
        '{} <a href="{}">{}</a>',
        _("“%(field)s” is no longer backed by a source:") % {"field": ClaimField(field).label},
        claim_form(activity, field),
        _("add a claim"),
    )


def claim_form(activity: Activity, field: str) -> str:
    """Return the address of the form of a new claim that states the value of a field."""
    given: dict[str, str | int] = {
        "activity": activity.pk,
        "basis": ClaimBasis.STATED,
        "field": field,
        "normalised": max(shown_values(activity, field), key=len),
    }
    return f"{reverse('admin:initiatives_claim_add')}?{urlencode(given)}"


def labels(fields: Iterable[str]) -> str:
    """Return the names of fields, one after another."""
    return ", ".join(str(ClaimField(field).label) for field in fields)
