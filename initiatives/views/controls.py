"""The form of a list, made from the fields of its FilterSet; and the chips of what is set."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.fields import NO_DATE
from initiatives.filters import fields as filter_fields
from initiatives.filters.base import PortalFilterSet
from initiatives.filters.fields import QUERY_LENGTH_MAX, YES_NO, CodesField
from initiatives.filters.keys import KeysField
from initiatives.views.options import Option

# Too many values for boxes; the others of this kind are set one at a time.
SELECTS = {"country", "initiative", "organization", "publisher", "region", "series"}
WITHOUT_OPTION: dict[str, dict[str, Any]] = {"year": {NO_DATE: gettext_lazy("No date on record")}}
IN_WORDS = {code for code, _label in YES_NO}


@dataclass(frozen=True)
class Panel:
    """Filters that stand together under a heading; without one, under their own label."""

    names: tuple[str, ...]
    legend: Any = ""
    is_folded: bool = False


@dataclass
class Control:
    """One filter as its form shows it; ``kept`` are values that a single field cannot hold."""

    name: str
    label: str
    shape: str
    value: str = ""
    hint: str = ""
    errors: list[str] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def values_of(data: QueryDict, name: str, filterset: PortalFilterSet) -> list[str]:
    """Return what a filter is set to, as its options write it, each value once."""
    normalize = getattr(filterset.form.fields[name], "normalize", str)
    return [normalize(text.strip()) for text in filter_fields.given(data.getlist(name))]


def control_of(
    name: str, filterset: PortalFilterSet, data: QueryDict, options: list[Option]
) -> Control:
    """Return how one filter is shown."""
    asked = filterset.form.fields[name]
    values = values_of(data, name, filterset)
    shape = shape_of(name, asked)
    control = Control(
        name=name,
        label=str(asked.label),
        shape=shape,
        hint=str(asked.help_text) if shape == "text" else "",
        errors=[str(error) for error in filterset.errors.get(name, [])],
    )
    if shape == "text":
        control.value = "".join(values[-1:])[:QUERY_LENGTH_MAX]
    else:
        shown = values if shape == "boxes" else values[-1:]
        control.options = [chosen(option, shown) for option in options]
    if shape != "boxes":
        control.kept = values[:-1]
    return control


def shape_of(name: str, asked: Any) -> str:
    """Return boxes for codes, a menu for many records, a line of text for all else."""
    if name in SELECTS:
        return "select"
    return "boxes" if isinstance(asked, CodesField | KeysField) else "text"


def chosen(option: Option, values: list[str]) -> Option:
    """Return an option that knows whether it is chosen."""
    return replace(option, selected=option.value in values)


def panels_of(
    panels: list[Panel],
    filterset: PortalFilterSet,
    data: QueryDict,
    options: dict[str, list[Option]],
) -> Iterator[dict[str, Any]]:
    """Yield the parts of the form; what is set, or wrong, is never folded away."""
    for panel in panels:
        controls = [
            control_of(name, filterset, data, options.get(name, [])) for name in panel.names
        ]
        is_set = any(data.getlist(name) for name in panel.names)
        is_wrong = any(control.errors for control in controls)
        yield {
            "legend": panel.legend or controls[0].label,
            "controls": controls,
            "is_boxes": controls[0].shape == "boxes",
            "is_folded": panel.is_folded,
            "is_open": is_set or is_wrong,
        }


def hidden_of(
    panels: list[Panel], filterset: PortalFilterSet, data: QueryDict
) -> list[dict[str, str]]:
    """Return what is set and has no control, so that sending the form does not lose it."""
    shown = {name for panel in panels for name in panel.names}
    others = [name for name in [*filterset.filters, "page_size"] if name not in shown]
    return [
        {"name": name, "value": value}
        for name in others
        for value in filter_fields.given(data.getlist(name))
    ]


def chips_of(
    filterset: PortalFilterSet, data: QueryDict, options: dict[str, list[Option]]
) -> list[dict[str, str]]:
    """Return what is set, each with its words and the query that takes it off."""
    chips = []
    for name in filterset.filters:
        if name == "order":
            continue
        listed = {option.value: option.label for option in options.get(name, [])}
        words = named(filterset, name) | listed | WITHOUT_OPTION.get(name, {})
        for text, value in zip(
            filter_fields.given(data.getlist(name)),
            values_of(data, name, filterset),
            strict=True,
        ):
            label = chip_label(filterset.form.fields[name].label, value, words)
            chips.append({"name": name, "label": label, "url": without(data, name, text)})
    return chips


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


def without(data: QueryDict, name: str, value: str) -> str:
    """Return the query without one value of a filter, on page 1."""
    query = data.copy()
    query.pop("page", None)
    query.setlist(name, [text for text in query.pop(name, []) if text != value])
    return f"?{query.urlencode()}"


def cleaned(data: QueryDict, filterset: PortalFilterSet) -> QueryDict:
    """Return the query as links carry it: no blanks, no repetitions, nothing unknown."""
    query = QueryDict(mutable=True)
    for name in data:
        is_known = name in filterset.filters or name in {"page", "page_size"}
        if is_known and (values := filter_fields.given(data.getlist(name))):
            query.setlist(name, values)
    return query
