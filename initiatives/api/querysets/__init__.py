"""All that the API shows of each noun, public rows alone, in a fixed number of queries."""

from initiatives.api.querysets.activities import JOINT, activities, activity_records
from initiatives.api.querysets.facts import (
    claims,
    evidence,
    observations,
    participations,
    relations,
    statements,
)
from initiatives.api.querysets.parts import ACTIVITY_PARTS, COMMITMENT_PARTS, RECORD_PARTS
from initiatives.api.querysets.records import (
    commitments,
    countries,
    country_records,
    groups,
    indicators,
    organizations,
    publishers,
    series,
    sources,
    themes,
)

__all__ = [
    "ACTIVITY_PARTS",
    "COMMITMENT_PARTS",
    "JOINT",
    "RECORD_PARTS",
    "activities",
    "activity_records",
    "claims",
    "commitments",
    "countries",
    "country_records",
    "evidence",
    "groups",
    "indicators",
    "observations",
    "organizations",
    "participations",
    "publishers",
    "relations",
    "series",
    "sources",
    "statements",
    "themes",
]
