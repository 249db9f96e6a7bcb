"""The form of a list, made from the fields of its FilterSet."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.http import QueryDict

from initiatives.codelists import M49Area
from initiatives.filters import fields as filter_fields
from initiatives.filters.base import PortalFilterSet
from initiatives.filters.fields import QUERY_LENGTH_MAX, CodesField
from initiatives.filters.keys import KeysField
from initiatives.views.options import Option
from initiatives.views.queries import only

# Too many values for boxes; the others of this kind are set one at a time.
SELECTS = {"initiative", "organization", "promiser", "publisher", "region", "series"}


@dataclass(frozen=True)
class Panel:
    """Filters that stand together under a heading; without one, under their own label."""

    names: tuple[str, ...]
    legend: Any = ""
    is_folded: bool = False


@dataclass
class Part:
    """Options under a heading of their own; ``none`` names those that would find nothing."""

    id: str
    name: str
    options: list[Option] = field(default_factory=list)
    none: list[str] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Is one of the options chosen?"""
        return any(option.selected for option in self.options)


@dataclass
class Control:
    """One filter as its form shows it; ``kept`` are values that it cannot show."""

    name: str
    label: str
    shape: str
    value: str = ""
    hint: str = ""
    errors: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    @property
    def options(self) -> list[Option]:
        """All options on show."""
        return [option for part in self.parts for option in part.options]


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
    shape = shape_of(name, asked, options)
    control = Control(
        name=name,
        label=str(asked.label),
        shape=shape,
        hint=str(asked.help_text) if shape == "text" else "",
        errors=[str(error) for error in filterset.errors.get(name, [])],
    )
    if shape == "text":
        control.value = "".join(values[-1:])[:QUERY_LENGTH_MAX]
        control.kept = values[:-1]
        return control
    shown = values[-1:] if shape == "select" else values
    control.parts = list(parts_of(name, options, set(shown), only(data, name)))
    on_show = {option.value for option in control.options if option.selected}
    if not control.errors:  # a value that is wrong cannot be kept
        control.kept = [value for value in values if value not in on_show]
    return control


def shape_of(name: str, asked: Any, options: list[Option]) -> str:
    """Return boxes for codes and what is listed, a menu for many records, else a line of text."""
    if name in SELECTS:
        return "select"
    if any(option.part for option in options):
        return "parts"
    is_listed = bool(options) or isinstance(asked, CodesField | KeysField)
    return "boxes" if is_listed else "text"


def parts_of(
    name: str, options: list[Option], chosen: set[str], address: Callable[[str], str]
) -> Iterator[Part]:
    """Yield options under their headings, apart from those that would find nothing.

    What is chosen stays, whatever it would find.
    """
    for code, listed in groupby(options, attrgetter("part")):
        part = Part(f"{name}{code}", str(M49Area(code).label) if code else "")
        for option in listed:
            is_chosen = option.value in chosen
            if is_chosen or option.count != 0:
                part.options.append(option.as_shown(is_chosen, address(option.value)))
            else:
                part.none.append(option.label)
        yield part


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
            "id": f"facet-{panel.names[0]}",
            "legend": panel.legend or controls[0].label,
            "controls": controls,
            "is_boxes": controls[0].shape in {"boxes", "parts"},
            "is_folded": panel.is_folded,
            "is_open": is_set or is_wrong,
        }


def hidden_of(
    panels: list[Panel], filterset: PortalFilterSet, data: QueryDict
) -> list[dict[str, str]]:
    """Return what is set and has no control, so that sending the form does not lose it."""
    shown = {name for panel in panels for name in panel.names}
    others = [
        name
        for name in [*filterset.filters, "page_size", *filterset.also_known]
        if name not in shown
    ]
    return [
        {"name": name, "value": value}
        for name in others
        for value in filter_fields.given(data.getlist(name))
    ]
