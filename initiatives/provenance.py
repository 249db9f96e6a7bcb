"""Which sources support a record, which differ, whose voices they are, and may it be published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from initiatives.agreement import CARRYING, agreement_of, contradicting, shown_values
from initiatives.codelists import (
    HOST_SIDE_ROLES,
    CheckResult,
    ClaimBasis,
    ClaimField,
    OneParty,
    OrganizationKind,
    PublisherKind,
    Voice,
)
from initiatives.models import (
    Activity,
    Claim,
    Milestone,
    OrganizationRole,
    Participation,
    Publisher,
    Source,
)

STATE_KINDS = {PublisherKind.GOVERNMENT, PublisherKind.STATE_MEDIA}
# Organizations in these roles speak for the host side, as their country does.
HOST_SIDE_ORGANIZATION_ROLES = {*HOST_SIDE_ROLES, "organizer", "accountable"}
DATE_FIELDS = ("starts_on", "ends_on", "announced_on", "adopted_on")
# A claim on both dates speaks of each.
PARTS: dict[str, tuple[str, ...]] = {ClaimField.DATES: ("starts_on", "ends_on")}
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
class Parties:
    """The countries on either side of an activity, as primary keys."""

    host: frozenset[int]
    others: frozenset[int]


@dataclass(frozen=True)
class Summary:
    """What the sources of one record amount to."""

    sources: list[Source]
    groups: list[list[Source]]
    voices: list[Voice]
    one_party: OneParty
    differing: dict[str, list[Claim]]


def parties_of(activity: Activity) -> Parties:
    """Return who hosts, leads or proposes, and who else takes part, as far as recorded."""
    participations = list(activity.participations.all())
    host: set[int | None] = {
        part.country_id for part in participations if part.role in HOST_SIDE_ROLES
    }
    everyone: set[int | None] = {part.country_id for part in participations}
    for part in activity.organization_roles.all():
        if part.organization.kind == OrganizationKind.GOVERNMENT:
            everyone.add(part.organization.country_id)
            if part.role in HOST_SIDE_ORGANIZATION_ROLES:
                host.add(part.organization.country_id)
    return Parties(frozenset(known(host)), frozenset(known(everyone - host)))


def known(countries: set[int | None]) -> set[int]:
    """Return the countries without the one that is not known."""
    return {country for country in countries if country is not None}


def root_of(source: Source) -> Source:
    """Return the source whose text this one carries, at the end of the chain of reprints.

    Where reprints are recorded in a ring, it is the one recorded first.
    """
    chain = [source]
    while (original := chain[-1].reprint_of) is not None:
        if original in chain:
            return min(chain[chain.index(original) :], key=lambda member: member.pk)
        chain.append(original)
    return chain[-1]


def speaker_of(source: Source) -> Publisher:
    """Return the publisher whose text it is: the agency behind a reprint, not the reprinter."""
    root = root_of(source)
    return root.origin_publisher or root.publisher


def voice_of(source: Source, parties: Parties) -> Voice:
    """Return for whom a source speaks, seen from one activity."""
    speaker = speaker_of(source)
    if speaker.kind not in STATE_KINDS:
        return Voice(speaker.kind)
    if speaker.country_id is None:
        return Voice.UNCLASSIFIED
    if speaker.country_id in parties.host:
        return Voice.HOST
    if speaker.country_id in parties.others:
        return Voice.PARTICIPANT
    return Voice.OTHER_GOVERNMENT


def independent(sources: Iterable[Source]) -> list[list[Source]]:
    """Return the sources in groups of one voice each: reprints stand with their original.

    A reprint whose very original is not on record stands with the other texts of
    the same agency, so that five copies of one agency text count once.
    """
    listed = list(sources)
    own_texts = {
        speaker_of(source).pk: root_of(source).pk
        for source in reversed(listed)
        if root_of(source).origin_publisher is None
    }
    groups: dict[object, list[Source]] = {}
    for source in listed:
        root = root_of(source)
        key: object = root.pk
        if root.origin_publisher is not None:
            agency = root.origin_publisher.pk
            key = own_texts.get(agency, ("agency", agency))
        groups.setdefault(key, []).append(source)
    return list(groups.values())


def one_party(sources: Iterable[Source], parties: Parties) -> OneParty:
    """Tell whether all sources speak for one party; what cannot be told is unknown, never no."""
    listed = list(sources)
    voices = {voice_of(source, parties) for source in listed}
    sides = {Voice.HOST, Voice.PARTICIPANT}
    if voices - sides - {Voice.UNCLASSIFIED} or voices >= sides:
        return OneParty.NO
    if not voices or Voice.UNCLASSIFIED in voices:
        return OneParty.UNKNOWN
    if voices == {Voice.HOST}:
        return OneParty.YES
    countries = {speaker_of(source).country_id for source in listed}
    return OneParty.YES if len(countries) == 1 else OneParty.NO


def differing_fields(activity: Activity) -> dict[str, list[Claim]]:
    """Return the claims of each field that deny one another, or the value that the record shows."""
    differing = {
        field: contradicting(claims, field, shown_values(activity, field))
        for field, claims in stated_claims(activity).items()
        if field not in MULTIPLE_FIELDS
    }
    return {field: claims for field, claims in differing.items() if claims}


def stated_claims(activity: Activity) -> dict[str, list[Claim]]:
    """Return the standing claims on each field that a source was read to state."""
    fields: dict[str, list[Claim]] = {}
    for claim in activity.claims.all():
        if claim.basis == ClaimBasis.STATED and not claim.is_withdrawn:
            fields.setdefault(claim.field, []).append(claim)
    return fields


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


def summarize(activity: Activity) -> Summary:
    """Return what the sources of one record amount to."""
    sources, parties = sources_of(activity), parties_of(activity)
    found = {voice_of(source, parties) for source in sources}
    return Summary(
        sources=sources,
        groups=independent(sources),
        voices=[voice for voice in Voice if voice in found],
        one_party=one_party(sources, parties),
        differing=differing_fields(activity),
    )


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


COUNTED_FIELDS = (
    ClaimField.PLACE_COUNTRY,
    ClaimField.CITY,
    ClaimField.PARTICIPANTS,
    ClaimField.COUNTRIES,
)


def has_date_support(activity: Activity, covered: set[str]) -> bool:
    """Does a claim carry the dates, or, where there are none, a Check that looked for one?"""
    dates = [name for name in DATE_FIELDS if getattr(activity, name)]
    if not dates:
        return any(check.result == CheckResult.NOT_FOUND for check in activity.checks.all())
    return ClaimField.DATES in covered or all(name in covered for name in dates)
