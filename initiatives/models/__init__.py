"""The models, one aggregate a file."""

from initiatives.models.activity import Activity
from initiatives.models.activity_querysets import ActivityQuerySet
from initiatives.models.bookkeeping import (
    DataVersion,
    Distinction,
    FacetSet,
    FocalPoint,
    LoadedRecord,
    Redirect,
)
from initiatives.models.claim import Check, Claim
from initiatives.models.commitment import Commitment, CommitmentOverride, Evidence
from initiatives.models.country import Country, CountryGroup, CountryName, GroupMembership
from initiatives.models.indicator import Indicator, Observation
from initiatives.models.kinds import ActivityVoice, Forum, Initiative, SourceVoice, Workshop
from initiatives.models.organization import Organization
from initiatives.models.participation import OrganizationRole, Participation
from initiatives.models.parts import (
    ActivityRelation,
    Document,
    Funding,
    Milestone,
    Outcome,
    Pillar,
)
from initiatives.models.source import Publisher, Source
from initiatives.models.statement import Person, Statement
from initiatives.models.suggestion import Suggestion
from initiatives.models.token import ApiToken
from initiatives.models.vocabulary import Goal, Series, Theme

__all__ = [
    "Activity",
    "ActivityQuerySet",
    "ActivityRelation",
    "ActivityVoice",
    "ApiToken",
    "Check",
    "Claim",
    "Commitment",
    "CommitmentOverride",
    "Country",
    "CountryGroup",
    "CountryName",
    "DataVersion",
    "Distinction",
    "Document",
    "Evidence",
    "FacetSet",
    "FocalPoint",
    "Forum",
    "Funding",
    "Goal",
    "GroupMembership",
    "Indicator",
    "Initiative",
    "LoadedRecord",
    "Milestone",
    "Observation",
    "Organization",
    "OrganizationRole",
    "Outcome",
    "Participation",
    "Person",
    "Pillar",
    "Publisher",
    "Redirect",
    "Series",
    "Source",
    "SourceVoice",
    "Statement",
    "Suggestion",
    "Theme",
    "Workshop",
]
