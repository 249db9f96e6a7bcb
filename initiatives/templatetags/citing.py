"""How a record of the portal is cited in words, and what a page says of itself as data."""

from typing import Any

from django import template
from django.template.context import BaseContext
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from initiatives.exports.citations import in_words
from initiatives.exports.entries import title_of
from initiatives.exports.json_ld import Site, script

from .rendering import draw_filled, origin_of, request_of

register = template.Library()


@register.simple_tag(takes_context=True)
def citation(context: BaseContext, record: Any, changed_at: Any) -> SafeString:
    """Draw the citation of a record as of its last change, read today.

    Today is the day in UTC, for which a copy of the page holds.
    """
    address = Site(origin_of(request_of(context))).address(record)
    changed_on = changed_at.date() if changed_at else None
    key = str(record.natural_key()[0])
    text = in_words(title_of(record), key, address, changed_on, timezone.now().date())
    return draw_filled("citation", text=text, address=address)


@register.simple_tag
def data_block(described: Any) -> SafeString:
    """Put a description into the page as data, which no browser runs."""
    if not described:
        return SafeString("")
    return draw_filled("data_block", text=mark_safe(script(described)))  # noqa: S308 - script escapes it
