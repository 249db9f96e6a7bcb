"""All that the page of one activity shows, read in a number of queries that does not grow."""

from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from initiatives import memory, provenance
from initiatives.codelists import Voice
from initiatives.collected import give_parts, keep
from initiatives.models import (
    Activity,
    ActivityRelation,
    Check,
    Commitment,
    Evidence,
    Funding,
    Observation,
    Outcome,
    Source,
    Statement,
)
from initiatives.views import localizing, promises, recalled
from initiatives.views.attaching import attach_sources, without_countries
from initiatives.views.record import parts


@dataclass(frozen=True)
class Fetched:
    """What is fetched for one activity beside the sets that ``provenance`` asks it for."""

    small: dict[str, list[Any]]
    statements: list[Statement]
    observations: list[Observation]
    fundings: list[Funding]
    relations: list[ActivityRelation]
    outcomes: list[Outcome]
    remembered: list[memory.Remembered]
    commitments: list[Commitment]
    evidence: list[Evidence]
    checks: list[Check]
    summary: provenance.Summary
    sources: list[Source]
    voices: dict[str, Voice]


def fetch(activity: Activity, on: date) -> Fetched:
    """Read everything; the activity then answers for its claims, parts and sources itself."""
    give_parts([activity], parts.PARTS)
    own = {
        "claims": parts.claims_of(activity.pk),
        "participations": parts.participations_of(activity.pk),
        "organization_roles": parts.organization_roles_of(activity.pk),
        "milestones": parts.milestones_of(activity),
    }
    rows = parts.seldom_of(activity)
    commitments = rows.pop("commitments")  # their sources are numbered last
    rows |= {part.name: list(getattr(activity, part.name).all()) for part in parts.PARTS}
    rows["commitments"] = commitments
    remembered = remember(activity, rows["outcomes"], on)
    named = chain(*(own | rows).values(), recalled.sources_of(remembered))
    sources = attach_sources(named, read=without_countries)
    keep(activity, **own, fundings=[row for row in rows["fundings"] if row.activity_id])
    for commitment in rows["commitments"]:
        commitment.initiative = activity
    promises.complete(rows["commitments"], rows["evidence"], rows["checks"])
    localizing.name_countries(countries_of(activity, own, rows))
    summary = provenance.summarize(activity)
    parties = provenance.parties_of(activity)
    return Fetched(
        small=parts.small_parts(activity),
        summary=summary,
        sources=list(dict.fromkeys([*summary.sources, *sources])),
        voices={source.slug: provenance.voice_of(source, parties) for source in sources},
        remembered=remembered,
        **rows,
    )


def remember(activity: Activity, outcomes: list[Outcome], on: date) -> list[memory.Remembered]:
    """Return the outcomes of an event with what came later; what says nothing is left out."""
    mine = [row for row in outcomes if row.activity_id == activity.pk]
    # Initiatives promise, events have outcomes: no page reads both.
    concerned = parts.concerned_by(activity.pk) if mine and activity.is_event else []
    public = {row.pk for row in concerned}
    told = [row for row in mine if row.text or row.document or row.concerns_id in public]
    return memory.remember(told, concerned, on)


def countries_of(activity: Activity, own: dict[str, Any], rows: dict[str, Any]) -> list[Any]:
    """Return every country that the page names."""
    named = [row.country for row in (*own["participations"], *rows["statements"])]
    named += [row.organization.country for row in own["organization_roles"]]
    named += [row.promiser_country for row in rows["commitments"]]
    return [country for country in (activity.place_country, *named) if country]
