"""Query parameters, one FilterSet a noun, shared by pages, exports and API."""

from initiatives.filters.activities import ActivityFilterSet
from initiatives.filters.changes import ChangeFilterSet
from initiatives.filters.commitments import CommitmentFilterSet
from initiatives.filters.countries import CountryFilterSet, GroupFilterSet
from initiatives.filters.coverage import CoverageFilterSet
from initiatives.filters.facts import (
    ClaimFilterSet,
    EvidenceFilterSet,
    ObservationFilterSet,
    OutcomeFilterSet,
    ParticipationFilterSet,
    RelationFilterSet,
    StatementFilterSet,
)
from initiatives.filters.organizations import OrganizationFilterSet
from initiatives.filters.sources import PublisherFilterSet, SourceFilterSet
from initiatives.filters.vocabulary import IndicatorFilterSet, SeriesFilterSet, ThemeFilterSet

__all__ = [
    "ActivityFilterSet",
    "ChangeFilterSet",
    "ClaimFilterSet",
    "CommitmentFilterSet",
    "CountryFilterSet",
    "CoverageFilterSet",
    "EvidenceFilterSet",
    "GroupFilterSet",
    "IndicatorFilterSet",
    "ObservationFilterSet",
    "OrganizationFilterSet",
    "OutcomeFilterSet",
    "ParticipationFilterSet",
    "PublisherFilterSet",
    "RelationFilterSet",
    "SeriesFilterSet",
    "SourceFilterSet",
    "StatementFilterSet",
    "ThemeFilterSet",
]
