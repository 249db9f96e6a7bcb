"""Initiatives, workshops and forums: their forms, lists and moves."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from initiatives.admin import rows
from initiatives.admin.filters import PlaceRegionFilter, YearFilter
from initiatives.admin.kinds import RECORD, KindAdmin
from initiatives.admin.pasting import PASTED
from initiatives.codelists import ActivityStatus
from initiatives.models import Forum, Initiative, Workshop

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
