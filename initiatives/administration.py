"""The site of the admin: Django's own, with a desk of waiting work on its first page."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _


class RecordSite(AdminSite):
    site_header = _("AI Capacity Record")
    site_title = _("AI Capacity Record")
    index_title = _("The record")
    enable_nav_sidebar = False  # lists and forms need the width

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        from initiatives.admin.queues import on_the_desk  # its models are registered here first
        from initiatives.admin.spreadsheets import sheets_of

        own = {"desk": on_the_desk(request), "sheets": sheets_of(request.user)}
        return super().index(request, {**(extra_context or {}), **own})


class RecordAdminConfig(AdminConfig):
    default_site = "initiatives.administration.RecordSite"
