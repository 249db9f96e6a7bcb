"""Sources and their publishers."""

from initiatives.api.fields import ADDRESS, RecordField
from initiatives.api.records import LastCheckedField, RecordSerializer, codes, dates
from initiatives.api.serializers.references import (
    CountryReference,
    PublisherReference,
    SourceReference,
)
from initiatives.models import Publisher, Source


class PublisherSerializer(RecordSerializer):
    """Who stands behind sources."""

    country = CountryReference()
    web_address = RecordField(ADDRESS, source="url")
    sources_count = RecordField({"type": "integer"})

    class Meta:
        model = Publisher
        fields = ["slug", "name", *codes("kind"), "country", "web_address", "sources_count"]


class SourceSerializer(RecordSerializer):
    """A text that was read, or that others report."""

    publisher = PublisherReference()
    reprint_of = SourceReference()
    origin_publisher = PublisherReference()
    web_address = RecordField(ADDRESS, source="url")
    last_checked_on = LastCheckedField()

    class Meta:
        model = Source
        fields = [
            *["slug", "title", "title_is_exact", "publisher", *codes("kind"), "language"],
            *[*dates("published_on"), "web_address", "archive_url", "read_on"],
            *[*codes("read_extent"), "reprint_of", "origin_publisher", "note"],
            *["last_checked_on", "url"],
        ]
