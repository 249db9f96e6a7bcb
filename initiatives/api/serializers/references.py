"""Records as they stand inside other records: enough to name them and to go there."""

from typing import Any

from initiatives.api.fields import ADDRESS, CountryNameField, RecordField
from initiatives.api.records import Reference
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


class CountryReference(Reference):
    name = CountryNameField()

    class Meta:
        model = Country
        fields = ["iso_alpha3", "name", "url"]


class GroupReference(Reference):
    class Meta:
        model = CountryGroup
        fields = ["code", "name", "url"]


class ActivityReference(Reference):
    class Meta:
        model = Activity
        fields = ["slug", "kind", "name", "url"]


class OrganizationReference(Reference):
    class Meta:
        model = Organization
        fields = ["slug", "name", "acronym", "url"]


class PersonReference(Reference):
    is_expandable = False  # the API has no list of people

    class Meta:
        model = Person
        fields = ["slug", "name", "native_name", "url"]


class PublisherReference(Reference):
    class Meta:
        model = Publisher
        fields = ["slug", "name", "kind"]


class SourceReference(Reference):
    web_address = RecordField(ADDRESS, source="url")

    class Meta:
        model = Source
        fields = ["slug", "title", "web_address", "url"]


class CommitmentReference(Reference):
    class Meta:
        model = Commitment
        fields = ["slug", "text", "url"]


class IndicatorReference(Reference):
    class Meta:
        model = Indicator
        fields = ["slug", "name", "url"]


class SeriesReference(Reference):
    class Meta:
        model = Series
        fields = ["slug", "name", "url"]


class ThemeReference(Reference):
    name = TranslatedNameField()

    class Meta:
        model = Theme
        fields = ["slug", "name", "url"]
