"""Tags that write partial dates."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from initiatives.datewords import APART, is_partial_date, iso_text, range_words, words

from .rendering import draw_once

register = template.Library()


@register.filter
def date_text(value: Any) -> str:
    """Write a partial date as plain text: for titles, labels and attributes."""
    return words(iso_text(value))


@register.simple_tag
def date_range_text(start: Any, end: Any = "") -> str:
    """Write a range of partial dates as plain text."""
    return "".join(range_words(*_both_ends(start, end)))


@register.simple_tag
def partial_date(value: Any, unknown: str | None = None) -> SafeString:
    """Show one partial date with its dots; ``unknown`` replaces "no date known"."""
    return date_range(value, unknown=unknown)


@register.simple_tag
def date_range(start: Any, end: Any = "", unknown: str | None = None) -> SafeString:
    """Show a range of partial dates, each end with the dots of what was not stated."""
    start, end = _both_ends(start, end)
    first, between, last = range_words(start, end)
    if not last:
        return _one_end(start, first, unknown)
    return draw_once(
        "date_range",
        first=_one_end(start, first, dots=len(start) != len(end)),
        between=between,
        last=_one_end(end, last),
        tight=between != APART,
    )


def _both_ends(start: Any, end: Any) -> tuple[str, str]:
    start, end = iso_text(start), iso_text(end)
    return (start or end), (end if start else "")


def _one_end(iso: str, text: str, unknown: str | None = None, *, dots: bool = True) -> SafeString:
    is_date = is_partial_date(iso)
    return draw_once(
        "partial_date",
        iso=iso if is_date else "",
        text=text,
        glyph={4: "py", 7: "pm"}.get(len(iso), "") if dots and is_date else "",
        unknown=_("no date known") if unknown is None else unknown,
    )
