"""What belongs to an activity, each in a list of its own beside the rows in the activity's form."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from initiatives.admin.base import RecordAdmin
from initiatives.admin.filters import OF_KIND, RegionFilter, RelatedFilter, SourcedFilter
from initiatives.models import (
    ActivityRelation,
    Document,
    Funding,
    Milestone,
    OrganizationRole,
    Outcome,
    Participation,
    Pillar,
)


@admin.register(Participation)
class ParticipationAdmin(RecordAdmin):
    part_of = ["participations"]
    list_display = ["activity", "country", "role", "certainty", "since"]
    list_filter = ["role", "certainty", RegionFilter, SourcedFilter, OF_KIND]
    list_select_related = ["activity", "country"]
    search_fields = ["activity__sort_key", "country__sort_key", "country__iso_alpha3"]
    autocomplete_fields = ["activity", "country", "sources"]
    ordering = ["activity__sort_key", "role", "country__sort_key", "pk"]
    fields = ["activity", "country", "role", "certainty", "since", "sources", "note"]


@admin.register(OrganizationRole)
class OrganizationRoleAdmin(RecordAdmin):
    part_of = ["organization_roles"]
    list_display = ["activity", "organization", "role", "certainty"]
    list_filter = [
        "role",
        "certainty",
        ("organization__kind", RelatedFilter),
        SourcedFilter,
        OF_KIND,
    ]
    list_select_related = ["activity", "organization"]
    search_fields = ["activity__sort_key", "organization__search_text"]
    autocomplete_fields = ["activity", "organization", "sources"]
    ordering = ["activity__sort_key", "role", "organization__sort_key", "pk"]
    fields = ["activity", "organization", "role", "certainty", "sources", "note"]


@admin.register(Pillar)
class PillarAdmin(RecordAdmin):
    part_of = ["pillars"]
    list_display = ["name", "initiative", "kind", "number"]
    list_filter = ["kind", "themes"]
    list_select_related = ["initiative"]
    search_fields = ["name", "slug", "summary", "initiative__sort_key"]
    autocomplete_fields = ["initiative", "themes"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["initiative", ("kind", "number"), "name", "slug", "summary", "themes"]


@admin.register(Outcome)
class OutcomeAdmin(RecordAdmin):
    part_of = ["outcomes", "outcomes_concerning"]
    list_display = ["activity", "number", "text", "concerns"]
    list_filter = [OF_KIND, ("concerns", admin.EmptyFieldListFilter)]
    list_select_related = ["activity", "concerns"]
    search_fields = ["activity__sort_key", "text", "concerns__sort_key"]
    autocomplete_fields = ["activity", "concerns"]
    fields = [("activity", "number"), "text", "document", "concerns"]


@admin.register(Milestone)
class MilestoneAdmin(RecordAdmin):
    part_of = ["milestones"]
    list_display = ["title", "activity", "happened_on"]
    list_filter = [OF_KIND, SourcedFilter]
    list_select_related = ["activity"]
    search_fields = ["title", "activity__sort_key"]
    autocomplete_fields = ["activity", "sources"]
    fields = ["activity", "happened_on", "title", "sources"]


@admin.register(Document)
class DocumentAdmin(RecordAdmin):
    part_of = ["documents"]
    list_display = ["title", "activity", "kind", "language", "url"]
    list_filter = ["kind", "language"]
    list_select_related = ["activity"]
    search_fields = ["title", "url", "activity__sort_key"]
    autocomplete_fields = ["activity"]
    fields = ["activity", "title", ("kind", "language"), "url"]


@admin.register(ActivityRelation)
class ActivityRelationAdmin(RecordAdmin):
    part_of = ["relations", "inverse_relations"]
    list_display = ["from_activity", "kind", "to_activity"]
    list_filter = ["kind", SourcedFilter]
    list_select_related = ["from_activity", "to_activity"]
    search_fields = ["from_activity__sort_key", "to_activity__sort_key"]
    autocomplete_fields = ["from_activity", "to_activity", "sources"]
    fieldsets = [
        (
            None,
            {
                "fields": ["from_activity", "kind", "to_activity", "sources"],
                "description": _("Without a source the relation is shown as “not sourced”."),
            },
        )
    ]


@admin.register(Funding)
class FundingAdmin(RecordAdmin):
    part_of = ["fundings", "commitments__fundings"]
    list_display = ["amount", "currency", "organization", "activity", "commitment", "committed_on"]
    list_filter = ["currency", ("organization__kind", RelatedFilter)]
    list_select_related = ["organization", "activity", "commitment"]
    search_fields = ["slug", "amount", "organization__search_text", "activity__sort_key"]
    autocomplete_fields = ["activity", "commitment", "organization", "source"]
    fieldsets = [
        (
            _("For what"),
            {
                "fields": ["slug", "activity", "commitment"],
                "description": _("For an activity or for a commitment, one of the two."),
            },
        ),
        (
            _("The money"),
            {
                "fields": [
                    "organization",
                    ("amount", "currency"),
                    ("amount_low", "amount_high"),
                    "committed_on",
                    "source",
                ],
                "description": _(
                    "In the words of the source: “up to 5 million”. Leave the bounds empty: they "
                    "are read from the words."
                ),
            },
        ),
    ]
