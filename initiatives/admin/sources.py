"""Publishers and sources: where facts were read."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from initiatives.admin.base import RecordAdmin
from initiatives.admin.filters import (
    PublishedYearFilter,
    RegionFilter,
    RelatedFilter,
    ReprintFilter,
)
from initiatives.admin.merging import MergeAdmin
from initiatives.admin.queues import QueueFilter
from initiatives.models import Publisher, Source

# Ways from an activity to its sources.
SOURCES = [
    "claims__source",
    "participations__sources",
    "organization_roles__sources",
    "milestones__sources",
    "relations__sources",
    "fundings__source",
    "statements__source",
    "commitments__sources",
]


class PublisherRegionFilter(RegionFilter):
    """The region of a source's publisher."""

    title = _("region of the publisher")
    path = "publisher__country__region"


@admin.register(Publisher)
class PublisherAdmin(RecordAdmin):
    named_by = [
        *(f"{way}__publisher" for way in SOURCES),
        *(f"{way}__origin_publisher" for way in SOURCES),
        *(f"{way}__reprint_of__publisher" for way in SOURCES),
    ]
    list_display = ["name", "kind", "country", "url"]
    list_filter = ["kind", RegionFilter]
    list_select_related = ["country"]
    search_fields = ["sort_key", "slug"]
    autocomplete_fields = ["country"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "slug", "kind", "country", "url"],
                "description": _(
                    "Kind and country decide whose voice a source is: take “unclassified” where "
                    "it cannot be told."
                ),
            },
        )
    ]


@admin.register(Source)
class SourceAdmin(MergeAdmin):
    near_fields = ["title", "url"]
    named_by = [*SOURCES, *(f"{way}__reprint_of" for way in SOURCES)]
    list_display = ["title", "publisher", "kind", "language", "published_on", "read_extent"]
    list_filter = [
        QueueFilter,
        "kind",
        PublishedYearFilter,
        ("publisher__kind", RelatedFilter),
        PublisherRegionFilter,
        "language",
        "read_extent",
        ReprintFilter,
        ("archive_url", admin.EmptyFieldListFilter),
    ]
    list_select_related = ["publisher"]
    search_fields = ["search_text", "slug", "url"]
    search_help_text = _("Title, publisher, note or web address.")
    autocomplete_fields = ["publisher", "reprint_of", "origin_publisher"]
    prepopulated_fields = {"slug": ["title"]}
    date_hierarchy = "read_on"
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("title", "title_is_exact"),
                    "slug",
                    "publisher",
                    ("kind", "language", "published_on"),
                    "url",
                    "archive_url",
                ]
            },
        ),
        (
            _("Reading"),
            {
                "fields": [("read_on", "read_extent"), "last_checked_on", "note", "founding_text"],
                "description": _("When the text was read, and how much of it."),
            },
        ),
        (
            _("Whose text it is"),
            {
                "fields": ["reprint_of", "origin_publisher"],
                "description": _(
                    "A reprint counts as one voice with its original. Name the original where it "
                    "is on record, else the agency."
                ),
            },
        ),
    ]
