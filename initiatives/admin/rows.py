"""The rows that belong to an activity, as they stand inside its form."""

from __future__ import annotations

from initiatives import workflow
from initiatives.admin.inlines import StackedRows, TabularRows
from initiatives.codelists import ClaimBasis
from initiatives.models import (
    ActivityRelation,
    Claim,
    Commitment,
    Document,
    Funding,
    Milestone,
    OrganizationRole,
    Outcome,
    Participation,
    Pillar,
    Statement,
)


class ParticipationRows(TabularRows):
    is_always_open = True
    model = Participation
    fields = ["country", "role", "certainty", "since", "sources", "note"]
    autocomplete_fields = ["country", "sources"]
    ordering = ["role", "country__sort_key"]


class OrganizationRoleRows(TabularRows):
    is_always_open = True
    model = OrganizationRole
    fields = ["organization", "role", "certainty", "sources", "note"]
    autocomplete_fields = ["organization", "sources"]
    ordering = ["role", "organization__sort_key"]


class PillarRows(TabularRows):
    model = Pillar
    fields = ["kind", "number", "name", "slug", "summary", "themes"]
    autocomplete_fields = ["themes"]
    prepopulated_fields = {"slug": ["name"]}


class OutcomeRows(TabularRows):
    model = Outcome
    fk_name = "activity"
    fields = ["number", "text", "document", "concerns"]
    autocomplete_fields = ["concerns"]


class MilestoneRows(TabularRows):
    model = Milestone
    fields = ["happened_on", "title", "sources"]
    autocomplete_fields = ["sources"]


class DocumentRows(TabularRows):
    model = Document
    fields = ["title", "kind", "language", "url"]


class RelationRows(TabularRows):
    model = ActivityRelation
    fk_name = "from_activity"
    fields = ["kind", "to_activity", "sources"]
    autocomplete_fields = ["to_activity", "sources"]


class FundingRows(StackedRows):
    model = Funding
    autocomplete_fields = ["organization", "source"]
    exclude = ["commitment"]


class StatementRows(StackedRows):
    model = Statement
    autocomplete_fields = ["person", "body", "country", "source"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("speaker_kind", "slug"),
                    ("person", "body"),
                    ("speaker", "title", "country"),
                    "summary",
                    ("quote", "made_on"),
                    ("source", "locator"),
                ]
            },
        )
    ]


class CommitmentRows(TabularRows):
    model = Commitment
    fields = ["number", "text", "slug", "made_on", "due_on", "measure"]


class ClaimRows(StackedRows):
    """What sources say; on a record that was public a claim is withdrawn, never deleted."""

    is_always_open = True
    model = Claim
    autocomplete_fields = ["source"]
    readonly_fields = ["is_withdrawn"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("basis", "field", "source", "locator"),
                    ("value", "normalised", "speaker"),
                    ("quote", "note"),
                    ("stands", "is_withdrawn"),
                ]
            },
        )
    ]

    def has_delete_permission(self, request, obj=None):
        if not super().has_delete_permission(request, obj):
            return False
        return obj is None or not obj.pk or workflow.is_deletable(obj)

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if db_field.name == "basis":  # for the record as a whole, sources have a field of their own
            kwargs["initial"] = ClaimBasis.STATED
        return super().formfield_for_choice_field(db_field, request, **kwargs)
