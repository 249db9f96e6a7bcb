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


def page_address(record: Any, page: str, *keys: Any) -> str:
    """Return the address of a page of a record; an activity's are those of its kind."""
    model = record.kind if isinstance(record, Activity) else record._meta.model_name
    return reverse(f"admin:initiatives_{model}_{page}", args=[record.pk, *keys])


def form_address(record: Any) -> str:
    """Return the address of the form of a record."""
    return page_address(record, "change")


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
    done: Callable[[Any], str],
    back: str,
    beside: Iterable[Any] = (),
    form_class: type[ReasonForm] = ReasonForm,
    initial: dict[str, Any] | None = None,
) -> HttpResponse:
    """Show the page; once there is a reason, act on each record and go back.

    ``done`` says what has happened to a record; ``beside`` are records that are named as well.
    What a record refuses is shown as a message and leaves the other records to be done.
    """
    form = form_class(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        for record in records:
            attempt(request, record, lambda record: act(record, form), done)
        return HttpResponseRedirect(back)
    context = {
        **admin.admin_site.each_context(request),
        "title": title,
        "opts": admin.opts,
        "records": [*records, *beside],
        "form": form,
        "back": back,
    }
    return TemplateResponse(request, TEMPLATE, context)


def attempt(
    request: HttpRequest, record: Any, act: Callable[[Any], None], done: Callable[[Any], str]
) -> None:
    """Act on one record and say how it went."""
    try:
        act(record)
    except ValidationError as refusal:
        for text in refusal.messages:
            messages.error(request, text)
    else:
        messages.success(request, done(record))


def reason_of(form: forms.Form) -> str:
    """Return the reason that was given on the page."""
    return form.cleaned_data[REASON]
