"""The neighbourhood of a record: what it leads to above, what leads to it below, as links."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import get_language_bidi

from .drawing import value_of
from .rendering import draw

register = template.Library()

# In pixels, so that text keeps its size on every screen.
ROW, SPINE, NODE, TEXT, ROUND = 46, 12, 46, 60, 10
LETTERS = 31  # that fit beside a node at 320 pixels
MOST_DRAWN = 16


@register.simple_tag
def neighbourhood(centre: Any, neighbours: Iterable[Any], label: str) -> SafeString:
    """Draw a record and its neighbours, arrows in the direction in which a relation is told.

    ``centre`` has name and kind; each neighbour too, perhaps short_name, url, ``words`` for how
    it is tied, ``is_outgoing`` and ``is_sourced``. Those that find no room are counted: the list
    under ``#relations`` has all of them. ``label`` says in words what the picture shows.
    """
    listed = sorted(neighbours, key=lambda item: not value_of(item, "is_outgoing"))
    if not listed:
        return SafeString("")
    shown = listed[:MOST_DRAWN]
    above = sum(bool(value_of(item, "is_outgoing")) for item in shown)
    middle = middle_of(above)
    places = [at if at < above else at + 1 for at in range(len(shown))]
    return draw(
        "neighbourhood",
        label=label,
        height=middle_of(len(shown)) + ROW // 2,
        origin="100%" if get_language_bidi() else "0",
        rows=[row_of(item, middle_of(at), middle) for item, at in zip(shown, places, strict=True)],
        centre={
            "y": middle,
            "text": isolated(value_of(centre, "name")),
            "shape": shape(value_of(centre, "kind"), across(SPINE), middle),
            "arrow": arrow_into_centre(middle) if above < len(shown) else "",
        },
        at={"centre": across(SPINE + 14), "row": across(TEXT)},
        more=len(listed) - len(shown),
    )


def middle_of(row: int) -> int:
    """Return the height of the middle of a row."""
    return row * ROW + ROW // 2


def across(pixels: int) -> int:
    """Measure along the reading direction."""
    return -pixels if get_language_bidi() else pixels


def row_of(item: Any, y: int, centre: int) -> dict[str, Any]:
    """Return how one neighbour is drawn at a height."""
    is_outgoing = bool(value_of(item, "is_outgoing"))
    shown = value_of(item, "short_name") or value_of(item, "name")
    return {
        "y": y,
        "url": value_of(item, "url"),
        "name": value_of(item, "name"),
        "text": isolated(shown),
        "words": shortened(value_of(item, "words")),
        "label": f"{shown}, {value_of(item, 'words')}: {value_of(item, 'name')}",
        "is_sourced": bool(value_of(item, "is_sourced")),
        "shape": shape(value_of(item, "kind"), across(NODE), y),
        "way": way(y, centre),
        "arrow": arrow_into_row(y) if is_outgoing else "",
    }


def way(y: int, centre: int) -> str:
    """Draw the line from the centre to a row: along the spine, round a corner, to the node."""
    turn = ROUND if y < centre else -ROUND
    corner = f"Q{across(SPINE)} {y} {across(SPINE + ROUND)} {y}"
    return f"M{across(SPINE)} {centre}V{y + turn}{corner}H{across(NODE - 8)}"


def arrow_into_row(y: int) -> str:
    """Draw the head of an arrow that ends at the node of a row."""
    return f"M{across(NODE - 7)} {y}l{across(-7)} -4v8z"


def arrow_into_centre(y: int) -> str:
    """Draw the head of the arrow that ends at the centre, from below."""
    return f"M{across(SPINE)} {y + 8}l-4 7h8z"


def shape(kind: str, x: int, y: int) -> str:
    """Draw a square for an initiative, a disc for a workshop, a diamond for a forum."""
    if kind == "initiative":
        return f"M{x - 5} {y - 5}h10v10h-10z"
    if kind == "forum":
        return f"M{x} {y - 7}l7 7l-7 7l-7 -7z"
    return f"M{x - 6} {y}a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z"


def shortened(words: Any) -> str:
    """Return words as far as there is room for them."""
    return Truncator(str(words)).chars(LETTERS)


def isolated(name: str) -> str:
    """Return a name in English, shortened, that reads from left to right on any page."""
    return f"\N{LEFT-TO-RIGHT ISOLATE}{shortened(name)}\N{POP DIRECTIONAL ISOLATE}"
