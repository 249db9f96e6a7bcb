"""What the sources of one record amount to: all of them, their voices, and where they differ."""

from __future__ import annotations

from dataclasses import dataclass

from initiatives.agreement import contradicting, shown_values
from initiatives.codelists import ClaimField, OneParty, Voice
from initiatives.models import (
    Activity,
    Claim,
    Milestone,
    OrganizationRole,
    Participation,
    Source,
)
from initiatives.provenance.support import stated_claims
from initiatives.provenance.voices import independent, one_party, parties_of, voice_of

# Fields of which one record may truly have several values: they never "differ".
MULTIPLE_FIELDS = {
    ClaimField.AUDIENCE,
    ClaimField.FUNDING,
    ClaimField.LEAD,
    ClaimField.ORGANIZER,
    ClaimField.OTHER,
    ClaimField.OUTCOME,
    ClaimField.PARTICIPATION,
    ClaimField.PARTS,
    ClaimField.PURPOSE,
    ClaimField.RELATION,
    ClaimField.SUMMARY,
}


@dataclass(frozen=True)
class Summary:
    """What the sources of one record amount to."""

    sources: list[Source]
    groups: list[list[Source]]
    voices: list[Voice]
    one_party: OneParty
    differing: dict[str, list[Claim]]


def differing_fields(activity: Activity) -> dict[str, list[Claim]]:
    """Return the claims of each field that deny one another, or the value that the record shows."""
    differing = {
        field: contradicting(claims, field, shown_values(activity, field))
        for field, claims in stated_claims(activity).items()
        if field not in MULTIPLE_FIELDS
    }
    return {field: claims for field, claims in differing.items() if claims}


def sources_of(activity: Activity) -> list[Source]:
    """Return every source that supports the record, once, claims first."""
    found: dict[int, Source] = {}
    for claim in activity.claims.all():
        if not claim.is_withdrawn:
            found.setdefault(claim.source_id, claim.source)
    parts: list[Participation | OrganizationRole | Milestone] = [
        *activity.participations.all(),
        *activity.organization_roles.all(),
        *activity.milestones.all(),
    ]
    for part in parts:
        for source in part.sources.all():
            found.setdefault(source.pk, source)
    for funding in activity.fundings.all():
        found.setdefault(funding.source_id, funding.source)
    return list(found.values())


def summarize(activity: Activity, sources: list[Source] | None = None) -> Summary:
    """Return what the sources of one record amount to; they are found unless they are given."""
    sources = sources_of(activity) if sources is None else sources
    parties = parties_of(activity)
    found = {voice_of(source, parties) for source in sources}
    return Summary(
        sources=sources,
        groups=independent(sources),
        voices=[voice for voice in Voice if voice in found],
        one_party=one_party(sources, parties),
        differing=differing_fields(activity),
    )
