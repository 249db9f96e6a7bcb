"""Lists of activities as spreadsheets: downloaded with their filters, edited, uploaded."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from initiatives.admin.base import RecordAdmin
from initiatives.admin.forms import REASON
from initiatives.admin.sheet_downloads import workbook_of
from initiatives.admin.sheet_forms import SheetForm, limit_uploads
from initiatives.admin.sheet_tasks import check_sheet, write_sheet
from initiatives.admin.widgets import Script
from initiatives.spreadsheets import limits, uploads
from initiatives.spreadsheets.checking import Outcome
from initiatives.spreadsheets.uploads import Step, Upload

LINES = 50  # rows of a preview on one page
OUTCOMES = {
    Outcome.REFUSED: _("Refused"),
    Outcome.CHANGED: _("Changed"),
    Outcome.CREATED: _("New drafts"),
    Outcome.UNCHANGED: _("Unchanged"),
}
PROGRESS = Script("js/admin_progress.js", type="module")


class SheetAdmin(RecordAdmin):
    """Activities that can be edited in a spreadsheet."""

    change_list_template = "admin/initiatives/sheet_list.html"

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("spreadsheet/", view(self.download_view), name=self.url_name("download")),
            # Open to the check of its token only after the size of the upload is limited.
            path(
                "upload/",
                csrf_exempt(limit_uploads(view(self.upload_view))),
                name=self.url_name("upload"),
            ),
            path("upload/<uuid:key>/", view(self.sheet_view), name=self.url_name("sheet")),
            path(
                "upload/<uuid:key>/write/",
                require_POST(view(self.write_view)),
                name=self.url_name("write"),
            ),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        may_upload = self.may_upload(request)
        return super().changelist_view(request, {"may_upload": may_upload, **(extra_context or {})})

    def may_upload(self, request: Any) -> bool:
        """May this user add or change anything at all?"""
        return self.has_add_permission(request) or self.has_change_permission(request)

    def download_view(self, request) -> HttpResponse | StreamingHttpResponse:
        """Give the rows of the list, all pages of it, as a workbook to be edited."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = self.get_changelist_instance(request).get_queryset(request)
        return workbook_of(found, self.model)

    def upload_view(self, request) -> HttpResponse:
        """Take a file and have it checked; nothing is written before its user has seen that."""
        if not self.may_upload(request):
            raise PermissionDenied
        form = SheetForm(request.POST or None, request.FILES or None, request=request)
        if request.method == "POST" and form.is_valid():
            file = form.cleaned_data["file"]
            upload = uploads.store(
                file.chunks(),
                kind=self.model.KIND,
                user=request.user.pk,
                name=file.name,
                reason=form.cleaned_data[REASON],
                language=get_language(),
            )
            check_sheet.enqueue(upload.key)
            return HttpResponseRedirect(self.url("sheet", upload.key))
        context = {
            "form": form,
            "rows_max": f"{limits.ROWS_MAX:,}",
            "size_max": limits.FILE_MAX // 1024**2,  # MB
            "sheets": sheets_of(request.user),
        }
        return self.page(request, "sheet_upload", _("Upload spreadsheet"), context)

    def sheet_view(self, request, key) -> HttpResponse:
        """Show how far the work on a file has come, and then what becomes of its rows."""
        upload = self.uploaded(request, key)
        state = upload.state
        context = {"upload": upload, "state": state}
        if state.is_working:
            return self.page(request, "sheet_progress", _("Spreadsheet"), context)
        lines = upload.lines
        shown = chosen(request.GET.get("show", ""), lines)
        found = [line for line in lines if line["outcome"] == shown]
        page = Paginator(found, LINES).get_page(request.GET.get("p"))
        context |= {"page": page, "shown": shown, "tabs": tabs(lines, shown)}
        context["is_ready"] = state.step == Step.CHECKED
        return self.page(request, "sheet_preview", _("Spreadsheet"), context)

    def write_view(self, request, key) -> HttpResponse:
        """Have a checked file written, once."""
        upload = self.uploaded(request, key)
        if upload.state.step == Step.CHECKED and upload.confirm():
            write_sheet.enqueue(upload.key)
        return HttpResponseRedirect(self.url("sheet", key))

    def uploaded(self, request: Any, key: Any) -> Upload:
        """Return what this user uploaded here; nobody sees the file of another."""
        if not self.may_upload(request):
            raise PermissionDenied
        upload = uploads.find(key)
        if upload is None or (upload.user, upload.kind) != (request.user.pk, self.model.KIND):
            raise Http404
        return upload

    def page(
        self, request: Any, template: str, title: Any, context: dict[str, Any]
    ) -> TemplateResponse:
        """Return one of the pages of spreadsheets."""
        context |= self.admin_site.each_context(request)
        context |= {"title": title, "opts": self.opts, "script": PROGRESS}
        return TemplateResponse(request, f"admin/initiatives/{template}.html", context)


def sheets_of(user: Any) -> list[dict[str, Any]]:
    """Return the sheets that a user uploaded lately, each with the address of its page."""
    return [
        {
            "upload": upload,
            "state": state,
            "begun_at": begun,
            "address": reverse(f"admin:initiatives_{upload.kind}_sheet", args=[upload.key]),
        }
        for upload, state, begun in uploads.of_user(user.pk)
    ]


def tabs(lines: list[dict[str, Any]], shown: str) -> list[dict[str, Any]]:
    """Return how many rows there are of each outcome, those that there are none of left out."""
    counts = dict.fromkeys(OUTCOMES, 0)
    for line in lines:
        counts[Outcome(line["outcome"])] += 1
    return [
        {"value": outcome, "label": OUTCOMES[outcome], "count": count, "shown": outcome == shown}
        for outcome, count in counts.items()
        if count
    ]


def chosen(asked: str, lines: list[dict[str, Any]]) -> str:
    """Return the outcome whose rows are shown: the one asked for, else what matters most."""
    there = {line["outcome"] for line in lines}
    order = [asked, *OUTCOMES]
    return next((str(outcome) for outcome in order if outcome in there), Outcome.UNCHANGED)
