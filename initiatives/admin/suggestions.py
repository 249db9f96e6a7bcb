"""What the public and focal points propose."""

from __future__ import annotations

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.admin.base import RecordAdmin
from initiatives.admin.queues import QueueFilter
from initiatives.models import Suggestion


@admin.register(Suggestion)
class SuggestionAdmin(RecordAdmin):
    list_display = ["number", "noun", "slug", "field", "value", "state", "submitted_at"]
    list_filter = [QueueFilter, "state", "noun"]
    search_fields = ["number", "slug", "value", "remark", "source_title", "source_url"]
    autocomplete_fields = ["claim"]
    readonly_fields = ["submitted_by", "submitted_at", "decided_at"]
    date_hierarchy = "submitted_at"
    fieldsets = [
        (
            _("What is proposed"),
            {
                "fields": [
                    "number",
                    ("noun", "slug", "field"),
                    "value",
                    "source_title",
                    "source_url",
                    "remark",
                ]
            },
        ),
        (_("Who proposes it"), {"fields": ["contact", "submitted_by", "submitted_at"]}),
        (
            _("What became of it"),
            {
                "fields": ["state", "decision", "claim", "decided_at"],
                "description": _("The reason of the decision is public."),
            },
        ),
    ]

    def save_model(self, request, obj, form, change):
        if "state" in form.changed_data:
            is_open = obj.state == Suggestion._meta.get_field("state").default
            obj.decided_at = None if is_open else timezone.now()
        super().save_model(request, obj, form, change)
