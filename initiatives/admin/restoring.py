"""Putting back what a record held, or that it was there: shown first, then done with a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives import restoring
from initiatives.admin.forms import ReasonForm, UndeleteForm
from initiatives.admin.history import HistoryPages
from initiatives.admin.pages import is_key, reason_of
from initiatives.restoring import NothingThereError, Plan

TEMPLATE = "admin/initiatives/history/restore.html"
LIST_TEMPLATE = "admin/initiatives/history/deleted.html"
TITLE = gettext_lazy("Restore: %(record)s")
SEEN = "seen"  # in the form: the token of the plan that was shown


class RestoringPages(HistoryPages):
    """A record that can be brought back to what it was."""

    is_restorable = True
    activities: Callable[[Any], Any]
    naming: Callable[[Any], Any]
    is_open_to: Callable[[Any, Any], bool]

    def get_urls(self):
        pages = [
            ("deleted", "deleted/", self.deleted_view),
            ("undelete", "deleted/<int:key>/", self.undelete_view),
            ("as_it_was", "<path:object_id>/as-it-was/", self.as_it_was_view),
        ]
        own = [
            path(address, self.admin_site.admin_view(view), name=self.url_name(name))
            for name, address, view in pages
        ]
        return [*own, *super().get_urls()]

    def ways_back(self, request, obj):
        if not self.is_restorable:
            return {}
        if not self.model._base_manager.filter(pk=obj.pk).exists():
            may = self.has_add_permission(request)
            return {"undelete_at": self.url("undelete", obj.pk) if may else ""}
        may = self.has_change_permission(request, obj)
        return {"restore_at": self.url("as_it_was", obj.pk) if may else ""}

    # A record on file

    def as_it_was_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Bring a record, or one field of it, back to what it was."""
        obj: Any = self.get_object(request, unquote(object_id))
        if obj is None:
            raise Http404
        if not self.is_restorable or not self.has_change_permission(request, obj):
            raise PermissionDenied
        return self.answer(request, obj, asked(request.GET, self.model, obj.pk))

    # Deleted records

    def deleted_view(self, request: HttpRequest) -> HttpResponse:
        """List what was deleted: who did it, when and why."""
        self.require_adding(request)
        found = restoring.deleted_of(self.model)
        page = Paginator(found, self.history_list_per_page).get_page(request.GET.get(PAGE_VAR))
        rows = [
            (row, restoring.title_of(row), self.url("undelete", row.id))
            for row in page
            if self.has_view_permission(request, restoring.as_record(row))
        ]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Deleted records"),
            "opts": self.opts,
            "page": page,
            "rows": rows,
        }
        return TemplateResponse(request, LIST_TEMPLATE, context)

    def undelete_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Bring back a deleted record with all that was deleted with it."""
        self.require_adding(request)
        obj = self.deleted(str(key))
        if obj is None:
            raise Http404
        if not self.has_view_permission(request, obj) or not self.is_open_to(request.user, obj):
            raise PermissionDenied
        slug = request.POST.get("slug", "")
        return self.answer(request, obj, partial(restoring.undeleted, self.model, key, slug))

    def require_adding(self, request: HttpRequest) -> None:
        """Who may add such records may bring them back."""
        if not self.is_restorable or not self.has_add_permission(request):
            raise PermissionDenied

    # Both

    def answer(self, request: HttpRequest, obj: Any, plan_now: Callable[[], Plan]) -> HttpResponse:
        """Show what would change; once there is a reason, do it and go to the history."""
        plan = made(plan_now)
        form = form_of(request, plan)
        if request.method == "POST" and form.is_valid():
            try:
                self.put_back(request, obj, plan_now, reason_of(form))
            except ValidationError as refusal:
                form.add_error(None, refusal.messages)
                plan = made(plan_now)
            else:
                messages.success(request, _("Restored: %(record)s") % {"record": obj})
                return HttpResponseRedirect(self.url("history", obj.pk))
        context = {
            **self.admin_site.each_context(request),
            "title": TITLE % {"record": obj},
            "opts": self.opts,
            "plan": plan,
            "lacking": plan.lacking(request.user),  # type: ignore[arg-type]  # logged in
            "form": form,
            "seen": SEEN,
            "back": self.url("history", obj.pk),
        }
        return TemplateResponse(request, TEMPLATE, context)

    @transaction.atomic
    def put_back(self, request: Any, obj: Any, plan_now: Callable[[], Plan], reason: str) -> None:
        """Carry out what was shown, if the record that it leads to is open to the user too."""
        restored = restoring.put_back(
            plan_now,
            token=request.POST.get(SEEN, ""),
            by=request.user,
            reason=reason,
            part_of=lambda: self.activities(obj),
            named_by=lambda: self.naming(obj),
        )
        if not self.is_open_to(request.user, restored):
            raise PermissionDenied


def asked(query: Any, model: Any, key: int) -> Callable[[], Plan]:
    """Return what is asked for: one field as a row of history has it, or all as of a moment."""
    if name := query.get("field"):
        row = query.get("row", "")
        if not is_key(row):
            raise Http404
        return partial(restoring.field_of, model, key, query.get("part", ""), int(row), name)
    return partial(restoring.as_at, model, key, moment_of(query.get("moment", "")))


def moment_of(text: str) -> datetime:
    """Read a moment with its offset."""
    try:
        moment = parse_datetime(text)
    except ValueError as unreadable:
        raise Http404 from unreadable
    if moment is None or timezone.is_naive(moment):
        raise Http404
    return moment


def made(plan_now: Callable[[], Plan]) -> Plan:
    """Return the plan; an address that leads to nothing is answered as one."""
    try:
        return plan_now()
    except NothingThereError as nothing:
        raise Http404 from nothing


def form_of(request: HttpRequest, plan: Plan) -> ReasonForm:
    """Return the form: with a slug where the former one is taken."""
    has_slug = plan.needs_slug or "slug" in request.POST
    return (UndeleteForm if has_slug else ReasonForm)(request.POST or None)
