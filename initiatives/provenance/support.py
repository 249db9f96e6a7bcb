"""Which claims carry or state a value, which values none does, and may a record be published."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from initiatives.agreement import (
    CARRYING,
    COUNTS,
    PLAIN,
    SUPPORTING,
    agreement_of,
    reading_of,
    shown_values,
)
from initiatives.codelists import CheckResult, ClaimBasis, ClaimField
from initiatives.models import Activity, Claim

DATE_FIELDS = ("starts_on", "ends_on", "announced_on", "adopted_on")
# A claim on both dates speaks of each.
PARTS: dict[str, tuple[str, ...]] = {ClaimField.DATES: ("starts_on", "ends_on")}
# Beside these no source is shown: the summary is in our own words.
UNMARKED = (ClaimField.SUMMARY, ClaimField.NATIVE_NAME)
MARKED = {*PLAIN, *COUNTS, ClaimField.PLACE_COUNTRY, ClaimField.EDITION} - set(UNMARKED)
# What is published with a source alone.
NEEDED = (
    ClaimField.NAME,
    ClaimField.DATES,
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
    """Return the fields whose value no source carries, in the order of the fields.

    No claim for the record as a whole carries it, and none that states the field says it.
    """
    stated = stated_claims(activity)
    return [
        str(field)
        for field in ClaimField
        if field in MARKED and shown_values(activity, field)
        if not is_supported(activity, field, stated)
    ]


def is_supported(activity: Activity, field: str, stated: Mapping[str, list[Claim]]) -> bool:
    """Does a source carry the value that a record shows for a field?"""
    return bool(carrying(activity, field)) or is_stated(activity, field, stated)


def is_stated(activity: Activity, field: str, stated: Mapping[str, list[Claim]]) -> bool:
    """Does a claim state the value of a field, by itself or within both dates?"""
    whole = [name for name, parts in PARTS.items() if field in parts]
    is_typed_over = field in activity.outdated_claims
    return any(
        says(claim, shown_values(activity, name), is_typed_over)
        for name in [field, *whole]
        for claim in stated.get(name, [])
    )


def says(claim: Claim, shown: Collection[str], is_typed_over: bool) -> bool:
    """Does a claim say the value shown? What reads otherwise does not.

    Less exact words, and a claim that names no value, speak of the value that stood when
    they were read: of none that was typed over it.
    """
    agreement = agreement_of(claim, shown)
    if is_typed_over:
        return agreement in CARRYING
    return agreement in SUPPORTING or not (reading_of(claim) or claim.stands)


def unsourced_fields(activity: Activity) -> list[str]:
    """Return the fields that lack a source for publishing: name, dates, place, city, counts.

    An undated activity needs a Check that says that a date was looked for.
    """
    missing = set(values_without_source(activity))
    lacks_date = missing & set(DATE_FIELDS) or not is_dated_or_looked_for(activity)
    found = missing | ({ClaimField.DATES} if lacks_date else set())
    return [field for field in NEEDED if field in found]


def is_dated_or_looked_for(activity: Activity) -> bool:
    """Has it a date, or a Check that found none?"""
    return any(getattr(activity, name) for name in DATE_FIELDS) or any(
        check.result == CheckResult.NOT_FOUND for check in activity.checks.all()
    )
