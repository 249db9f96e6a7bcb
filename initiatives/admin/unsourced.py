"""What the admin says of values that no source carries, and of words that carry none."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from initiatives import provenance
from initiatives.agreement import is_untold, shown_values
from initiatives.codelists import ClaimBasis, ClaimField
from initiatives.models import Activity, Claim
from initiatives.outdated import COLUMNS


def warn(request: Any, form: Any, before: Collection[str]) -> None:
    """Name each field just changed that no source carries, with the way to a claim.

    ``before`` are the fields that no source carried already.
    """
    for field in form.instance.unsourced_fields:
        columns = [column.removesuffix("_id") for column in COLUMNS[field]]
        if any(column in form.changed_data for column in columns):
            had_value = any(form.initial.get(column) for column in columns)
            lost = had_value and field not in before
            messages.warning(request, warning(form.instance, field, lost=lost))


def warning(activity: Activity, field: str, *, lost: bool) -> SafeString:
    """Say that a field lost its sources, or never had one, and link to a claim for it."""
    told = (
        _("“%(field)s” is no longer backed by a source:")
        if lost
        else _("No source is recorded for “%(field)s”:")
    )
    return format_html(
        '{} <a href="{}">{}</a>',
        told % {"field": ClaimField(field).label},
        claim_form(activity, field),
        _("add a claim"),
    )


def find_lacking(activities: list[Any]) -> None:
    """Let activities tell, as ``lacking``, which fields lack a source for publishing."""
    prefetch_related_objects(activities, "claims", "checks", "place_country")
    for activity in activities:
        activity.lacking = labels(provenance.unsourced_fields(activity))


def warn_of_words(request: Any, formsets: Iterable[Any]) -> None:
    """Name the claims among saved rows whose words nobody can read as dates, with what helps."""
    tables = [table for table in formsets if table.model is Claim]
    warn_of_claims(request, [row for table in tables for row in written_in(table)])


def written_in(table: Any) -> list[Any]:
    """Return the rows of a table that its saving wrote."""
    return [*table.new_objects, *(row for row, _names in table.changed_objects)]


def warn_of_claims(request: Any, claims: Iterable[Claim]) -> None:
    """Name the claims whose words nobody can read as dates, with what helps."""
    for claim in claims:
        if is_untold(claim):
            told = _(
                "“%(words)s” could not be read as dates: the claim is kept and compared with "
                "nothing. Give its normalised value as well: 2025-05-12 to 2025-05-16."
            )
            messages.warning(request, told % {"words": claim.value})


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
