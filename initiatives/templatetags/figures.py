"""Numbers as their sources hedge them: never barer, never more exact."""

import re
from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from .names import is_page_language
from .rendering import draw, draw_once

register = template.Library()

HEDGED_NUMBER = re.compile(r"([A-Za-z ]+?) (\d[\d,]*(?:\.\d+)?)")
# The hedges that other languages can say; all others stay in the words of the source.
HEDGES = {
    "about": gettext_noop("about %(number)s"),
    "almost": gettext_noop("almost %(number)s"),
    "around": gettext_noop("around %(number)s"),
    "at least": gettext_noop("at least %(number)s"),
    "fewer than": gettext_noop("fewer than %(number)s"),
    "less than": gettext_noop("less than %(number)s"),
    "more than": gettext_noop("more than %(number)s"),
    "nearly": gettext_noop("nearly %(number)s"),
    "over": gettext_noop("over %(number)s"),
    "some": gettext_noop("some %(number)s"),
    "up to": gettext_noop("up to %(number)s"),
}
TALLIED_UP_TO = 12
GROUPED_FROM = 1000  # below it a whole number reads the same in every language


def hedge_mark(low: Decimal | int | None, high: Decimal | int | None) -> str:
    """Name the glyph for what is stated: a bound above, a bound below, or neither."""
    if low is None and high is None:
        return "about"
    if low is None:
        return "above"
    return "below" if high is None else ""


@register.filter
def number(value: Decimal | float | str | None) -> str:
    """Write a number with the grouping of the page's language, without idle zeros."""
    if value is None or value == "":
        return ""
    if isinstance(value, int) and 0 <= value < GROUPED_FROM:
        return str(value)
    exact = Decimal(str(value))
    exact = exact.quantize(Decimal(1)) if exact == exact.to_integral() else exact.normalize()
    return number_format(exact, force_grouping=True)


def in_page_language(words: str) -> tuple[str, str]:
    """Give the words of a value as the page says them, and their language if foreign."""
    if (get_language() or "en").startswith("en"):
        return words, ""
    if re.fullmatch(r"\d[\d,]*(\.\d+)?", words):
        return number(words.replace(",", "")), ""
    match = HEDGED_NUMBER.fullmatch(words)
    pattern = HEDGES.get(match[1].lower()) if match else None
    if not match or not pattern:
        return words, "en"
    return _(pattern) % {"number": number(match[2].replace(",", ""))}, ""


@register.simple_tag
def hedge(holder: Any, field: str, unit: str = "") -> SafeString:
    """Show an approximate value of a record: ``{% hedge activity "countries" %}``."""
    words, low, high = (getattr(holder, field + end) for end in ("", "_low", "_high"))
    return hedged(words, low, high, unit)


@register.simple_tag
def hedged(
    words: str, low: Decimal | None = None, high: Decimal | None = None, unit: str = ""
) -> SafeString:
    """Show the words of a source and the mark of the bounds that they state.

    The unit is in English: on another page value and unit stay one English phrase, so
    that a line from right to left does not tear them apart.
    """
    is_phrase = bool(unit) and not is_page_language("en")
    text, language = (str(words), "en") if is_phrase else in_page_language(str(words))
    mark = hedge_mark(low, high) if words else ""
    return draw_once("hedge", words=text, language=language, mark=mark, unit=unit)


@register.simple_tag
def bounds(low: Decimal | None = None, high: Decimal | None = None) -> str:
    """Write a sum of hedged numbers as the range it is: "34–39", "at least 120"."""
    if low is None and high is None:
        return _("not known")
    if high is None:
        return _("at least %(number)s") % {"number": number(low)}
    if low is None:
        return _("up to %(number)s") % {"number": number(high)}
    return number(low) if low == high else f"{number(low)}–{number(high)}"


@register.simple_tag
def ratio(part: int, whole: int, url: str = "") -> SafeString:
    """Draw how many of how many, all bars at one length; zero is bold."""
    return draw("ratio", part=part, whole=whole, url=url)


@register.simple_tag
def tally(done: Decimal | int, target: Decimal | int) -> SafeString:
    """Draw a target box by box, up to twelve; above that, words alone."""
    done, target = int(done), int(target)
    boxes = [
        {"x": f"{9 * index + 0.6:.1f}", "fill": "currentColor" if index < done else "none"}
        for index in range(target if target <= TALLIED_UP_TO else 0)
    ]
    return draw("tally", boxes=boxes, width=9 * target - 1, done=done, target=target)


@register.simple_tag
def nil(words: str = "") -> SafeString:
    """Fill a cell for which nothing is stated: a soft dash with hidden words, never 0."""
    return draw_once("nil", words=words)
