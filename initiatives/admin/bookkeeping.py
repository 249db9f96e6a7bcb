"""What the portal keeps for itself."""

from __future__ import annotations

from django.contrib import admin

from initiatives import rights
from initiatives.admin.base import ReadOnlyAdmin, RecordAdmin
from initiatives.admin.filters import OF_KIND
from initiatives.models import (
    ActivityVoice,
    DataVersion,
    Distinction,
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


@admin.register(Distinction)
class DistinctionAdmin(RecordAdmin):
    """Pairs that were told apart while looking at what merging them would do."""

    list_display = ["noun", "first", "second", "reason"]
    list_filter = ["noun"]
    search_fields = ["reason"]
    fields = ["noun", "first", "second", "reason"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_view_permission(self, request, obj=None):
        return rights.publishes(request.user)

    def has_delete_permission(self, request, obj=None):
        """Who takes one back lets the two wait as duplicates again."""
        return rights.publishes(request.user)


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
    list_filter = ["voice", OF_KIND]
    list_select_related = ["activity"]
    search_fields = ["activity__sort_key"]


@admin.register(SourceVoice)
class SourceVoiceAdmin(ReadOnlyAdmin):
    list_display = ["source", "activity", "voice"]
    list_filter = ["voice", OF_KIND]
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
