"""What a list is filtered by, in words, each with the link that takes it off."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.fields import NO_DATE
from initiatives.filters import fields
from initiatives.filters.base import PortalFilterSet
from initiatives.filters.fields import YES_NO
from initiatives.filters.keys import KeysField
from initiatives.views.controls import values_of
from initiatives.views.options import Option
from initiatives.views.queries import without

# Values that a filter takes but does not offer.
WITHOUT_OPTION: dict[str, dict[str, Any]] = {"year": {NO_DATE: gettext_lazy("No date on record")}}
IN_WORDS = {code for code, _label in YES_NO}


def chips_of(
    filterset: PortalFilterSet, data: QueryDict, options: dict[str, list[Option]]
) -> list[dict[str, str]]:
    """Return what is set, each with its words and the query that takes it off."""
    chips = []
    for name in filterset.filters:
        if name == "order":
            continue
        words = named(filterset, name) | labels_of(name, options) | WITHOUT_OPTION.get(name, {})
        for text, value in zip(
            fields.given(data.getlist(name)), values_of(data, name, filterset), strict=True
        ):
            label = chip_label(filterset.form.fields[name].label, value, words)
            chips.append({"name": name, "label": label, "url": without(data, name, text)})
    return chips


def labels_of(name: str, options: dict[str, list[Option]]) -> dict[str, str]:
    """Return the words of a filter's options, of those at least that are more than the value."""
    listed = options.get(name, [])
    return {option.value: option.label for option in listed if option.label != option.value}


def named(filterset: PortalFilterSet, name: str) -> dict[str, str]:
    """Return the names of records that are set but are not among the options."""
    asked = filterset.form.fields[name]
    if not isinstance(asked, KeysField):
        return {}
    rows = filterset.form.cleaned_data.get(name) or []
    return {str(getattr(row, asked.to_field_name or "pk")): str(row) for row in rows}


def chip_label(label: Any, value: str, words: dict[str, str]) -> str:
    """Return the words of a chip; where the value alone would not say it, with its filter."""
    if value in words and value not in IN_WORDS:
        return words[value]
    parts = {"filter": label, "value": words.get(value, value)}
    return _("%(filter)s: %(value)s") % parts
