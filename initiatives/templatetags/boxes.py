"""The values of a filter, hundreds on a page: a template takes ten times as long to draw them."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape as escape_html
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from .figures import number

register = template.Library()

OTHER_PAGE = ' data-hx-boost="false"'  # it is no result to be put in the place of this one


# The same few hundred values stand on every page; Django's own function takes thrice the time.
escape = lru_cache(maxsize=4096)(escape_html)


@register.simple_tag
def boxes(options: Iterable[Any], name: str, errors: Any = None) -> SafeString:
    """Draw the values of a filter as boxes, each with its count as a link to what it counts."""
    described = f' aria-describedby="{name}-error"' if errors else ""
    return mark_safe("\n".join(box(option, name, described) for option in options))  # noqa: S308 - escaped below


def box(option: Any, name: str, described: str) -> str:
    """Write one value as a box."""
    value, label = escape(option.value), escape(option.label)
    checked = " checked" if option.selected else ""
    count = "" if option.count is None else link(option.url, label, number(option.count))
    return (
        f'<div class="option"><label><input id="f-{name}-{value}" type="checkbox" name="{name}" '
        f'value="{value}"{checked}{described}> <span>{label}</span></label>{count}</div>'
    )


def link(url: str, label: str, count: str) -> str:
    """Write a count as a link to what it counts: the same list, or that of another page."""
    more = "" if url.startswith("?") else OTHER_PAGE
    return f' <a href="{escape(url)}" aria-label="{label}: {count}"{more}>{count}</a>'


@register.filter
def listed(names: Iterable[str]) -> SafeString:
    """Write names one after another, as many as there are."""
    return mark_safe(" · ".join(map(escape, names)))  # noqa: S308 - each is escaped


@register.simple_tag
def choices(options: Iterable[Any]) -> SafeString:
    """Draw the values of a filter as the choices of a menu, each with its count in brackets."""
    return mark_safe("\n".join(map(choice, options)))  # noqa: S308 - escaped below


def choice(option: Any) -> str:
    """Write one value as a choice."""
    count = "" if option.count is None else f" ({number(option.count)})"
    chosen = " selected" if option.selected else ""
    return f'<option value="{escape(option.value)}"{chosen}>{escape(option.label)}{count}</option>'
