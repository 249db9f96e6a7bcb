"""Commitments, the evidence for them, and overrides of what is computed."""

from __future__ import annotations

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives import progress
from initiatives.admin.base import RecordAdmin
from initiatives.admin.inlines import StackedRows, TabularRows
from initiatives.admin.queues import QueueFilter, WaitingList
from initiatives.codelists import ActivityKind, Level, Timeliness
from initiatives.models import Activity, Commitment, CommitmentOverride, Evidence


class EvidenceRows(StackedRows):
    model = Evidence
    autocomplete_fields = ["activity", "source"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("number", "happened_on", "bearing"),
                    ("activity", "source"),
                    ("amount", "amount_low", "amount_high"),
                    "note",
                ]
            },
        )
    ]


class OverrideRows(TabularRows):
    model = CommitmentOverride
    fields = ["level", "timeliness", "reason", "author_role", "made_on", "expires_on"]


@admin.register(Commitment)
class CommitmentAdmin(WaitingList, RecordAdmin):
    part_of = ["commitments", "evidence__commitment"]
    list_display = [
        "text",
        "initiative",
        "promiser",
        "due_on",
        "measure",
        "level",
        "timeliness",
        "reported_status",
    ]
    list_filter = [
        QueueFilter,
        "measure",
        "reported_status",
        ("due_on", admin.EmptyFieldListFilter),
        "initiative__publication_state",
    ]
    search_fields = ["search_text", "slug", "initiative__sort_key"]
    search_help_text = _("Words of the promise, to whom, or the initiative.")
    autocomplete_fields = [
        "initiative",
        "promiser_country",
        "promiser_organization",
        "reported_source",
        "sources",
    ]
    prepopulated_fields = {"slug": ["text"]}
    inlines = [EvidenceRows, OverrideRows]
    fieldsets = [
        (
            _("The promise"),
            {
                "fields": [
                    ("initiative", "number"),
                    "text",
                    "slug",
                    "verbatim",
                    ("promiser_country", "promiser_organization"),
                    "addressees",
                    ("made_on", "due_on", "due_as_worded"),
                    "sources",
                ]
            },
        ),
        (
            _("What would fulfil it"),
            {
                "fields": [
                    "measure",
                    ("target", "target_low", "target_high"),
                    ("unit", "currency"),
                ],
                "description": _(
                    "The level is computed from the evidence below, never typed. Leave the bounds "
                    "empty: they are read from the words."
                ),
            },
        ),
        (
            _("What is reported"),
            {
                "fields": [("reported_status", "reported_source"), "last_checked_on"],
                "description": _("Shown beside the computed level, never used to compute it."),
            },
        ),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_evidence()

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "initiative":
            kwargs["queryset"] = Activity.objects.filter(kind=ActivityKind.INITIATIVE)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description=_("promised by"))
    def promiser(self, commitment: Commitment) -> str:
        return str(commitment.promiser_country or commitment.promiser_organization or "")

    @admin.display(description=_("level"))
    def level(self, commitment: Commitment) -> str:
        return str(Level(progress.assess(commitment, timezone.now().date()).level).label)

    @admin.display(description=_("timeliness"))
    def timeliness(self, commitment: Commitment) -> str:
        assessment = progress.assess(commitment, timezone.now().date())
        return str(Timeliness(assessment.timeliness).label)


@admin.register(Evidence)
class EvidenceAdmin(RecordAdmin):
    part_of = ["commitments__evidence", "evidence"]
    list_display = ["commitment", "number", "happened_on", "bearing", "activity", "source"]
    list_filter = ["bearing", ("activity", admin.EmptyFieldListFilter)]
    list_select_related = ["commitment", "activity", "source"]
    search_fields = ["commitment__search_text", "activity__sort_key", "note", "source__sort_key"]
    autocomplete_fields = ["commitment", "activity", "source"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("commitment", "number"),
                    ("happened_on", "bearing"),
                    ("amount", "amount_low", "amount_high"),
                    "activity",
                    "source",
                    "note",
                ],
                "description": _("The amount counts in the unit of the commitment's target."),
            },
        )
    ]


@admin.register(CommitmentOverride)
class CommitmentOverrideAdmin(RecordAdmin):
    part_of = ["commitments__overrides"]
    list_display = ["commitment", "level", "timeliness", "author_role", "made_on", "expires_on"]
    list_filter = ["level", "timeliness"]
    list_select_related = ["commitment"]
    search_fields = ["commitment__search_text", "reason"]
    autocomplete_fields = ["commitment"]
    date_hierarchy = "made_on"
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "commitment",
                    ("level", "timeliness"),
                    "reason",
                    "author_role",
                    ("made_on", "expires_on"),
                ],
                "description": _(
                    "Stands in for the computed value until it expires; both are shown, with the "
                    "reason."
                ),
            },
        )
    ]
