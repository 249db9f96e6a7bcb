"""Whose voices the sources of an activity are, which of them are independent, and of how many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from initiatives.codelists import (
    HOST_SIDE_ROLES,
    OneParty,
    OrganizationKind,
    PublisherKind,
    Voice,
)
from initiatives.folding import fold
from initiatives.models import Activity, Organization, Publisher, Source

STATE_KINDS = {PublisherKind.GOVERNMENT, PublisherKind.STATE_MEDIA}
# Organizations in these roles speak for the host side, as their country does.
HOST_SIDE_ORGANIZATION_ROLES = {*HOST_SIDE_ROLES, "organizer", "accountable"}
HOST, OUTSIDE, UNKNOWN = "host side", "no party", "not known"


@dataclass(frozen=True)
class Parties:
    """Who stands on either side of an activity: countries as primary keys, bodies by names."""

    host: frozenset[int]
    others: frozenset[int]
    host_bodies: frozenset[str] = frozenset()
    other_bodies: frozenset[str] = frozenset()


def parties_of(activity: Activity) -> Parties:
    """Return who hosts, leads or proposes, and who else takes part, as far as recorded."""
    participations = list(activity.participations.all())
    host: set[int | None] = {
        part.country_id for part in participations if part.role in HOST_SIDE_ROLES
    }
    everyone: set[int | None] = {part.country_id for part in participations}
    host_bodies: set[str] = set()
    bodies: set[str] = set()
    for part in activity.organization_roles.all():
        is_host = part.role in HOST_SIDE_ORGANIZATION_ROLES
        (host_bodies if is_host else bodies).update(names_of(part.organization))
        if part.organization.kind == OrganizationKind.GOVERNMENT:
            everyone.add(part.organization.country_id)
            if is_host:
                host.add(part.organization.country_id)
    return Parties(
        frozenset(known(host)),
        frozenset(known(everyone - host)),
        frozenset(host_bodies),
        frozenset(bodies - host_bodies),
    )


def names_of(organization: Organization) -> set[str]:
    """Return the names by which an organization is told from others, folded."""
    names = (organization.name, organization.acronym, *organization.aliases)
    return {fold(name) for name in names if name}


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
    found = {party_of(source, parties) for source in listed}
    told = found - {UNKNOWN}
    if OUTSIDE in told or (HOST in told and len(told) > 1):
        return OneParty.NO
    if not told or UNKNOWN in found:
        return OneParty.UNKNOWN
    return OneParty.YES if len(told) == 1 else OneParty.NO


def party_of(source: Source, parties: Parties) -> str | int:
    """Return the party whose own text a source is: a country or body, or the whole host side.

    The publisher of a body's own text goes by a name of that body.
    """
    voice, speaker = voice_of(source, parties), speaker_of(source)
    name = fold(speaker.name)
    if voice == Voice.HOST or name in parties.host_bodies:
        return HOST
    if voice == Voice.PARTICIPANT and speaker.country_id is not None:
        return speaker.country_id
    if name in parties.other_bodies:
        return name
    return UNKNOWN if voice == Voice.UNCLASSIFIED else OUTSIDE
