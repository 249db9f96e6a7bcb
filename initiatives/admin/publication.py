"""Buttons and list actions that move a record between a draft and the public."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import ActionLocation
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import path
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from initiatives import workflow
from initiatives.admin import unsourced
from initiatives.admin.base import RecordAdmin
from initiatives.admin.pages import ask_reason, is_key, reason_of
from initiatives.codelists import PublicationState
from initiatives.models import ActivityVoice, SourceVoice


def list_action(name: str) -> Callable[..., Any]:
    """Return the list action that takes the chosen records to the page of a move."""

    def action(modeladmin, request, queryset):
        keys = ",".join(str(key) for key in queryset.values_list("pk", flat=True))
        return HttpResponseRedirect(modeladmin.move_url(name, keys))

    action.__name__ = name
    return admin.action(action, description=workflow.MOVES[name].label)


class PublicationAdmin(RecordAdmin):
    """A record whose publication ``workflow.py`` alone moves."""

    actions = [list_action(name) for name in workflow.MOVES]

    def get_urls(self):
        move = path(
            "move/<slug:name>/",
            self.admin_site.admin_view(self.move_view),
            name=self.url_name("move"),
        )
        return [move, *super().get_urls()]

    def get_actions(self, request, action_location=ActionLocation.CHANGE_LIST):
        actions = super().get_actions(request, action_location)
        actions.pop("delete_selected", None)
        return actions

    def move_url(self, name: str, keys: str) -> str:
        """Return the address of the page that moves records, by their keys."""
        return f"{self.url('move', name)}?{urlencode({'ids': keys})}"

    def tools(self, request, obj):
        moves = [
            (self.move_url(name, str(obj.pk)), step.label)
            for name, step in workflow.MOVES.items()
            if workflow.may_move(name, obj, request.user)
        ]
        return [*moves, *super().tools(request, obj)]

    def move_view(self, request, name):
        """Ask why, then move each record; what lacks a source is named."""
        if name not in workflow.MOVES or not self.has_view_permission(request):
            raise Http404
        keys = set(filter(is_key, request.GET.get("ids", "").split(",")))
        records = list(self.get_queryset(request).filter(pk__in=keys))
        if len(records) < len(keys):
            raise Http404  # not there, or not for this user
        is_one, step = len(records) == 1, workflow.MOVES[name]
        if step.target == PublicationState.PUBLISHED:
            unsourced.find_lacking([r for r in records if r.publication_state in step.origins])
        return ask_reason(
            request,
            self,
            title=step.label,
            records=records,
            act=lambda record, form: self.move(request, name, record, reason_of(form)),
            done=lambda record: step.done % record,
            back=self.url("change", records[0].pk) if is_one else self.url("changelist"),
        )

    def move(self, request: Any, name: str, record: Any, reason: str) -> None:
        """Move one record on behalf of the user, if what it is lets this user do so."""
        if not self.is_open_to(request.user, record):
            raise PermissionDenied
        workflow.move(name, record, by=request.user, reason=reason)

    def is_left_to(self, user, obj):
        """A draft stays in the hands it was in, whichever countries it came to name."""
        return True

    def has_delete_permission(self, request, obj=None):
        if not super().has_delete_permission(request, obj):
            return False
        return obj is None or workflow.is_deletable(obj)

    def get_deleted_objects(self, objs, request):
        deleted, counts, lacking, protected = super().get_deleted_objects(objs, request)
        # Computed rows, which nobody may delete by themselves, fall with their record.
        computed = {model._meta.verbose_name for model in (ActivityVoice, SourceVoice)}
        return deleted, counts, lacking - computed, protected

    def delete_model(self, request, obj):
        workflow.delete(obj, by=request.user, reason=request.POST["change_reason"])

    def save_model(self, request, obj, form, change):
        if change:  # somebody may have moved it while this form was open
            obj.publication_state = workflow.locked(obj).publication_state
            if not self.is_open_to(request.user, obj):
                raise PermissionDenied
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if not change:
            messages.info(request, _("It is a draft: send it to review when it is complete."))

    def settle(self, obj, touched, *, by, reason):
        workflow.touch(obj)  # saving it left a signed row in its history

    def view_on_site(self, obj):
        """Only what is published has a public page."""
        is_public = obj.publication_state == PublicationState.PUBLISHED
        return obj.get_absolute_url() if is_public else None
