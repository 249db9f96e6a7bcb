"""What a list can be subscribed to: a feed of its changes, and a calendar of its events."""

from typing import Any

from django import template
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from initiatives.exports import formats
from initiatives.filters.paging import OF_A_PAGE

register = template.Library()
SUBSCRIBED = {"atom": _("Changes of this list (Atom)"), "ics": _("Calendar of this list")}
# A subscription has no pages, and an order of its own.


@register.simple_tag
def subscriptions(page: str, query: QueryDict) -> list[dict[str, Any]]:
    """Give the feed and the calendar of a list, with the filter of its page."""
    kept = query.copy()
    for name in OF_A_PAGE:
        kept.pop(name, None)
    suffix = f"?{kept.urlencode()}" if kept else ""
    start = page.rstrip("/")
    noun = start.rpartition("/")[2]
    found = [formats.find(extension, noun) for extension in SUBSCRIBED]
    return [
        {
            "label": SUBSCRIBED[item.extension],
            "url": f"{start}.{item.extension}{suffix}",
            "media_type": item.media_type.partition(";")[0],
        }
        for item in found
        if item
    ]
