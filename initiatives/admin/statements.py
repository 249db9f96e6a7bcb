"""What was said."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from initiatives.admin.base import RecordAdmin
from initiatives.admin.filters import OF_KIND, RegionFilter
from initiatives.models import Statement


@admin.register(Statement)
class StatementAdmin(RecordAdmin):
    part_of = ["statements"]
    list_display = ["said", "speaker_name", "activity", "made_on", "source"]
    list_filter = ["speaker_kind", RegionFilter, OF_KIND]
    list_select_related = ["activity", "person", "body", "source"]
    search_fields = [
        "slug",
        "summary",
        "quote",
        "speaker",
        "person__sort_key",
        "body__sort_key",
        "activity__sort_key",
    ]
    autocomplete_fields = ["activity", "person", "body", "country", "source"]
    prepopulated_fields = {"slug": ["summary"]}
    fieldsets = [
        (
            _("Who spoke"),
            {
                "fields": ["speaker_kind", "person", "body", "speaker", ("title", "country")],
                "description": _(
                    "A person with the office held then; a body; or, where the source names "
                    "nobody, its own words: “sources involved”."
                ),
            },
        ),
        (
            _("What was said"),
            {"fields": ["summary", "slug", "quote", ("made_on", "activity")]},
        ),
        (_("Where it was read"), {"fields": [("source", "locator")]}),
    ]

    @admin.display(description=_("summary"), ordering="summary")
    def said(self, statement: Statement) -> str:
        return statement.summary[:100]

    @admin.display(description=_("speaker"))
    def speaker_name(self, statement: Statement) -> str:
        return statement.speaker_name
