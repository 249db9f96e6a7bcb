"""Heads of lists: what is shown, in which order, and another order at one click."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.context import BaseContext
from django.utils.safestring import SafeString

from .navigation import query_of, query_replace
from .rendering import draw

register = template.Library()


def current_order(context: BaseContext, default: str) -> str:
    """Give the order that the page's query asks for."""
    return str(query_of(context).get("order") or default)


@register.simple_tag(takes_context=True)
def sort_header(
    context: BaseContext, order: str, label: str, default: str = "", css: str = ""
) -> SafeString:
    """Draw a column head that sorts; a second click reverses. ``order`` may begin with ``-``."""
    now = current_order(context, default)
    is_sorted = now.lstrip("-") == order.lstrip("-")
    wanted = reverse_of(now) if is_sorted else order
    return draw(
        "sort_header",
        url=query_replace(context, order=wanted),
        name=order.lstrip("-"),
        label=label,
        css=css,
        direction=("descending" if now.startswith("-") else "ascending") if is_sorted else "",
    )


def reverse_of(order: str) -> str:
    """Turn an order round."""
    return order[1:] if order.startswith("-") else f"-{order}"


@register.simple_tag(takes_context=True)
def view_links(context: BaseContext, views: Iterable[tuple[str, Any]] = ()) -> SafeString:
    """Offer the ways to show a list as links; the present one is marked."""
    now = query_of(context).get("view", "")
    links = [
        {
            "name": name,
            "url": query_replace(context, view=name or None),
            "label": label,
            "current": name == now,
        }
        for name, label in views or ()
    ]
    return draw("view_links", links=links) if links else SafeString("")


@register.simple_tag(takes_context=True)
def sort_links(
    context: BaseContext, orders: Iterable[tuple[str, Any]], default: str = ""
) -> SafeString:
    """Offer the orders of a list as links; the present one is marked."""
    now = current_order(context, default)
    links = [
        {
            "order": order,
            "url": query_replace(context, order=order),
            "label": label,
            "current": order == now,
        }
        for order, label in orders
    ]
    return draw("sort_links", links=links)
