"""Vocabularies as choices, each with its source. Values are public: they stand in addresses."""

from initiatives.codelists.activities import (
    EVENT_KINDS,
    EVENT_STATUS_BY_DATES,
    EVENT_STATUS_ON_RECORD,
    ActivityKind,
    ActivityStatus,
    EventFormat,
    InitiativeType,
    ParticipantsKnown,
    Scope,
)
from initiatives.codelists.claims import (
    DATE_CLAIMS,
    CheckResult,
    ClaimBasis,
    ClaimField,
    ClaimStands,
)
from initiatives.codelists.commitments import Bearing, Level, Measure, ReportedStatus, Timeliness
from initiatives.codelists.countries import REGIONS, CountryNameKind, IncomeGroup, M49Area
from initiatives.codelists.editing import Noun, PublicationState, SuggestionState
from initiatives.codelists.participation import (
    HOST_SIDE_ROLES,
    Certainty,
    CountryRole,
    OrganizationKind,
    OrganizationRoleCode,
)
from initiatives.codelists.parts import (
    INVERSE_RELATIONS,
    DocumentKind,
    FollowUp,
    PillarKind,
    RelationKind,
)
from initiatives.codelists.sources import (
    OneParty,
    PublisherKind,
    ReadExtent,
    SourceKind,
    SpeakerKind,
    Voice,
)
from initiatives.codelists.suggestions import FACTS, NOT_OF_KIND, fact_label

__all__ = [
    "DATE_CLAIMS",
    "EVENT_KINDS",
    "EVENT_STATUS_BY_DATES",
    "EVENT_STATUS_ON_RECORD",
    "FACTS",
    "HOST_SIDE_ROLES",
    "INVERSE_RELATIONS",
    "NOT_OF_KIND",
    "REGIONS",
    "ActivityKind",
    "ActivityStatus",
    "Bearing",
    "Certainty",
    "CheckResult",
    "ClaimBasis",
    "ClaimField",
    "ClaimStands",
    "CountryNameKind",
    "CountryRole",
    "DocumentKind",
    "EventFormat",
    "FollowUp",
    "IncomeGroup",
    "InitiativeType",
    "Level",
    "M49Area",
    "Measure",
    "Noun",
    "OneParty",
    "OrganizationKind",
    "OrganizationRoleCode",
    "ParticipantsKnown",
    "PillarKind",
    "PublicationState",
    "PublisherKind",
    "ReadExtent",
    "RelationKind",
    "ReportedStatus",
    "Scope",
    "SourceKind",
    "SpeakerKind",
    "SuggestionState",
    "Timeliness",
    "Voice",
    "fact_label",
]
