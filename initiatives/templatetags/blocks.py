"""Frames around a page's own words: a section, a fact, a note."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.template.context import BaseContext
from django.utils.safestring import SafeString

from .mending import mend
from .rendering import draw_filled
from .sources import source_marks

register = template.Library()


@register.simple_block_tag(takes_context=True)
def section(
    context: BaseContext,
    content: str,
    name: str,
    title: str,
    caveat: str = "",
    *,
    sided: bool = True,
    field: str = "",
) -> SafeString:
    """Open a part of a page under its heading; ``name`` is its anchor, ``caveat`` its small print.

    ``field`` is the fact of the record that it tells and that readers may correct.

    Draws nothing where there is nothing to say.
    """
    if not content.strip():
        return SafeString("")
    title, caveat = str(title), str(caveat)  # translated once
    pen = mend(context, field, title)
    return draw_filled(
        "section", content=content, name=name, title=title, caveat=caveat, sided=sided, mend=pen
    )


@register.simple_block_tag(takes_context=True)
def fact(
    context: BaseContext,
    content: str,
    label: str,
    items: Iterable[Any] = (),
    numbers: Mapping[str, int] | None = None,
    voices: Mapping[str, Any] | None = None,
    *,
    field: str = "",
) -> SafeString:
    """Draw one fact of ``<dl class="facts">``: label, value, who says so, and how to correct it.

    Draws nothing where there is no value.
    """
    if not content.strip():
        return SafeString("")
    marks = source_marks(items, numbers or {}, voices)
    pen = mend(context, field, label)
    return draw_filled("fact", content=content, label=label, marks=marks, mend=pen)


@register.simple_block_tag
def note(content: str, kind: str = "") -> SafeString:
    """Draw a caveat; ``plain`` for a mere notice, without doubt."""
    return draw_filled("note", content=content, kind=kind)


@register.simple_block_tag
def nothing(content: str, title: str) -> SafeString:
    """Draw what stands where nothing was found: a sentence, then what to do."""
    return draw_filled("nothing", content=content, title=title)
