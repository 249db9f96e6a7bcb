"""Forms that are taken one at a time, and shown again to who had to wait for too long."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.admin.utils import unquote
from django.db import OperationalError, transaction

from initiatives.admin import meanwhile
from initiatives.admin.forms import REFUSED
from initiatives.signing import hold
from portal.waiting import is_busy, send_again_later


@contextmanager
def held_to_change(request: Any) -> Iterator[None]:
    """Hold the record from before a form that changes it is read until all is written."""
    if request.method != "POST":
        yield
        return
    with transaction.atomic():
        hold()
        yield


class HeldForms:
    """The form of a record, which nobody else changes from its reading to its writing."""

    # Of the admin that this is mixed into.
    _changeform_view: Any
    get_object: Any
    has_change_permission: Any

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return self.held_form(request, object_id, form_url, extra_context)
        except OperationalError as error:
            if not is_busy(error):
                raise
        return self.form_as_sent(request, object_id, form_url, extra_context)

    def form_as_sent(self, request: Any, key: str | None, form_url: str, extra: Any) -> Any:
        """Show a form with what was typed, which could not be written while others wrote."""
        opened = request.POST.get(meanwhile.OPENED_AT, "")
        request.POST = request.POST.copy()
        request.POST[REFUSED] = "busy"
        extra = {**(extra or {}), meanwhile.OPENED_AT: opened}
        return send_again_later(self._changeform_view(request, key, form_url, extra))

    def held_form(self, request: Any, object_id: Any, form_url: str, extra_context: Any) -> Any:
        """Show the form of a record or take it, others waiting until it is written."""
        with held_to_change(request):
            extra = {**(extra_context or {})}
            if object_id:  # nobody else has a record that is not there yet
                extra[meanwhile.OPENED_AT] = meanwhile.last_change()
                extra["meanwhile"] = self.merge_meanwhile(request, unquote(object_id), extra)
            given: Any = super()
            return given.changeform_view(request, object_id, form_url, extra)

    def merge_meanwhile(self, request: Any, key: str, extra: dict[str, Any]) -> list[Any]:
        """Return what others changed since the form was opened, put into what was sent."""
        opened = meanwhile.opened_at(request.POST)
        if opened is None or request.POST[meanwhile.OPENED_AT] == extra[meanwhile.OPENED_AT]:
            return []
        obj = self.get_object(request, key)
        if obj is None or not self.has_change_permission(request, obj):
            return []
        return meanwhile.merge(self, request, obj, opened)
