"""Tokens of the API: an administrator makes one, which is shown once, and revokes it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives import rights, tokens
from initiatives.admin.base import RecordAdmin
from initiatives.admin.forms import SignedForm
from initiatives.admin.once import MadeOnce
from initiatives.admin.pages import ask_reason, reason_of
from initiatives.models import ApiToken
from initiatives.models.token import GIVEN_FOR

GIVEN = ["user", "name", "expires_on"]
COOKIE = "token_made"
SHOWN_FOR = 120  # seconds
KEPT = ["start", "made_at", "last_used", "revoked"]


class TokenForm(SignedForm):
    """A new token, for a year at most."""

    def clean_user(self) -> Any:
        """Refuse a token that may do more than who makes it gives to others."""
        user = self.cleaned_data["user"]
        if not rights.may_manage(user, self.filled_by):
            raise ValidationError(_("A superuser's token is made by superusers alone."))
        return user

    def clean_expires_on(self) -> Any:
        last, today = self.cleaned_data["expires_on"], timezone.localdate()
        if not today <= last <= today + GIVEN_FOR:
            raise ValidationError(_("From today on, and a year at most."))
        return last


@admin.register(ApiToken)
class ApiTokenAdmin(MadeOnce, RecordAdmin):
    form = TokenForm
    is_restorable = False  # what was revoked stays revoked
    list_display = ["name", "user", "start", "made_at", "expires_on", "last_used", "revoked"]
    list_filter = [("revoked_at", admin.EmptyFieldListFilter)]
    list_select_related = ["user"]
    search_fields = ["name", "start", "user__username"]
    autocomplete_fields = ["user"]
    fieldsets = [
        (gettext_lazy("For whom"), {"fields": GIVEN}),
        (gettext_lazy("The token"), {"fields": KEPT}),
    ]

    @admin.display(description=gettext_lazy("last used"), ordering="last_used_at")
    def last_used(self, token: ApiToken) -> str:
        return moment(token.last_used_at) or _("never used")

    @admin.display(description=gettext_lazy("revoked"), ordering="revoked_at")
    def revoked(self, token: ApiToken) -> str:
        return moment(token.revoked_at) or _("not revoked")

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
        """Lead to the page that shows the token, so that loading it again makes no other.

        The secret goes with its user, in a cookie: it is kept nowhere else.
        """
        page = self.url("made", obj.pk)
        answer = HttpResponseRedirect(page)
        answer.set_signed_cookie(
            COOKIE,
            request.secret_made,
            salt=page,
            path=page,
            max_age=SHOWN_FOR,
            httponly=True,
            samesite="Strict",
            secure=settings.SESSION_COOKIE_SECURE,
        )
        return answer

    def made_view(self, request: Any, object_id: str) -> HttpResponse:
        """Show a new token once, and take it from the browser."""
        page = self.url("made", object_id)
        token = self.get_object(request, object_id)
        if token is None or not self.has_add_permission(request):
            raise PermissionDenied
        secret = request.get_signed_cookie(COOKIE, "", salt=page, max_age=SHOWN_FOR)
        if not secret:
            return HttpResponseRedirect(self.url("change", token.pk))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Token made"),
            "opts": self.opts,
            "token": token,
            "secret": secret,
            "back": self.url("change", token.pk),
        }
        answer = TemplateResponse(request, "admin/initiatives/apitoken/made.html", context)
        answer.delete_cookie(COOKIE, path=page, samesite="Strict")
        return answer

    # Revoking

    def get_urls(self):
        pages = [("made", self.made_view), ("revoke", self.revoke_view)]
        return [*self.record_urls(pages), *super().get_urls()]

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
            done=lambda record: _("“%s” is revoked.") % record,
            back=self.url("change", token.pk),
        )


def moment(at: datetime | None) -> str:
    """Return a moment as all pages of the admin write it, "" for none."""
    return date_format(timezone.localtime(at), "DATETIME_FORMAT") if at else ""
