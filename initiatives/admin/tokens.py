"""Tokens of the API: an administrator makes one, which is shown once, and revokes it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives import tokens
from initiatives.admin.base import RecordAdmin
from initiatives.admin.forms import SignedForm
from initiatives.admin.once import MadeOnce
from initiatives.admin.pages import ask_reason, reason_of
from initiatives.models import ApiToken
from initiatives.models.token import GIVEN_FOR

GIVEN = ["user", "name", "expires_on"]
KEPT = ["start", "made_at", "last_used_at", "revoked_at"]


class TokenForm(SignedForm):
    """A new token, for a year at most."""

    def clean_expires_on(self) -> Any:
        last, today = self.cleaned_data["expires_on"], timezone.localdate()
        if not today <= last <= today + GIVEN_FOR:
            raise ValidationError(_("From today on, and a year at most."))
        return last


@admin.register(ApiToken)
class ApiTokenAdmin(MadeOnce, RecordAdmin):
    form = TokenForm
    list_display = ["name", "user", "start", "made_at", "expires_on", "last_used_at", "revoked_at"]
    list_filter = [("revoked_at", admin.EmptyFieldListFilter)]
    list_select_related = ["user"]
    search_fields = ["name", "start", "user__username"]
    autocomplete_fields = ["user"]
    fieldsets = [
        (gettext_lazy("For whom"), {"fields": GIVEN}),
        (gettext_lazy("The token"), {"fields": KEPT}),
    ]

    def get_fieldsets(self, request, obj=None):
        """Nothing is typed into a token that is there, so no reason is asked for."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets[:2] if obj else [fieldsets[0], *fieldsets[2:]]

    def get_readonly_fields(self, request, obj=None):
        return [*GIVEN, *KEPT] if obj else []

    def has_delete_permission(self, request, obj=None):
        """Tokens are revoked: their history says who wrote by them."""
        return False

    # Making

    def fill(self, request, obj):
        request.secret_made = tokens.give_secret(obj)

    def response_add(self, request, obj, post_url_continue=None):
        """Show the token, in this answer and in no other."""
        context = {
            **self.admin_site.each_context(request),
            "title": _("Token made"),
            "opts": self.opts,
            "token": obj,
            "secret": request.secret_made,
            "back": self.url("change", obj.pk),
        }
        return TemplateResponse(request, "admin/initiatives/apitoken/made.html", context)

    # Revoking

    def get_urls(self):
        view = self.admin_site.admin_view(self.revoke_view)
        own = path("<path:object_id>/revoke/", view, name=self.url_name("revoke"))
        return [own, *super().get_urls()]

    def tools(self, request, obj):
        if obj.revoked_at or not self.has_change_permission(request, obj):
            return []
        return [(self.url("revoke", obj.pk), _("Revoke"))]

    def revoke_view(self, request: Any, object_id: str) -> HttpResponse:
        """Ask why, then let the token hold no longer."""
        token = self.get_object(request, object_id)
        if token is None or not self.has_change_permission(request, token):
            raise PermissionDenied
        return ask_reason(
            request,
            self,
            title=_("Revoke"),
            records=[token],
            act=lambda record, form: tokens.revoke(record, by=request.user, reason=reason_of(form)),
            back=self.url("change", token.pk),
        )
