"""Records as they stand inside other records: enough to name them and to go there."""

from typing import Any

from initiatives.api.fields import ADDRESS, CountryNameField, RecordField
from initiatives.api.records import RecordSerializer
from initiatives.models import (
    Activity,
    Commitment,
    Country,
    CountryGroup,
    Indicator,
    Organization,
    Person,
    Publisher,
    Series,
    Source,
    Theme,
)


class TranslatedNameField(RecordField):
    """A name that is part of the interface, in the reader's language."""

    def __init__(self) -> None:
        super().__init__({"type": "string"}, source="*")

    def to_representation(self, value: Any) -> str:
        return str(value)


class CountryReference(RecordSerializer):
    name = CountryNameField()

    class Meta:
        model = Country
        fields = ["iso_alpha3", "name", "url"]


class GroupReference(RecordSerializer):
    class Meta:
        model = CountryGroup
        fields = ["code", "name", "url"]


class ActivityReference(RecordSerializer):
    class Meta:
        model = Activity
        fields = ["slug", "kind", "name", "url"]


class OrganizationReference(RecordSerializer):
    class Meta:
        model = Organization
        fields = ["slug", "name", "acronym", "url"]


class PersonReference(RecordSerializer):
    class Meta:
        model = Person
        fields = ["slug", "name", "native_name", "url"]


class PublisherReference(RecordSerializer):
    class Meta:
        model = Publisher
        fields = ["slug", "name", "kind"]


class SourceReference(RecordSerializer):
    web_address = RecordField(ADDRESS, source="url")

    class Meta:
        model = Source
        fields = ["slug", "title", "web_address", "url"]


class CommitmentReference(RecordSerializer):
    class Meta:
        model = Commitment
        fields = ["slug", "text", "url"]


class IndicatorReference(RecordSerializer):
    class Meta:
        model = Indicator
        fields = ["slug", "name", "url"]


class SeriesReference(RecordSerializer):
    class Meta:
        model = Series
        fields = ["slug", "name", "url"]


class ThemeReference(RecordSerializer):
    name = TranslatedNameField()

    class Meta:
        model = Theme
        fields = ["slug", "name", "url"]
