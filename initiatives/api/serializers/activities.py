"""Initiatives, workshops and forums: a row of a list, and the whole record."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from initiatives.api.fields import ADDRESS, CodeField, RecordField, Schema
from initiatives.api.querysets import JOINT
from initiatives.api.records import LastCheckedField, RecordSerializer, codes, dates
from initiatives.api.serializers import parts
from initiatives.api.serializers.claims import CheckSerializer, ClaimPart, StatementPart
from initiatives.api.serializers.commitments import CommitmentPart
from initiatives.api.serializers.indicators import ObservationPart
from initiatives.api.serializers.participations import (
    CountryPart,
    CountryPartWithSources,
    OrganizationPart,
    OrganizationPartWithSources,
)
from initiatives.api.serializers.references import (
    CountryReference,
    SeriesReference,
    ThemeReference,
)
from initiatives.codelists import ActivityStatus, Voice
from initiatives.models import Activity

TEXT: Schema = {"type": "string"}


def objects(properties: dict[str, Schema]) -> Schema:
    """Return the schema of a list of objects that have all of the properties."""
    item = {"type": "object", "properties": properties, "required": list(properties)}
    return {"type": "array", "items": item}


class StatusField(CodeField):
    """The status today: events follow their dates unless cancelled."""

    def __init__(self) -> None:
        super().__init__(ActivityStatus.choices, nullable=False, source="*")

    def to_representation(self, value: Any) -> str:
        return str(value.status_on(timezone.localdate()))


class StatusLabelField(RecordField):
    """The words for the status today, the same as on pages."""

    def __init__(self) -> None:
        super().__init__(TEXT, source="*")

    def to_representation(self, value: Any) -> str:
        return str(value.status_words_on(timezone.localdate()))


class VoicesField(RecordField):
    """The voices among the sources of an activity, from the codes that the row brought along."""

    def __init__(self) -> None:
        voice = {"voice": {"type": "string", "enum": Voice.values}, "voice_label": TEXT}
        super().__init__(objects(voice), source="voice_codes")

    def to_representation(self, value: str) -> list[dict[str, str]]:
        found = value.split(JOINT)
        return [{"voice": str(v), "voice_label": str(v.label)} for v in Voice if v in found]


class GoalsField(RecordField):
    """Sustainable Development Goals, from the texts that the row brought along."""

    def __init__(self) -> None:
        super().__init__(objects({"number": {"type": "integer"}, "name": TEXT}), source="goals")

    def to_representation(self, value: str) -> list[dict[str, Any]]:
        goals = (goal.partition(" ") for goal in value.split(JOINT) if goal)
        numbered = sorted((int(number), name) for number, _space, name in goals)
        return [{"number": number, "name": gettext(name)} for number, name in numbered]


class ActivitySerializer(RecordSerializer):
    """One initiative, workshop or forum (IATI: iati-activity)."""

    status = StatusField()
    status_label = StatusLabelField()
    themes = ThemeReference(many=True)
    sdgs = GoalsField()
    series = SeriesReference()
    place_country = CountryReference()
    website = RecordField(ADDRESS)
    last_checked_on = LastCheckedField()
    voices = VoicesField()
    participations = CountryPart(many=True)
    organizations = OrganizationPart(many=True, source="organization_roles")

    class Meta:
        model = Activity
        fields = [
            *["slug", *codes("kind"), "name", "short_name", "native_name", "native_language"],
            *["summary", "status", "status_label", *codes("scope", "initiative_type")],
            *dates("starts_on", "ends_on", "announced_on", "adopted_on", "apply_by"),
            *["series", "edition", "edition_number", "city", "place_country", "venue"],
            *[*codes("format"), "slogan", "audience", "participants", "countries"],
            "countries_unit",
            *["languages", "website", "registration_url", "themes", "sdgs"],
            *[*codes("participants_known"), "recorded_countries", "participations"],
            *["organizations", "independent_sources", *codes("one_party"), "voices"],
            *["has_differing_claims", "unsourced_fields", "first_recorded_at", "last_changed_at"],
            *["last_checked_on", "url"],
        ]


class ActivityRecordSerializer(ActivitySerializer):
    """One activity with all that belongs to it."""

    participations = CountryPartWithSources(many=True)
    organizations = OrganizationPartWithSources(many=True, source="organization_roles")
    pillars = parts.PillarSerializer(many=True)
    commitments = CommitmentPart(many=True)
    outcomes = parts.OutcomeSerializer(many=True)
    milestones = parts.MilestoneSerializer(many=True)
    documents = parts.DocumentSerializer(many=True)
    fundings = parts.FundingSerializer(many=True)
    relations = parts.RelationOut(many=True)
    inverse_relations = parts.RelationIn(many=True)
    statements = StatementPart(many=True)
    observations = ObservationPart(many=True)
    claims = ClaimPart(many=True)
    checks = CheckSerializer(many=True)

    class Meta(ActivitySerializer.Meta):
        fields = [
            *ActivitySerializer.Meta.fields,
            *["pillars", "commitments", "outcomes", "milestones", "documents", "fundings"],
            *["relations", "inverse_relations", "statements", "observations", "claims"],
            "checks",
        ]
