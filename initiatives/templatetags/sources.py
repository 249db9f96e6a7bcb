"""Source marks: the number beside a fact that opens what was read."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString

from .rendering import draw

register = template.Library()


@register.simple_tag
def number_sources(sources: Iterable[Any]) -> dict[str, int]:
    """Number the sources of a page in their order, by slug: every mark and note asks this."""
    slugs = dict.fromkeys(source.slug for source in sources)
    return {slug: position for position, slug in enumerate(slugs, start=1)}


@register.simple_tag
def source_marks(
    items: Iterable[Any], numbers: Mapping[str, int], voices: Mapping[str, Any] | None = None
) -> SafeString:
    """Draw one numbered box for each source of ``items`` (claims or sources), voices beside."""
    marks: dict[str, dict[str, Any]] = {}
    for item in items or ():
        source = getattr(item, "source", item)
        mark = marks.setdefault(source.slug, _mark(source, numbers, voices))
        mark["is_read"] |= getattr(item, "basis", "stated") == "stated"
        mark["is_stated"] |= is_of_this_value(item)
        if item is not source:
            mark["claims"].append(item)
    in_order = sorted(marks.values(), key=lambda mark: mark["number"])
    spoken = dict.fromkeys(mark["voice"] for mark in in_order if mark["voice"])
    return draw("marks", marks=in_order, voices=list(spoken)) if marks else SafeString("")


def _mark(
    source: Any, numbers: Mapping[str, int], voices: Mapping[str, Any] | None
) -> dict[str, Any]:
    return {
        "number": numbers[source.slug],
        "source": source,
        "voice": voice_of(source, voices),
        "claims": [],
        "is_read": False,
        "is_stated": False,
    }


def is_of_this_value(item: Any) -> bool:
    """Say whether a source was read to state the very value beside which it stands."""
    is_stated = getattr(item, "basis", "stated") == "stated"
    return is_stated and getattr(item, "agreement", "same") == "same"


def voice_of(source: Any, voices: Mapping[str, Any] | None) -> str:
    """Give the words for the voice of a source in this record, "" where none is computed."""
    voice = (voices or {}).get(source.slug, "")
    return str(getattr(voice, "label", voice))


@register.simple_tag
def cite(items: Any, numbers: Mapping[str, int]) -> SafeString:
    """Link from running text to the list of sources: one source, or several; claims do too."""
    items = items if hasattr(items, "__iter__") else [items]
    sources = (getattr(item, "source", item) for item in items)
    return draw("cite", numbers=sorted({numbers[source.slug] for source in sources}))


@register.simple_tag
def notes(
    sources: Iterable[Any], numbers: Mapping[str, int], voices: Mapping[str, Any] | None = None
) -> SafeString:
    """List the sources at the end of a page, in the order of their numbers.

    Load each with its publisher, ``reprint_of`` and ``origin_publisher``.
    """
    rows = [
        {
            "number": numbers[source.slug],
            "source": source,
            "voice": voice_of(source, voices),
            "reprint_number": source.reprint_of and numbers.get(source.reprint_of.slug),
        }
        for source in {source.slug: source for source in sources}.values()
    ]
    return draw("notes", rows=sorted(rows, key=lambda row: row["number"]))
