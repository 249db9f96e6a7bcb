"""The day on which things are told: ``?on=2026-11-24``, today if left out."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DayForm(forms.Form):
    """A full day."""

    on = forms.DateField(
        label=_("As of"),
        required=False,
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("Write a day as 2025-05-12.")},
    )


def read_day(query: QueryDict) -> tuple[DayForm, date]:
    """Return the form and its day; where it cannot be read, the form says so and it is today."""
    form = DayForm(query)
    asked = form.cleaned_data["on"] if form.is_valid() else None
    return form, asked or timezone.localdate()
