"""Pictures drawn on the server, their sizes as attributes: the time strip."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi

from initiatives.fields import first_day_of, last_day_of

from .rendering import draw

register = template.Library()

SHORTEST_MARK = 0.35  # per cent of the strip: one day of a decade could not be seen
MOST_YEARS_NAMED = 6


def value_of(item: Any, name: str, default: Any = "") -> Any:
    """Read a value of a mapping or an object."""
    return item.get(name, default) if isinstance(item, Mapping) else getattr(item, name, default)


def percent(share: float, width: float = 0) -> str:
    """Place a mark along the reading direction, in per cent of the width."""
    return f"{100 - share - width if get_language_bidi() else share:.2f}%"


@register.simple_tag
def time_strip(happenings: Iterable[Any], label: str) -> SafeString:
    """Draw happenings (start, end, label) on one line: the length of a mark is what is not known.

    ``label`` says in words what the picture shows; give the list under it all the same.
    """
    dated = [item for item in happenings if value_of(item, "start")]
    if not dated:
        return SafeString("")
    spans = [_span(item) for item in dated]
    years = range(min(first.year for first, _ in spans), max(last.year for _, last in spans) + 1)
    marks = [_time_mark(item, span, years) for item, span in zip(dated, spans, strict=True)]
    step = -(-len(years) // MOST_YEARS_NAMED)
    axes = [
        {"x": percent(_share(date(year, 1, 1), years)), "year": year if at % step == 0 else ""}
        for at, year in enumerate(years)
    ]
    nudge = -4 if get_language_bidi() else 4
    return draw("time_strip", marks=marks, axes=axes, label=label, nudge=nudge)


def _span(item: Any) -> tuple[date, date]:
    start, end = str(value_of(item, "start")), str(value_of(item, "end") or "")
    first = date.fromisoformat(first_day_of(start))
    return first, max(first, date.fromisoformat(last_day_of(end or start)))


def _share(day: date, years: range) -> float:
    begin, end = date(years[0], 1, 1), date(years[-1] + 1, 1, 1)
    return 100 * (day - begin).days / (end - begin).days


def _time_mark(item: Any, span: tuple[date, date], years: range) -> dict[str, Any]:
    first, last = (_share(day, years) for day in span)
    width = max(last - first, SHORTEST_MARK)
    vaguest = min(len(str(value_of(item, end))) for end in ("start", "end") if value_of(item, end))
    return {
        "x": percent(first, width),
        "width": f"{width:.2f}%",
        "precision": {4: "year", 7: "month"}.get(vaguest, "day"),
        "label": value_of(item, "label"),
    }
