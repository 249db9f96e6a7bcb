"""Initiatives, workshops and forums: their forms, lists and moves."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.admin import rows, unsourced
from initiatives.admin.base import ReadOnlyAdmin
from initiatives.admin.filters import PlaceRegionFilter, YearFilter
from initiatives.admin.merging import MergeAdmin, MergeColumn
from initiatives.admin.pages import form_address
from initiatives.admin.pasting import PASTED, PastingAdmin
from initiatives.admin.previewing import PreviewAdmin
from initiatives.admin.queues import QueueFilter
from initiatives.admin.spreadsheets import SheetAdmin
from initiatives.codelists import ActivityStatus
from initiatives.models import Activity, Forum, Initiative, Workshop

NAME: Any = (
    _("Name"),
    {
        "fields": [
            "name",
            "slug",
            "short_name",
            ("native_name", "native_language"),
            "summary",
            "website",
        ],
        "description": _("The name as the organizers write it; the summary in your own words."),
    },
)
GATHERED: Any = (
    _("Gathered under"),
    {"fields": ["themes", "sdgs", "scope"], "description": _("How readers find it in lists.")},
)
KNOWN: Any = (
    _("Countries taking part"),
    {
        "fields": ["participants_known"],
        "description": _("The countries themselves stand in the table “Participations” below."),
    },
)
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
COMMON_FILTERS: list[Any] = [
    "publication_state",
    YearFilter,
    "themes",
    "participants_known",
    "one_party",
    "has_differing_claims",
]
COMMON_ROWS = [
    rows.ParticipationRows,
    rows.OrganizationRoleRows,
    rows.ClaimRows,
    rows.MilestoneRows,
    rows.DocumentRows,
    rows.RelationRows,
    rows.StatementRows,
    rows.FundingRows,
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


class KindAdmin(MergeAdmin, SheetAdmin, PastingAdmin, PreviewAdmin, ActivityColumns):  # type: ignore[misc]
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
        super().save_related(request, form, formsets, change)
        unsourced.warn(request, form.instance, form.changed_data)


@admin.register(Initiative)
class InitiativeAdmin(KindAdmin):
    list_display = [
        "name",
        "dates",
        "initiative_type",
        "status",
        "publication_state",
        "independent_sources",
        "changed_on",
    ]
    list_filter = [*COMMON_FILTERS, "initiative_type", "status", "scope"]
    autocomplete_fields = ["themes", "sdgs"]
    inlines = [rows.PillarRows, rows.CommitmentRows, *COMMON_ROWS]
    fieldsets = [
        NAME,
        (
            _("What and when"),
            {
                "fields": [
                    ("initiative_type", "status"),
                    ("announced_on", "adopted_on"),
                    ("starts_on", "ends_on"),
                ],
                "description": _(
                    "Dates as exact as a source states them and no more: 2025-05-12, 2025-05, 2025."
                ),
            },
        ),
        GATHERED,
        KNOWN,
        PASTED,
        RECORD,
    ]

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        field = super().formfield_for_choice_field(db_field, request, **kwargs)
        if db_field.name in ("initiative_type", "status"):
            field.required = True
        return field


class EventAdmin(KindAdmin):
    """What workshops and forums share."""

    list_display = [
        "name",
        "dates",
        "place",
        "status_today",
        "publication_state",
        "independent_sources",
        "changed_on",
    ]
    list_filter = [*COMMON_FILTERS, "format", PlaceRegionFilter, "scope"]
    autocomplete_fields = ["themes", "sdgs", "series", "place_country"]
    inlines = [*COMMON_ROWS[:2], rows.OutcomeRows, *COMMON_ROWS[2:]]
    fieldsets = [
        NAME,
        (
            _("When and where"),
            {
                "fields": [
                    ("starts_on", "ends_on"),
                    ("city", "place_country"),
                    ("venue", "format"),
                    "status",
                ],
                "description": _(
                    "Dates as exact as a source states them and no more: 2025-05-12, 2025-05, 2025."
                ),
            },
        ),
        (
            _("Edition"),
            {"fields": ["series", ("edition", "edition_number"), "slogan"]},
        ),
        (
            _("Who came"),
            {
                "fields": [
                    "audience",
                    ("participants", "participants_low", "participants_high"),
                    ("countries", "countries_low", "countries_high"),
                    "countries_unit",
                    "participants_known",
                ],
                "description": _(
                    "Numbers in the words of the source: “over 180”. Leave the bounds empty: they "
                    "are read from the words. The countries stand in “Participations” below."
                ),
            },
        ),
        PASTED,
        (
            _("Taking part"),
            {"fields": ["apply_by", "registration_url", "languages"]},
        ),
        GATHERED,
        RECORD,
    ]

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if db_field.name == "status":
            exceptions = [ActivityStatus.CANCELLED, ActivityStatus.SUSPENDED]
            choices = [(status.value, status.label) for status in exceptions]
            kwargs["choices"] = [("", _("Follows from the dates")), *choices]
        return super().formfield_for_choice_field(db_field, request, **kwargs)


@admin.register(Workshop)
class WorkshopAdmin(EventAdmin):
    """Courses, seminars and other training."""


@admin.register(Forum)
class ForumAdmin(EventAdmin):
    """Conferences, summits and meetings."""


@admin.register(Activity)
class ActivityAdmin(MergeColumn, ReadOnlyAdmin, ActivityColumns):
    """All three kinds in one list, to find and to point at; each is edited on its own page."""

    list_display = ["name", "kind", "dates", "place", "publication_state", "changed_on"]
    list_filter = [QueueFilter, "kind", *COMMON_FILTERS]
    list_select_related = ["place_country"]

    def get_search_results(self, request, queryset, search_term):
        found, has_twins = super().get_search_results(request, queryset, search_term)
        if request.GET.get("field_name") == "initiative":
            found = found.filter(kind="initiative")
        return found, has_twins

    def history_view(self, request, object_id, extra_context=None):
        activity = self.get_object(request, object_id)
        if activity is None:
            raise Http404
        return HttpResponseRedirect(
            reverse(f"admin:initiatives_{activity.kind}_history", args=[activity.pk])
        )

    def change_view(self, request, object_id, form_url="", extra_context=None):
        activity = self.get_object(request, object_id)
        if activity is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return HttpResponseRedirect(form_address(activity))
