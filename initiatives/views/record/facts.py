"""Key facts: each value on record with the claims that support it, and what reads otherwise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from initiatives import provenance
from initiatives.agreement import SUPPORTING, Agreement, agreement_of, is_untold, shown_values
from initiatives.codelists import (
    HOST_SIDE_ROLES,
    ClaimBasis,
    ClaimField,
    OrganizationRoleCode,
)
from initiatives.models import Activity, Claim
from initiatives.views.record.participants import Role, by_role
from initiatives.views.record.readings import Difference

# The fields whose claims stand beside each fact of a page.
EVENT_FACTS: dict[str, tuple[str, ...]] = {
    "name": ("name", "short_name"),
    "dates": ("dates", "starts_on", "ends_on"),
    "place": ("place_country", "city"),
    "venue": ("venue",),
    "format": ("format",),
    "edition": ("edition",),
    "slogan": ("slogan",),
    "audience": ("audience",),
    "countries": ("countries",),
    "participants": ("participants",),
    "status": ("status",),
    "scope": ("scope",),
}
INITIATIVE_FACTS: dict[str, tuple[str, ...]] = {
    "name": ("name", "short_name"),
    "type": ("initiative_type",),
    "status": ("status",),
    "scope": ("scope",),
    "announced": ("announced_on",),
    "adopted": ("adopted_on",),
    "starts": ("starts_on", "dates"),
    "ends": ("ends_on", "dates"),
}
# Roles that a reader looks for among the key facts.
BEARING = [*HOST_SIDE_ROLES, OrganizationRoleCode.ORGANIZER, OrganizationRoleCode.ACCOUNTABLE]


@dataclass(frozen=True)
class Marked:
    """What supports one fact, what reads otherwise, and whether a source was read to state it.

    ``is_stated`` is yes, no, or None where no claim speaks of the fact at all; ``unsourced``
    says which of its values no source carries any more, "" if there is none.
    """

    claims: list[Claim]
    differing: list[Difference]
    is_stated: bool | None
    unsourced: str


@dataclass(frozen=True)
class Said:
    """What sources state beyond the facts of the record's own columns."""

    field: str
    label: Any
    claims: list[Claim]
    differing: list[Difference]


def fields_of(activity: Activity) -> dict[str, tuple[str, ...]]:
    """Return the facts that a page of this kind shows, with the fields of their claims."""
    return EVENT_FACTS if activity.is_event else INITIATIVE_FACTS


def mark(activity: Activity, differences: Iterable[Difference]) -> dict[str, Marked]:
    """Return what stands beside each fact that the page shows."""
    listed = list(differences)
    return {
        name: marked(activity, fields, [item for item in listed if item.field in fields])
        for name, fields in fields_of(activity).items()
    }


def marked(activity: Activity, fields: Iterable[str], differing: list[Difference]) -> Marked:
    """Return the claims that support a fact, with those for the record if none states all of it."""
    stated = [claim for claim in activity.claims.all() if claim.field in fields]
    agreements = {claim: agreement_with(activity, claim) for claim in stated}
    denying = denying_sources(agreements)
    found = [
        claim
        for claim in stated
        if agreements[claim] in SUPPORTING and claim.source_id not in denying
    ]
    same = {claim.field for claim in found if agreements[claim] == Agreement.SAME}
    is_shown = any(shown_values(activity, field) for field in fields)
    if missing := unstated(activity, fields, same):
        found += for_record(activity, missing, but={claim.source_id for claim in stated})
    is_told = is_shown and not all(is_untold(claim) for claim in stated)
    is_stated = bool(same) if is_told else None
    return Marked(found, differing, is_stated, unsourced_words(activity, fields))


def denying_sources(agreements: Mapping[Claim, Agreement]) -> set[int]:
    """Return the keys of sources that word a part of a fact otherwise, and never as it is shown.

    Who names the country and another city supports no place.
    """
    parts: dict[tuple[int, str], set[Agreement]] = {}
    for claim, agreement in agreements.items():
        parts.setdefault((claim.source_id, claim.field), set()).add(agreement)
    return {
        source
        for (source, _field), found in parts.items()
        if Agreement.OTHER in found and not found & SUPPORTING
    }


def unstated(activity: Activity, fields: Iterable[str], same: set[str]) -> set[str]:
    """Return the fields with a value that no claim states; one on both dates states each."""
    covered = same | ({"starts_on", "ends_on"} if "dates" in same else {"dates"})
    return {field for field in fields if shown_values(activity, field)} - covered


def for_record(activity: Activity, fields: Iterable[str], but: set[int]) -> list[Claim]:
    """Return the claims for the whole record that carry a field, but for sources that word it."""
    carried = {claim: None for field in fields for claim in provenance.carrying(activity, field)}
    return [claim for claim in carried if claim.source_id not in but]


def unsourced_words(activity: Activity, fields: Iterable[str]) -> str:
    """Say that no source carries a fact, or which part of it none carries, "" if one does."""
    shown = [field for field in fields if field != "dates" and shown_values(activity, field)]
    missing = [field for field in shown if field in activity.unsourced_fields]
    if missing == shown:
        return _("not sourced") if missing else ""
    names = ", ".join(str(ClaimField(field).label) for field in missing)
    return _("%(fields)s: not sourced") % {"fields": names} if missing else ""


def agreement_with(activity: Activity, claim: Claim) -> Agreement:
    """Return how a claim stands to the value on the page, and let the claim itself tell it."""
    claim.agreement = agreement_of(claim, shown_values(activity, claim.field))  # type: ignore[attr-defined]  # for its page
    return claim.agreement  # type: ignore[attr-defined]  # for its page


def said_besides(activity: Activity, differences: Iterable[Difference]) -> list[Said]:
    """Return what sources state of fields that are no key facts, field by field."""
    shown = {field for fields in fields_of(activity).values() for field in fields}
    stated: dict[str, list[Claim]] = {}
    for claim in activity.claims.all():
        if claim.basis == ClaimBasis.STATED and claim.field not in shown:
            stated.setdefault(claim.field, []).append(claim)
    listed = list(differences)
    return [
        Said(
            field=field.value,
            label=field.label,
            claims=stated[field],
            differing=[item for item in listed if item.field == field],
        )
        for field in ClaimField
        if field in stated
    ]


def claims_of_outcomes(activity: Activity) -> list[Claim]:
    """Return what says what came out: claims that state it, and those for the whole record."""
    stated = [claim for claim in activity.claims.all() if claim.field == ClaimField.OUTCOME]
    return stated + for_record(activity, [ClaimField.OUTCOME], but=set())


def hosts_of(activity: Activity) -> list[Role]:
    """Return who leads, proposes, hosts and organizes, by role.

    Parts without a source of their own rest on the sources of the whole record.
    """
    record = [claim for claim in activity.claims.all() if claim.basis == ClaimBasis.RECORD]
    roles = by_role([*activity.participations.all(), *activity.organization_roles.all()], BEARING)
    return [role if role.sources else replace(role, sources=record) for role in roles]
