"""Which claims carry or state a value, which values none does, and may a record be published."""

from __future__ import annotations

from initiatives.agreement import CARRYING, agreement_of, shown_values
from initiatives.codelists import CheckResult, ClaimBasis, ClaimField
from initiatives.models import Activity, Claim

DATE_FIELDS = ("starts_on", "ends_on", "announced_on", "adopted_on")
# A claim on both dates speaks of each.
PARTS: dict[str, tuple[str, ...]] = {ClaimField.DATES: ("starts_on", "ends_on")}
COUNTED_FIELDS = (
    ClaimField.PLACE_COUNTRY,
    ClaimField.CITY,
    ClaimField.PARTICIPANTS,
    ClaimField.COUNTRIES,
)


def stated_claims(activity: Activity) -> dict[str, list[Claim]]:
    """Return the standing claims on each field that a source was read to state."""
    fields: dict[str, list[Claim]] = {}
    for claim in activity.claims.all():
        if claim.basis == ClaimBasis.STATED and not claim.is_withdrawn:
            fields.setdefault(claim.field, []).append(claim)
    return fields


def record_claims(activity: Activity) -> list[Claim]:
    """Return the standing claims that support the record as a whole."""
    return [
        claim
        for claim in activity.claims.all()
        if claim.basis == ClaimBasis.RECORD and not claim.is_withdrawn
    ]


def carrying(activity: Activity, field: str) -> list[Claim]:
    """Return the claims for the record as a whole that carry the value of one of its fields.

    They carry the value that stood when they were made, and none that was typed over it since.
    """
    older = [activity.outdated_claims.get(part, []) for part in PARTS.get(field, [field])]
    return [claim for claim in record_claims(activity) if not any(claim.pk in pks for pks in older)]


def values_without_source(activity: Activity) -> list[str]:
    """Return the fields whose value was typed over what sources were recorded for.

    No claim for the record as a whole carries it, and none that states the field says it.
    """
    stated = stated_claims(activity)
    return [
        str(field)
        for field in ClaimField
        if field in activity.outdated_claims
        and shown_values(activity, field)
        and not carrying(activity, field)
        and not is_stated(activity, field, stated)
    ]


def is_stated(activity: Activity, field: str, stated: dict[str, list[Claim]]) -> bool:
    """Does a claim state the value of a field, by itself or within both dates?"""
    whole = [name for name, parts in PARTS.items() if field in parts]
    return any(
        agreement_of(claim, shown_values(activity, name)) in CARRYING
        for name in [field, *whole]
        for claim in stated.get(name, [])
    )


def unsourced_fields(activity: Activity) -> list[str]:
    """Return the fields that lack a claim for publishing: name, dates, place, city, counts.

    A claim for the record as a whole covers those whose value stood when it was made. An
    undated activity needs a Check that says that a date was looked for.
    """
    covered = {str(claim.field) for claim in activity.claims.all() if not claim.is_withdrawn}
    covered |= {
        field
        for field in (ClaimField.NAME, *DATE_FIELDS, *COUNTED_FIELDS)
        if carrying(activity, field)
    }
    if has_date_support(activity, covered):
        covered.add(ClaimField.DATES)
    else:
        covered.discard(ClaimField.DATES)
    counted = (field for field in COUNTED_FIELDS if getattr(activity, field))
    needed = (ClaimField.NAME, ClaimField.DATES, *counted)
    return [field for field in needed if field not in covered]


def has_date_support(activity: Activity, covered: set[str]) -> bool:
    """Does a claim carry the dates, or, where there are none, a Check that looked for one?"""
    dates = [name for name in DATE_FIELDS if getattr(activity, name)]
    if not dates:
        return any(check.result == CheckResult.NOT_FOUND for check in activity.checks.all())
    return ClaimField.DATES in covered or all(name in covered for name in dates)
