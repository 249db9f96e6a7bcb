"""Key facts: each value on record with the claims that state it and whether sources differ."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

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
    "name": ("name", "short_name", "native_name"),
    "dates": ("dates", "starts_on", "ends_on", "duration"),
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
    "name": ("name", "short_name", "native_name"),
    "type": ("initiative_type",),
    "status": ("status",),
    "scope": ("scope",),
    "announced": ("announced_on",),
    "adopted": ("adopted_on",),
    "starts": ("starts_on", "dates"),
    "ends": ("ends_on", "duration"),
}
# Roles that a reader looks for among the key facts.
BEARING = [*HOST_SIDE_ROLES, OrganizationRoleCode.ORGANIZER, OrganizationRoleCode.ACCOUNTABLE]


@dataclass(frozen=True)
class Marked:
    """The claims beside one fact, and the differences among them."""

    claims: list[Claim]
    differing: list[Difference]


@dataclass(frozen=True)
class Said:
    """What sources state beyond the facts of the record's own columns."""

    label: Any
    claims: list[Claim]
    differing: list[Difference]


def fields_of(activity: Activity) -> dict[str, tuple[str, ...]]:
    """Return the facts that a page of this kind shows, with the fields of their claims."""
    return EVENT_FACTS if activity.is_event else INITIATIVE_FACTS


def mark(activity: Activity, differences: Iterable[Difference]) -> dict[str, Marked]:
    """Return what stands beside each fact: claims that state it, else those for the record."""
    listed = list(differences)
    return {
        name: Marked(claims_on(activity, fields), [item for item in listed if item.field in fields])
        for name, fields in fields_of(activity).items()
    }


def claims_on(activity: Activity, fields: Iterable[str]) -> list[Claim]:
    """Return the claims that state one of the fields; without one, those for the whole record."""
    claims = list(activity.claims.all())
    stated = [claim for claim in claims if claim.field in fields]
    return stated or [claim for claim in claims if claim.basis == ClaimBasis.RECORD]


def said_besides(activity: Activity, differences: Iterable[Difference]) -> list[Said]:
    """Return what sources state of fields that are no key facts, field by field."""
    shown = {field for fields in fields_of(activity).values() for field in fields}
    stated: dict[str, list[Claim]] = {}
    for claim in activity.claims.all():
        if claim.basis == ClaimBasis.STATED and claim.field not in shown:
            stated.setdefault(claim.field, []).append(claim)
    listed = list(differences)
    return [
        Said(field.label, stated[field], [item for item in listed if item.field == field])
        for field in ClaimField
        if field in stated
    ]


def hosts_of(activity: Activity) -> list[Role]:
    """Return who leads, proposes, hosts and organizes, by role.

    Parts without a source of their own rest on the sources of the whole record.
    """
    record = [claim for claim in activity.claims.all() if claim.basis == ClaimBasis.RECORD]
    roles = by_role([*activity.participations.all(), *activity.organization_roles.all()], BEARING)
    return [role if role.sources else replace(role, sources=record) for role in roles]
