"""Outcomes of events, with what was promised and what came later, as far as it is on record."""

from rest_framework import serializers

from initiatives.api.fields import (
    PARTIAL_DATE,
    TEXTS,
    CodeField,
    KeyField,
    LabelField,
    PermalinkField,
    RecordField,
)
from initiatives.api.records import RecordSerializer
from initiatives.api.serializers.references import ActivityReference, CommitmentReference
from initiatives.codelists import FollowUp
from initiatives.models import Outcome


class DeedSerializer(serializers.Serializer):
    """What came later, or may have: an activity, or what evidence alone tells of."""

    activity = ActivityReference(allow_null=True)
    note = RecordField({"type": "string"}, source="words")
    began_on = RecordField(PARTIAL_DATE)
    is_later = RecordField({"type": ["boolean", "null"]})
    ties = RecordField(TEXTS)


class KeptSerializer(serializers.Serializer):
    """A promise, and the later deeds that count towards it."""

    commitment = CommitmentReference()
    deeds = DeedSerializer(many=True)


class OutcomeMemorySerializer(RecordSerializer):
    """What came out of an event, and what is on record of the time after it."""

    key = KeyField("activity__slug", "number")
    activity = ActivityReference()
    concerns = ActivityReference()
    follow_up = CodeField(FollowUp.choices, nullable=False, source="remembered.follow_up")
    follow_up_label = LabelField(FollowUp.choices, source="remembered.follow_up")
    promises = KeptSerializer(many=True, source="remembered.promises")
    later = DeedSerializer(many=True, source="remembered.later")
    url = PermalinkField("activity")

    class Meta:
        model = Outcome
        fields = [
            *["key", "activity", "number", "text", "document", "concerns", "follow_up"],
            *["follow_up_label", "promises", "later", "url"],
        ]
