"""Lists of activities as spreadsheets: downloaded with their filters, edited, uploaded."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, StreamingHttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.http import content_disposition_header

from initiatives.admin.base import RecordAdmin
from initiatives.spreadsheets import writing

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class SheetAdmin(RecordAdmin):
    """Activities that can be edited in a spreadsheet."""

    change_list_template = "admin/initiatives/sheet_list.html"

    def get_urls(self):
        download = self.admin_site.admin_view(self.download_view)
        return [path("spreadsheet/", download, name=self.url_name("download")),
                *super().get_urls()]  # fmt: skip

    def download_view(self, request) -> HttpResponse | StreamingHttpResponse:
        """Give the rows of the list, all pages of it, as a workbook to be edited."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = self.get_changelist_instance(request).get_queryset(request)
        title = writing.title_of(self.model)
        response = StreamingHttpResponse(
            writing.write(found, self.model.KIND, title), content_type=XLSX
        )
        name = f"{self.opts.model_name}s-{timezone.localdate().isoformat()}.xlsx"
        response["Content-Disposition"] = content_disposition_header(True, name)
        return response
