"""Frames around a page's own words: a section, a fact, a note."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString

from .rendering import draw
from .sources import source_marks

register = template.Library()


@register.simple_block_tag
def section(
    content: str, name: str, title: str, caveat: str = "", *, sided: bool = True
) -> SafeString:
    """Open a part of a page under its heading; ``name`` is its anchor, ``caveat`` its small print.

    Draws nothing where there is nothing to say.
    """
    if not content.strip():
        return SafeString("")
    return draw("section", content=content, name=name, title=title, caveat=caveat, sided=sided)


@register.simple_block_tag
def fact(
    content: str,
    label: str,
    items: Iterable[Any] = (),
    numbers: Mapping[str, int] | None = None,
    voices: Mapping[str, Any] | None = None,
) -> SafeString:
    """Draw one fact of ``<dl class="facts">``: label, value, and who says so.

    Draws nothing where there is no value.
    """
    if not content.strip():
        return SafeString("")
    marks = source_marks(items, numbers or {}, voices)
    return draw("fact", content=content, label=label, marks=marks)


@register.simple_block_tag
def note(content: str, kind: str = "") -> SafeString:
    """Draw a caveat; ``plain`` for a mere notice, without doubt."""
    return draw("note", content=content, kind=kind)


@register.simple_block_tag
def nothing(content: str, title: str) -> SafeString:
    """Draw what stands where nothing was found: a sentence, then what to do."""
    return draw("nothing", content=content, title=title)
