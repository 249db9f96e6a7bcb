"""Claims, which are withdrawn and not deleted, and checks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from initiatives import workflow
from initiatives.admin import unsourced
from initiatives.admin.base import RecordAdmin
from initiatives.admin.filters import OF_KIND
from initiatives.admin.pages import ask_reason, reason_of
from initiatives.models import Check, Claim


@admin.register(Claim)
class ClaimAdmin(RecordAdmin):
    part_of = ["claims"]
    list_display = ["activity", "field", "value", "source", "basis", "is_withdrawn"]
    list_filter = ["basis", "stands", "is_withdrawn", "field", OF_KIND]
    list_select_related = ["activity", "source"]
    search_fields = ["activity__sort_key", "source__sort_key", "value", "normalised", "quote"]
    autocomplete_fields = ["activity", "source"]
    readonly_fields = ["is_withdrawn", "withdrawn_reason"]
    ordering = ["activity__sort_key", "field", "pk"]
    fieldsets = [
        (
            None,
            {
                "fields": ["activity", ("basis", "field")],
                "description": _(
                    "“Stated”: the source was read to say this very fact. “Supports the record”: "
                    "it is about this record, but which fact it states was not noted."
                ),
            },
        ),
        (
            _("What is said"),
            {"fields": ["value", "normalised", "speaker", "quote", "stands", "note"]},
        ),
        (_("Where"), {"fields": ["source", "locator"]}),
        (_("Withdrawal"), {"fields": ["is_withdrawn", "withdrawn_reason"]}),
    ]

    def get_urls(self):
        pages = [("withdraw", self.withdraw_view), ("restore", self.restore_view)]
        return [*self.record_urls(pages), *super().get_urls()]

    def tools(self, request, obj):
        if not self.has_change_permission(request, obj):
            return []
        if obj.is_withdrawn:
            return [(self.url("restore", obj.pk), _("Let it count again"))]
        return [(self.url("withdraw", obj.pk), _("Withdraw"))]

    def has_delete_permission(self, request, obj=None):
        if not super().has_delete_permission(request, obj):
            return False
        return obj is None or workflow.is_deletable(obj.activity)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        unsourced.warn_of_claims(request, [form.instance])

    def withdraw_view(self, request, object_id):
        """Let a claim no longer count; the best supported other value takes its place."""
        done = _("Withdrawn, it counts no longer: %s")
        return self.ask(request, object_id, _("Withdraw"), workflow.withdraw_claim, done)

    def restore_view(self, request, object_id):
        """Let a withdrawn claim count again."""
        done = _("It counts again: %s")
        title = _("Let it count again")
        return self.ask(request, object_id, title, workflow.restore_claim, done)

    def ask(
        self, request: Any, object_id: str, title: Any, act: Callable[..., None], done: Any
    ) -> Any:
        """Ask why, then act on one claim."""
        claim = self.get_object(request, object_id)
        if claim is None or not self.has_change_permission(request, claim):
            raise PermissionDenied
        return ask_reason(
            request,
            self,
            title=title,
            records=[claim],
            act=lambda record, form: act(record, by=request.user, reason=reason_of(form)),
            done=lambda record: done % record,
            back=self.url("change", claim.pk),
        )


@admin.register(Check)
class CheckAdmin(RecordAdmin):
    part_of = ["checks", "commitments__checks"]
    list_display = ["looked_for", "about", "checked_on", "checked_by", "result"]
    list_filter = ["result", "checked_by", OF_KIND]
    list_select_related = ["activity", "country", "commitment", "source"]
    search_fields = ["slug", "looked_for", "looked_where", "found", "activity__sort_key"]
    autocomplete_fields = ["activity", "country", "commitment", "source"]
    prepopulated_fields = {"slug": ["looked_for"]}
    fieldsets = [
        (
            _("About"),
            {
                "fields": ["activity", "country", "commitment", "source"],
                "description": _("One of the four; none where the record as a whole was searched."),
            },
        ),
        (
            _("The search"),
            {
                "fields": [
                    "looked_for",
                    "slug",
                    "looked_where",
                    ("checked_on", "checked_by"),
                    "result",
                    "found",
                ],
                "description": _("“Looked, found nothing” is worth recording."),
            },
        ),
    ]

    @admin.display(description=_("about"))
    def about(self, check: Check) -> Any:
        return check.activity or check.country or check.commitment or check.source
