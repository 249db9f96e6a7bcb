"""What changed in public records, when and why; never by whom."""

from typing import Any

from rest_framework import serializers

from initiatives import changelog
from initiatives.api.fields import ADDRESS, CodeField, PermalinkField, RecordField
from initiatives.api.serializers.references import ActivityReference
from initiatives.codelists import ActivityKind

TEXT = {"type": "string"}


class ChangedRecordField(RecordField):
    """The record that changed: its kind, its public key, what it is called, its page if any."""

    def __init__(self) -> None:
        nouns = [code for code, _label in changelog.NOUNS]
        properties = {
            "noun": {"type": "string", "enum": nouns},
            "key": {"type": ["string", "null"], "description": "Null once it is not on record."},
            "name": TEXT,
            "url": ADDRESS,
        }
        schema = {"type": "object", "properties": properties, "required": list(properties)}
        super().__init__(schema, source="*")

    def to_representation(self, value: changelog.Change) -> dict[str, Any]:
        record, shown = value.record, {"noun": value.noun, "key": None, "name": value.record_name}
        if record is None:
            return shown | {"url": None}
        has_page = hasattr(record, "get_absolute_url")
        address = PermalinkField()
        address.bind("url", self.parent)
        url = address.to_representation(record) if has_page else None
        return shown | {"key": str(record.natural_key()[0]), "url": url}


class FieldChangeSerializer(serializers.Serializer):
    """One field before and after, as code or key and in words."""

    field = RecordField(TEXT)
    label = RecordField(TEXT)  # type: ignore[assignment]  # not Field.label
    before = RecordField(TEXT)
    after = RecordField(TEXT)
    before_label = RecordField(TEXT)
    after_label = RecordField(TEXT)


class ChangeSerializer(serializers.Serializer):
    """One change of one public record, or of what belongs to it."""

    changed_at = serializers.DateTimeField(read_only=True)
    is_first = RecordField({"type": "boolean", "description": "The record was made public."})
    action = CodeField([(code, code) for code in ("added", "changed", "removed")], nullable=False)
    record = ChangedRecordField()
    activity = ActivityReference(allow_null=True)
    kind = CodeField(ActivityKind.choices, nullable=True)
    part = RecordField(
        {**TEXT, "description": "What belongs to the record, such as claim; empty for itself."}
    )
    part_label = RecordField(TEXT)
    part_name = RecordField(TEXT)
    reason = RecordField(TEXT)
    changes = FieldChangeSerializer(many=True)
