"""Claims, checks and statements: what was read, looked for and said."""

from initiatives.api.fields import RecordField
from initiatives.api.records import RecordSerializer, codes, dates
from initiatives.api.serializers.references import (
    ActivityReference,
    CountryReference,
    OrganizationReference,
    PersonReference,
    SourceReference,
)
from initiatives.models import Check, Claim, Statement


class ClaimPart(RecordSerializer):
    """What one source says, inside the record that it speaks of."""

    source = SourceReference()  # type: ignore[assignment]  # a field, not Field.source

    class Meta:
        model = Claim
        fields = [
            *codes("field", "basis", "stands"),
            *["value", "normalised", "speaker", "quote", "locator", "note", "source"],
        ]


class ClaimSerializer(ClaimPart):
    """What one source says of one field, or that it supports the record."""

    activity = ActivityReference()

    class Meta(ClaimPart.Meta):
        fields = ["activity", *ClaimPart.Meta.fields]


class CheckSerializer(RecordSerializer):
    """What was looked for, where, when, by which role, and what was found."""

    class Meta:
        model = Check
        fields = [
            *["slug", "looked_for", "looked_where", *dates("checked_on"), "checked_by"],
            *[*codes("result"), "found"],
        ]


class StatementPart(RecordSerializer):
    """What somebody said, inside the record that it is about."""

    person = PersonReference()
    organization = OrganizationReference(source="body")
    speaker_name = RecordField({"type": "string"})
    country = CountryReference()
    source = SourceReference()  # type: ignore[assignment]  # a field, not Field.source

    class Meta:
        model = Statement
        fields = [
            *["slug", *codes("speaker_kind"), "speaker_name", "speaker", "person"],
            *["organization", "title", "country", *dates("made_on"), "summary"],
            *["quote", "source", "locator"],
        ]


class StatementSerializer(StatementPart):
    """What a person, a body or an unnamed voice said, in short."""

    activity = ActivityReference()

    class Meta(StatementPart.Meta):
        fields = [*StatementPart.Meta.fields, "activity"]
