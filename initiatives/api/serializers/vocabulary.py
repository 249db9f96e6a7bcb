"""Themes and series of events."""

from initiatives.api.fields import RecordField
from initiatives.api.records import RecordSerializer
from initiatives.api.serializers.references import ActivityReference, TranslatedNameField
from initiatives.models import Series, Theme


class ThemeSerializer(RecordSerializer):
    """A field of work."""

    name = TranslatedNameField()
    activities_count = RecordField({"type": "integer"})

    class Meta:
        model = Theme
        fields = ["slug", "name", "summary", "activities_count", "url"]


class SeriesSerializer(RecordSerializer):
    """Events that follow one another, the latest first."""

    activities = ActivityReference(many=True)

    class Meta:
        model = Series
        fields = ["slug", "name", "summary", "activities", "url"]
