"""A page between a button and its deed, that asks for the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from initiatives.admin.forms import REASON, ReasonForm

TEMPLATE = "admin/reason_page.html"


def ask_reason(
    request: HttpRequest,
    admin: Any,
    *,
    title: Any,
    records: Iterable[Any],
    act: Callable[[Any, forms.Form], None],
    back: str,
    form_class: type[ReasonForm] = ReasonForm,
    initial: dict[str, Any] | None = None,
) -> HttpResponse:
    """Show the page; once there is a reason, act on each record and go back.

    What a record refuses is shown as a message and leaves the other records to be done.
    """
    form = form_class(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        for record in records:
            attempt(request, title, record, lambda record: act(record, form))
        return HttpResponseRedirect(back)
    context = {
        **admin.admin_site.each_context(request),
        "title": title,
        "opts": admin.opts,
        "records": records,
        "form": form,
        "back": back,
    }
    return TemplateResponse(request, TEMPLATE, context)


def attempt(request: HttpRequest, title: Any, record: Any, act: Callable[[Any], None]) -> None:
    """Act on one record and say how it went."""
    try:
        act(record)
    except ValidationError as refusal:
        for text in refusal.messages:
            messages.error(request, text)
    else:
        messages.success(request, f"{title}: {record}")


def reason_of(form: forms.Form) -> str:
    """Return the reason that was given on the page."""
    return form.cleaned_data[REASON]
