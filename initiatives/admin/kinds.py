"""What the forms and lists of initiatives, workshops and forums share."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.admin import unsourced
from initiatives.admin.merging import MergeAdmin
from initiatives.admin.pasting import PastingAdmin
from initiatives.admin.previewing import PreviewAdmin
from initiatives.admin.spreadsheets import SheetAdmin
from initiatives.models import Activity

RECORD: Any = (
    _("The record"),
    {
        "fields": [
            "publication_state",
            "last_checked_on",
            ("first_recorded_at", "last_changed_at"),
            ("independent_sources", "one_party", "has_differing_claims"),
            "voices_heard",
            "without_source",
        ],
        "description": _(
            "Moved with the buttons at the top; what stands below the state is computed."
        ),
    },
)
COMPUTED = [
    "publication_state",
    "first_recorded_at",
    "last_changed_at",
    "independent_sources",
    "one_party",
    "has_differing_claims",
    "voices_heard",
    "without_source",
]


class ActivityColumns(admin.ModelAdmin):
    """Columns that the lists of all three kinds share."""

    search_fields = ["search_text", "sort_key", "slug"]
    ordering = ["is_undated", "-span_from", "sort_key", "pk"]
    search_help_text = _("Names, places, countries, organizations, sources: “Nairobi 2025”.")

    @admin.display(description=_("dates"), ordering="span_from")
    def dates(self, activity: Activity) -> str:
        begin = activity.starts_on or activity.announced_on or activity.adopted_on
        is_longer = activity.ends_on and activity.ends_on != begin
        return f"{begin} – {activity.ends_on}" if is_longer else begin

    @admin.display(description=_("place"), ordering="city")
    def place(self, activity: Activity) -> str:
        country = activity.place_country.name if activity.place_country else ""
        return ", ".join(filter(None, [activity.city, country]))

    @admin.display(description=_("status today"))
    def status_today(self, activity: Activity) -> str:
        return str(activity.status_words_on(timezone.localdate()))

    @admin.display(description=_("changed"), ordering="last_changed_at")
    def changed_on(self, activity: Activity) -> str:
        return activity.last_changed_at.date().isoformat()

    @admin.display(description=_("voices"))
    def voices_heard(self, activity: Activity) -> str:
        return ", ".join(voice.get_voice_display() for voice in activity.voices.all())

    @admin.display(description=_("values without a source"))
    def without_source(self, activity: Activity) -> str:
        return unsourced.labels(activity.unsourced_fields) or str(_("none"))


class KindAdmin(MergeAdmin, SheetAdmin, PastingAdmin, PreviewAdmin, ActivityColumns):  # type: ignore[misc]  # mixins of admins
    """What the three kinds share."""

    near_among = Activity
    list_select_related = ["place_country"]
    readonly_fields = COMPUTED
    prepopulated_fields = {"slug": ["name"]}

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        return [part for part in fieldsets if obj or part[0] != RECORD[0]]

    def activities(self, obj):
        return Activity.objects.filter(pk=obj.pk)

    def save_related(self, request, form, formsets, change):
        before = form.instance.unsourced_fields
        super().save_related(request, form, formsets, change)
        form.instance.refresh_from_db(fields=["unsourced_fields"])
        if change:
            unsourced.warn(request, form, before)
        unsourced.warn_of_words(request, formsets)
