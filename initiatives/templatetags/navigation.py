"""Links that know where the reader is: menu, path, pages, formats, languages, filters."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.http import QueryDict
from django.template.context import BaseContext
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from initiatives.exports.format import Format
from initiatives.exports.formats import formats_of
from initiatives.exports.json_ld import Site, breadcrumbs, script

from .offered import SUBSCRIBED
from .rendering import draw, draw_filled, draw_once, joined, origin_of, request_of

register = template.Library()


def query_of(context: BaseContext) -> QueryDict:
    """Give a copy of the page's query, to be changed."""
    request = request_of(context)
    return request.GET.copy() if request else QueryDict(mutable=True)


@register.simple_tag(takes_context=True)
def query_replace(context: BaseContext, **values: Any) -> str:
    """Give the page's query with these values put in their places; None takes one out.

    Every change but that of the page goes back to the first page.
    """
    query = query_of(context)
    query.pop("page", None)
    for name, value in values.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def query_without(context: BaseContext, name: str, value: Any = None) -> str:
    """Give the page's query without one value of a filter, or without the whole filter."""
    query = query_of(context)
    query.pop("page", None)
    kept = [one for one in query.pop(name, []) if value is not None and one != str(value)]
    query.setlist(name, kept)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def menu_place(context: BaseContext) -> str:
    """Give what tells which entries of the menus are marked: for a record, where it is listed."""
    request = request_of(context)
    path: str = getattr(request, "path", "")
    match = getattr(request, "resolver_match", None)
    return path.rstrip("/").rpartition("/")[0] if match and match.kwargs else path


@register.simple_tag(takes_context=True)
def nav_link(context: BaseContext, view_name: str, label: str) -> SafeString:
    """Draw one entry of a menu, marked where the reader is; nothing if there is no such page."""
    try:
        url = reverse(view_name)
    except NoReverseMatch:
        return SafeString("")
    path = getattr(request_of(context), "path", "")
    current = "page" if path == url else "true" if path.startswith(url) else ""
    return draw_once("nav_link", url=url, label=label, current=current)


@register.simple_tag(takes_context=True)
def breadcrumb(context: BaseContext, *pairs: str) -> SafeString:
    """Draw the path to a page: Home, then address and label in turn; and say it as data."""
    links = list(zip(pairs[::2], map(str, pairs[1::2]), strict=True))
    shown = [{"url": url, "label": label} for url, label in links]
    return draw("breadcrumb", links=shown, told=path_as_data(request_of(context), links))


def path_as_data(request: Any, links: list[tuple[str, str]]) -> SafeString:
    """Draw the path as data; nothing for a page right under Home."""
    if not links or request is None:
        return SafeString("")
    steps = [(reverse("home"), gettext("Home")), *links]
    text = script(breadcrumbs(steps, Site(origin_of(request))))
    return draw_filled("data_block", text=mark_safe(text))  # noqa: S308 - script escapes it


@register.simple_tag(takes_context=True)
def pagination(context: BaseContext, page: Page) -> SafeString:
    """Draw the pages of a list; every link keeps the query."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return draw("pagination", page=page, numbers=list(numbers), query=query_of(context))


@register.simple_tag(takes_context=True)
def formats(
    context: BaseContext, label: str = "", api_url: str = "", record: Any = None
) -> SafeString:
    """Link the other formats of this list or record, with the same query, and the API's.

    With the record, and the day of the page, those too that not every record like it has.
    """
    path = getattr(request_of(context), "path", "/").rstrip("/")
    query = query_of(context)
    for name in ("page", "page_size", "view"):
        query.pop(name, None)
    suffix = f"?{query.urlencode()}" if query else ""
    links = [
        {"url": f"{path}.{item.extension}{suffix}", "label": item.label}
        for item in offered(path, record, context.get("today"))
    ]
    if api_url:
        links.append({"url": api_url, "label": _("JSON (API)")})
    return format_links(links, label)


@register.simple_tag
def format_links(links: Iterable[Mapping[str, Any]], label: str = "") -> SafeString:
    """Link formats, each with its url and label."""
    items = joined(draw_filled("format", **link) for link in links)
    return draw_filled("formats", links=items, label=label)


def offered(path: str, record: Any, today: Any) -> list[Format]:
    """Return the formats of the list or record at a path; feeds stand beside those of a list."""
    *_before, noun, last = ["", *path.split("/")]
    of_records = formats_of(noun, is_record=True)
    if of_records:
        is_known = record is not None and today is not None
        sure = [item for item in of_records if is_known or item.lacks is Format.lacks]
        return [item for item in sure if not is_known or not item.lacks(record, today)]
    return [item for item in formats_of(last) if item.extension not in SUBSCRIBED]


@register.simple_tag(takes_context=True)
def language_links(context: BaseContext) -> list[dict[str, Any]]:
    """Give this page in every language offered; none if there is but one."""
    if len(settings.OFFERED_LANGUAGES) < 2:
        return []
    url = page_url(context)
    return [
        {
            **get_language_info(code),
            "url": translate_url(url, code),
            "current": code == get_language(),
        }
        for code in settings.OFFERED_LANGUAGES
    ]


@register.simple_tag
def is_offered(language: str) -> bool:
    """Is a language complete, so that its pages may be found by search engines?"""
    return language in settings.OFFERED_LANGUAGES


@register.simple_tag(takes_context=True)
def page_url(context: BaseContext) -> str:
    """Give the full address of this page: on the portal's own origin where it is set."""
    request = request_of(context)
    if request is None:
        return ""
    return f"{origin_of(request)}{request.get_full_path()}"
