"""The history of a record: who changed what of it, and of all that belongs to it, when and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from simple_history.admin import SimpleHistoryAdmin

from initiatives import restoring
from initiatives.admin.pages import is_key

TEMPLATE = "admin/initiatives/history/page.html"


class HistoryPages(SimpleHistoryAdmin):
    """A record with one time line of itself and its rows."""

    history_list_per_page = 50

    def get_urls(self):
        # Without the package's way to revert past the workflow.
        return super(SimpleHistoryAdmin, self).get_urls()

    def url_name(self, page: str) -> str:
        """Return the name of one of this model's pages."""
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def url(self, page: str, *args: Any) -> str:
        """Return the address of one of this model's pages."""
        return reverse(f"{self.admin_site.name}:{self.url_name(page)}", args=args)

    def record_urls(self, pages: Iterable[tuple[str, Any]]) -> list[URLPattern]:
        """Return the addresses of further pages of a record, by their name and view."""
        return [
            path(
                f"<path:object_id>/{page}/",
                self.admin_site.admin_view(view),
                name=self.url_name(page),
            )
            for page, view in pages
        ]

    def history_view(self, request, object_id, extra_context=None):
        """Show the time line, also of a record that was deleted."""
        key = unquote(object_id)
        on_file: Any = self.get_object(request, key)
        obj = on_file or self.deleted(key)
        if obj is None:
            raise Http404
        if not self.has_view_history_or_change_history_permission(request, obj):
            raise PermissionDenied
        timeline: Any = restoring.Timeline(self.model, obj.pk)
        page = Paginator(timeline, self.history_list_per_page).get_page(request.GET.get(PAGE_VAR))
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %(record)s") % {"record": obj},
            "opts": self.opts,
            "object": obj,
            "form_at": self.url("change", obj.pk) if on_file else "",
            "page": page,
            **self.ways_back(request, obj),
            **(extra_context or {}),
        }
        return TemplateResponse(request, TEMPLATE, context)

    def ways_back(self, request: Any, obj: Any) -> dict[str, Any]:
        """Return the addresses at which what a history tells can be undone."""
        return {}

    def deleted(self, key: str) -> Any:
        """Return a record that is on record no longer, as it was; None if there was none."""
        if not is_key(key):
            return None
        row = restoring.deleted_of(self.model).filter(id=key).first()
        return restoring.as_record(row) if row else None
