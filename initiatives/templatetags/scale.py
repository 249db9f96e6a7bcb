"""Readings that differ, each on its own line of one scale; nothing is averaged."""

import math
from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString

from .drawing import percent, value_of
from .figures import bounds, number
from .rendering import draw
from .sources import source_marks

register = template.Library()

MOST_TICKS = 4
SHOWN = (
    *("words", "unit", "stands", "is_dated", "as_of"),
    *("about", "speaker", "remark", "quotes", "chosen"),
)
Domain = tuple[float, float]


@register.simple_tag
def readings(
    items: Iterable[Any],
    numbers: Mapping[str, int] | None = None,
    voices: Mapping[str, Any] | None = None,
    beside: Iterable[Any] = (),
) -> SafeString:
    """Draw what each source says of one field, side by side.

    Each has words, and where it has them low, high, unit, how it stands to the
    value shown (``stands``), speaker, remark, the claims or
    sources it rests on as ``claims``, those among them with a quotation as ``quotes``, and
    whether the record shows it as ``chosen``. Where ``is_dated``, its date stands beside it,
    ``as_of``; ``about`` are the records that it is of. Without any bound there is no scale.
    ``beside`` are the items of other drawings that are to have the same scale.
    """
    items = list(items)
    domain = domain_of([*items, *beside])
    lines = [
        {
            **{name: value_of(item, name) for name in SHOWN},
            "low": value_of(item, "low", None),
            "high": value_of(item, "high", None),
            "marks": source_marks(value_of(item, "claims", ()), numbers or {}, voices),
            "drawn": drawn(item, domain) if domain else None,
        }
        for item in items
    ]
    ticks = (
        [{"x": place(tick, domain), "label": number(tick)} for tick in ticks_of(domain)]
        if domain
        else []
    )
    return draw("readings", lines=lines, ticks=ticks)


def domain_of(items: Iterable[Any]) -> Domain | None:
    """Give the numbers that the scale must hold, with room for the sides left open."""
    ends = [value_of(item, end, None) for item in items for end in ("low", "high")]
    stated = [float(end) for end in ends if end is not None]
    if not stated:
        return None
    low, high = min(stated), max(stated)
    room = (high - low) / 4 or max(abs(high) / 5, 1)
    return low - room, high + room


def place(value: float, domain: Domain) -> str:
    """Place a number on the scale, along the reading direction."""
    return percent(100 * (float(value) - domain[0]) / (domain[1] - domain[0]))


def drawn(item: Any, domain: Domain) -> dict[str, Any] | None:
    """Say how one reading is drawn: a dot, or a line with a stop at each stated bound."""
    low, high = (value_of(item, end, None) for end in ("low", "high"))
    if low is None and high is None:
        return None
    return {
        "is_exact": low == high,
        "is_open": low is None or high is None,
        "from": place(domain[0] if low is None else low, domain),
        "until": place(domain[1] if high is None else high, domain),
        "stops": [place(end, domain) for end in (low, high) if end is not None],
        "label": bounds(low, high),
    }


def ticks_of(domain: Domain) -> list[float]:
    """Give a few round numbers within the scale."""
    rough = (domain[1] - domain[0]) / MOST_TICKS
    power = 10 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
    first = math.ceil(domain[0] / step)
    return [round(at * step, 10) for at in range(first, math.floor(domain[1] / step) + 1)]
