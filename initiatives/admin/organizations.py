"""Organizations and people."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from initiatives.admin.base import RecordAdmin
from initiatives.admin.filters import RegionFilter
from initiatives.admin.merging import MergeAdmin
from initiatives.admin.queues import QueueFilter
from initiatives.models import Organization, Person


@admin.register(Organization)
class OrganizationAdmin(MergeAdmin):
    named_by = ["organization_roles__organization", "statements__body"]
    list_display = ["name", "acronym", "kind", "country", "parent"]
    list_filter = [QueueFilter, "kind", RegionFilter]
    list_select_related = ["country", "parent"]
    search_fields = ["search_text", "slug"]
    search_help_text = _("Name, acronym or another name in use: “ITU”.")
    autocomplete_fields = ["country", "parent"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["name", "slug", "acronym", "aliases"]}),
        (
            _("What it is"),
            {
                "fields": ["kind", "country", "parent", "url"],
                "description": _(
                    "A ministry is a government with its country; UN bodies have none."
                ),
            },
        ),
    ]


@admin.register(Person)
class PersonAdmin(RecordAdmin):
    named_by = ["statements__person"]
    list_display = ["name", "native_name", "country"]
    list_filter = [RegionFilter]
    list_select_related = ["country"]
    search_fields = ["sort_key", "native_name", "slug"]
    autocomplete_fields = ["country"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "native_name", "country"]
