"""What changed in published records, when and why; never by whom."""

from rest_framework import serializers

from initiatives.api.fields import CodeField, RecordField
from initiatives.api.serializers.references import ActivityReference
from initiatives.codelists import ActivityKind


class FieldChangeSerializer(serializers.Serializer):
    """One field before and after."""

    field = RecordField({"type": "string"})
    label = RecordField({"type": "string"})  # type: ignore[assignment]  # not Field.label
    before = RecordField({"type": "string"})
    after = RecordField({"type": "string"})


class ChangeSerializer(serializers.Serializer):
    """One change of one published record."""

    changed_at = serializers.DateTimeField(read_only=True)
    is_first = RecordField({"type": "boolean", "description": "The record was made public."})
    activity = ActivityReference()
    kind = CodeField(ActivityKind.choices, nullable=False)
    reason = RecordField({"type": "string"})
    changes = FieldChangeSerializer(many=True)
