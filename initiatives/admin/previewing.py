"""The button that shows a draft as the public will see it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from initiatives.admin.publication import PublicationAdmin
from initiatives.codelists import PublicationState
from initiatives.views.previews import preview


class PreviewAdmin(PublicationAdmin):
    """An activity whose page can be looked at before it is public."""

    def get_urls(self):
        view = require_safe(self.admin_site.admin_view(self.preview_view))
        page = path("<path:object_id>/preview/", view, name=self.url_name("preview"))
        return [page, *super().get_urls()]

    def tools(self, request, obj):
        tools = super().tools(request, obj)
        if obj.publication_state == PublicationState.PUBLISHED:
            return tools
        return [(self.url("preview", obj.pk), _("Preview")), *tools]

    def preview_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show the future page to those who may see the record here, and to nobody else."""
        obj: Any = self.get_object(request, object_id)
        if obj is None or not self.has_view_permission(request, obj):
            raise Http404
        if obj.publication_state == PublicationState.PUBLISHED:
            return HttpResponseRedirect(obj.get_absolute_url())
        return preview(request, obj, back=self.url("change", obj.pk))
