"""Commitments with their level, and the evidence for them."""

from datetime import date
from typing import Any

from django.utils import timezone
from rest_framework import serializers

from initiatives import explanation, progress
from initiatives.api.fields import (
    DAY,
    CodeField,
    KeyField,
    LabelField,
    NumberField,
    PermalinkField,
    RecordField,
)
from initiatives.api.records import LastCheckedField, RecordSerializer, codes, dates
from initiatives.api.serializers.claims import CheckSerializer
from initiatives.api.serializers.references import (
    ActivityReference,
    CommitmentReference,
    CountryReference,
    OrganizationReference,
    SourceReference,
)
from initiatives.codelists import Level, Timeliness
from initiatives.models import Commitment, CommitmentOverride, Evidence


class Told:
    """A commitment's assessment on a day, with its sentence."""

    def __init__(self, commitment: Commitment, on: date) -> None:
        self.commitment, self.on = commitment, on
        self.assessment = progress.assess(commitment, on)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.assessment, name)

    @property
    def sentence(self) -> str:
        return explanation.explain(self.commitment, self.assessment)


class OverrideSerializer(RecordSerializer):
    """An editor's judgment in place of the computed one, for a time."""

    class Meta:
        model = CommitmentOverride
        fields = [
            *[*codes("level", "timeliness"), "reason", "author_role", "made_on", "expires_on"]
        ]


class AssessmentSerializer(serializers.Serializer):
    """How far a commitment is kept on record as of a day, and the sentence that explains it."""

    needs = ("evidence", "checks", "overrides")

    on = RecordField({"type": "string", "format": "date"})
    level = CodeField(Level.choices, nullable=False)
    level_label = LabelField(Level.choices, source="level")
    timeliness = CodeField(Timeliness.choices, nullable=False)
    timeliness_label = LabelField(Timeliness.choices, source="timeliness")
    sentence = RecordField({"type": "string"})
    computed_level = CodeField(Level.choices, nullable=False)
    computed_timeliness = CodeField(Timeliness.choices, nullable=False)
    required = NumberField()  # type: ignore[assignment]  # a field, not Field.required
    counted_low = NumberField()
    counted_high = NumberField()
    completed_on = RecordField(DAY)
    override = OverrideSerializer(allow_null=True)

    def to_representation(self, instance: Commitment) -> dict[str, Any]:
        on = self.context.get("on") or timezone.localdate()
        return super().to_representation(Told(instance, on))


class EvidencePart(RecordSerializer):
    """A piece of evidence, inside the commitment that it is for."""

    activity = ActivityReference()
    source = SourceReference()  # type: ignore[assignment]  # a field, not Field.source

    class Meta:
        model = Evidence
        fields = [
            *["number", *dates("happened_on"), "activity", "amount", *codes("bearing")],
            *["note", "source"],
        ]


class EvidenceSerializer(EvidencePart):
    """What a source shows of a promise."""

    key = KeyField("commitment__slug", "number")
    commitment = CommitmentReference()
    url = PermalinkField("commitment")

    class Meta(EvidencePart.Meta):
        fields = ["key", "commitment", *EvidencePart.Meta.fields, "url"]


class CommitmentPart(RecordSerializer):
    """A promise, inside the initiative that makes it."""

    promiser_country = CountryReference()
    promiser_organization = OrganizationReference()
    assessment = AssessmentSerializer(source="*")

    class Meta:
        model = Commitment
        fields = [
            *["slug", "number", "text", "verbatim", "promiser_country"],
            *["promiser_organization", "addressees", *dates("made_on", "due_on")],
            *["due_as_worded", "target", "unit", "currency", *codes("measure")],
            *[*codes("reported_status"), "assessment", "url"],
        ]


class CommitmentSerializer(CommitmentPart):
    """A promise, with level and timeliness as of a day."""

    initiative = ActivityReference()
    reported_source = SourceReference()
    sources = SourceReference(many=True)
    evidence = EvidencePart(many=True)
    checks = CheckSerializer(many=True)
    last_checked_on = LastCheckedField()

    class Meta(CommitmentPart.Meta):
        fields = [
            *["initiative", *CommitmentPart.Meta.fields, "reported_source", "sources"],
            *["evidence", "checks", "last_checked_on"],
        ]
