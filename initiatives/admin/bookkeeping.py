"""What the portal keeps for itself."""

from __future__ import annotations

from django.contrib import admin

from initiatives.admin.base import ReadOnlyAdmin, RecordAdmin
from initiatives.models import (
    ActivityVoice,
    DataVersion,
    FacetSet,
    FocalPoint,
    LoadedRecord,
    Redirect,
    SourceVoice,
)


@admin.register(Redirect)
class RedirectAdmin(RecordAdmin):
    list_display = ["old_slug", "new_slug", "noun"]
    list_filter = ["noun"]
    search_fields = ["old_slug", "new_slug"]
    fields = ["noun", "old_slug", "new_slug"]


@admin.register(FocalPoint)
class FocalPointAdmin(RecordAdmin):
    list_display = ["user"]
    search_fields = ["user__username", "user__email", "countries__sort_key"]
    list_select_related = ["user"]
    autocomplete_fields = ["user", "countries"]
    fields = ["user", "countries"]


@admin.register(ActivityVoice)
class ActivityVoiceAdmin(ReadOnlyAdmin):
    list_display = ["activity", "voice"]
    list_filter = ["voice", "activity__kind"]
    list_select_related = ["activity"]
    search_fields = ["activity__sort_key"]


@admin.register(SourceVoice)
class SourceVoiceAdmin(ReadOnlyAdmin):
    list_display = ["source", "activity", "voice"]
    list_filter = ["voice", "activity__kind"]
    list_select_related = ["source", "activity"]
    search_fields = ["source__sort_key", "activity__sort_key"]


@admin.register(DataVersion)
class DataVersionAdmin(ReadOnlyAdmin):
    list_display = ["number", "changed_at"]


@admin.register(LoadedRecord)
class LoadedRecordAdmin(ReadOnlyAdmin):
    list_display = ["label", "key", "loaded_at"]
    list_filter = ["label"]
    search_fields = ["label", "key"]
    date_hierarchy = "loaded_at"


@admin.register(FacetSet)
class FacetSetAdmin(ReadOnlyAdmin):
    list_display = ["facet", "value", "version"]
    list_filter = ["facet"]
    search_fields = ["facet", "value"]
    fields = ["facet", "value", "version"]
