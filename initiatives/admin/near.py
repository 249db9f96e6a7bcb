"""Near matches beside the form, while a name or a web address is typed."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.forms.widgets import Script
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse

from initiatives import duplicates, rights
from initiatives.admin.base import RecordAdmin
from initiatives.admin.pages import form_address, is_key

NAME_MAX = 500


class NearAdmin(RecordAdmin):
    """A record of which another may be on record already."""

    near_fields: ClassVar[list[str]] = ["name"]  # the name first
    near_among: Any = None  # the model that is searched, if not its own

    class Media:
        js = [Script("js/admin_near.js", type="module")]

    def get_urls(self):
        view = self.admin_site.admin_view(self.near_view)
        return [path("near/", view, name=self.url_name("near")), *super().get_urls()]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name in self.near_fields:
            near_at = reverse(f"{self.admin_site.name}:{self.url_name('near')}")
            field.widget.attrs["data-near-at"] = near_at
        return field

    def near_view(self, request) -> HttpResponse:
        """Show the records that are near what is typed."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows = rights.visible((self.near_among or self.model)._default_manager.all(), request.user)
        own = request.GET.get("own", "")
        if is_key(own):
            rows = rows.exclude(pk=own)
        name, *urls = [request.GET.get(field, "")[:NAME_MAX] for field in self.near_fields]
        near = duplicates.near(rows, name, *urls)
        shown = {"near": near, "links": [(row, form_address(row)) for row in near]}
        return TemplateResponse(request, "admin/initiatives/_near.html", shown)
