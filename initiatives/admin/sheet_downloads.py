"""Lists of activities given out as workbooks, each of one kind, to be edited and uploaded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import Http404, StreamingHttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import content_disposition_header

from initiatives.admin.base import ReadOnlyAdmin
from initiatives.exports.formats import XLSX
from initiatives.spreadsheets import writing
from initiatives.spreadsheets.resource import KINDS


def workbook_of(rows: QuerySet, model: Any) -> StreamingHttpResponse:
    """Give activities of one kind as a workbook to be edited."""
    made = writing.write(rows, model.KIND, writing.title_of(model))
    response = StreamingHttpResponse(made, content_type=XLSX)
    name = f"{model._meta.model_name}s-{timezone.localdate().isoformat()}.xlsx"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


class SheetsByKind(ReadOnlyAdmin):
    """A list of all kinds, whose rows are downloaded kind by kind: a sheet holds one."""

    change_list_template = "admin/initiatives/sheets_by_kind.html"

    def get_urls(self):
        view = self.admin_site.admin_view(self.download_view)
        page = path("spreadsheet/<slug:kind>/", view, name=self.name_of_download)
        return [page, *super().get_urls()]

    @property
    def name_of_download(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_download"

    def changelist_view(self, request, extra_context=None):
        response = super().changelist_view(request, extra_context)
        context = getattr(response, "context_data", None) or {}
        if found := context.get("cl"):
            context["sheets_by_kind"] = list(self.sheets_of(request, found))
        return response

    def sheets_of(self, request: Any, found: Any) -> Iterator[dict[str, Any]]:
        """Yield what a list may be downloaded as: a sheet for each kind among its rows."""
        kinds = found.queryset.order_by().values("kind").annotate(count=Count("pk", distinct=True))
        counts = dict(kinds.values_list("kind", "count"))
        for kind, model in KINDS.items():
            if kind in counts and self.may_see(request, model):
                address = reverse(f"{self.admin_site.name}:{self.name_of_download}", args=[kind])
                yield {
                    "label": model._meta.verbose_name_plural,
                    "count": counts[kind],
                    "address": address + found.get_query_string(),
                }

    def may_see(self, request: Any, model: Any) -> bool:
        """May this user see the activities of a kind?"""
        may_view: bool = self.admin_site.get_model_admin(model).has_view_permission(request)
        return may_view

    def download_view(self, request, kind) -> StreamingHttpResponse:
        """Give those rows of the list that are of one kind, all pages of it."""
        if kind not in KINDS:
            raise Http404
        if not (self.has_view_permission(request) and self.may_see(request, KINDS[kind])):
            raise PermissionDenied
        found = self.get_changelist_instance(request).get_queryset(request)
        return workbook_of(found.filter(kind=kind), KINDS[kind])
