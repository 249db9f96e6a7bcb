"""Indicators and the figures that sources quote."""

from initiatives.api.fields import PermalinkField
from initiatives.api.records import RecordSerializer, dates
from initiatives.api.serializers.references import (
    ActivityReference,
    CountryReference,
    IndicatorReference,
    SourceReference,
)
from initiatives.models import Indicator, Observation


class ObservationPart(RecordSerializer):
    """One figure as one source gives it, inside what it is about."""

    country = CountryReference()
    activity = ActivityReference()
    source = SourceReference()  # type: ignore[assignment]  # a field, not Field.source

    class Meta:
        model = Observation
        fields = [
            *["slug", "country", "activity", "value", "unit", "wording", *dates("as_of")],
            *["attributed_to", "source"],
        ]


class ObservationSerializer(ObservationPart):
    """One figure as one source gives it."""

    indicator = IndicatorReference()
    url = PermalinkField("indicator")

    class Meta(ObservationPart.Meta):
        fields = ["indicator", *ObservationPart.Meta.fields, "url"]


class IndicatorSerializer(RecordSerializer):
    """What is counted, with the figures on record side by side."""

    observations = ObservationPart(many=True)

    class Meta:
        model = Indicator
        fields = ["slug", "name", "definition", "observations", "url"]
