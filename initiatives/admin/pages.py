"""Addresses of forms, keys in addresses, and the page that asks for a reason before a deed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from initiatives.admin.forms import REASON, ReasonForm
from initiatives.models import Activity

TEMPLATE = "admin/reason_page.html"
KEY_DIGITS_MAX = 18  # of a 64-bit key


def form_address(record: Any) -> str:
    """Return the address of the form of a record; an activity's is that of its kind."""
    model = record.kind if isinstance(record, Activity) else record._meta.model_name
    return reverse(f"admin:initiatives_{model}_change", args=[record.pk])


def is_key(text: str) -> bool:
    """Can this be the key of a row?"""
    return text.isdecimal() and len(text) <= KEY_DIGITS_MAX


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
