"""All that the API shows of each noun, public rows alone, in a fixed number of queries."""

from initiatives.api.querysets.activities import (
    ACTIVITIES,
    ACTIVITIES_IN_FULL,
    ACTIVITY_RECORDS,
    JOINT,
    base,
)
from initiatives.api.querysets.facts import (
    WITH_SOURCES,
    claims,
    evidence,
    observations,
    participations,
    relations,
    statements,
)
from initiatives.api.querysets.records import (
    COMMITMENTS,
    COUNTRIES,
    COUNTRY_RECORDS,
    GROUPS,
    INDICATORS,
    ORGANIZATIONS,
    PUBLISHERS,
    SERIES,
    THEMES,
    commitments,
    organizations,
    publishers,
    sources,
)
from initiatives.api.querysets.shown import Shown

__all__ = [
    "ACTIVITIES",
    "ACTIVITIES_IN_FULL",
    "ACTIVITY_RECORDS",
    "COMMITMENTS",
    "COUNTRIES",
    "COUNTRY_RECORDS",
    "GROUPS",
    "INDICATORS",
    "JOINT",
    "ORGANIZATIONS",
    "PUBLISHERS",
    "SERIES",
    "THEMES",
    "WITH_SOURCES",
    "Shown",
    "base",
    "claims",
    "commitments",
    "evidence",
    "observations",
    "organizations",
    "participations",
    "publishers",
    "relations",
    "sources",
    "statements",
]
