"""Short labels: words first, a shape beside them, never a colour alone."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from initiatives.codelists import Level, Timeliness
from initiatives.explanation import due_words

from .rendering import draw, draw_once

register = template.Library()

LEVEL_GLYPHS = {
    Level.CONTRADICTED: "lvx",
    Level.COMPLETE: "lv3",
    Level.SUBSTANTIAL: "lv2",
    Level.LIMITED: "lv1",
    Level.ANNOUNCED: "lv0",
    Level.NOTHING_FOUND: "lvn",
    Level.NOT_CHECKED: "lvu",
}
TIMELINESS_BADGES = {Timeliness.OVERDUE: "badge full", Timeliness.DUE_SOON: "badge"}
TIMELINESS_WITHOUT_DATE = {Timeliness.NO_DUE_DATE}


@register.simple_tag
def badge(text: Any, kind: str = "") -> SafeString:
    """Draw a label; kinds: ``full`` (overdue alone), ``doubt``, ``gone`` (cancelled)."""
    return draw_once("badge", text=str(text), kind=kind)


@register.simple_tag
def level(code: str, url: str = "") -> SafeString:
    """Draw how far a commitment is kept: four cells that fill, and the word."""
    return draw_once(
        "level", glyph=LEVEL_GLYPHS[Level(code)], label=str(Level(code).label), url=url
    )


@register.simple_tag
def timeliness(code: str, commitment: Any = None) -> SafeString:
    """Draw a commitment against its due date; solid ink is kept for overdue."""
    code = Timeliness(code)
    is_dated = commitment and code not in TIMELINESS_WITHOUT_DATE
    return draw(
        "timeliness",
        label=code.label,
        style=TIMELINESS_BADGES.get(code, "soft" if code in TIMELINESS_WITHOUT_DATE else ""),
        due_on=commitment.due_on if is_dated else "",
        worded=worded_due(commitment) if is_dated else "",
    )


@register.simple_tag
def worded_due(commitment: Any) -> str:
    """Give the words of a due date that is no day, month or year, "" of any other."""
    worded = commitment.due_as_worded
    return due_words(commitment.due_on, worded) if worded and commitment.due_on else ""


@register.simple_tag
def differ(url: str, sources: int, readings: int = 0) -> SafeString:
    """Link from the chosen value to the panel of readings: "4 sources, 3 readings"."""
    count = ngettext("%(count)s source differs", "%(count)s sources differ", sources)
    if readings:
        count = ngettext("%(count)s source", "%(count)s sources", sources)
    words = [count % {"count": sources}]
    if readings:
        told = ngettext("%(count)s reading", "%(count)s readings", readings)
        words.append(told % {"count": readings})
    return draw("differ", url=url, words=words)
