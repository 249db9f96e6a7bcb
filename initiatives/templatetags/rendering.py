"""Draw a component: templates hold all markup, tags only prepare their values."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from html import escape
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.context import BaseContext
from django.template.loader import get_template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

REMEMBERED_MAX = 4096  # drawings of some hundred bytes each
PLACE = re.compile("\0(\\w+)\0")  # no template holds this character


def draw(component: str, **values: Any) -> SafeString:
    """Render ``components/<component>.html`` without the file's last newline.

    A newline at the end would put a space before the comma that follows.
    """
    text = template_of(component).render(values)
    return mark_safe(text.strip())  # noqa: S308 - the template has escaped it


@cache
def kept_template(component: str) -> Any:
    return get_template(f"components/{component}.html")


def template_of(component: str) -> Any:
    """Return the template of a component, read once."""
    if settings.DEBUG:  # templates change under a running process
        return kept_template.__wrapped__(component)
    return kept_template(component)


def draw_filled(component: str, **values: Any) -> SafeString:
    """Draw a component that asks of its texts only whether they are there, and prints them.

    Its markup is drawn once for each set of texts that are there; then they are filled in,
    escaped unless they are markup. What is ``True`` is asked for alone, and never printed.
    """
    if settings.DEBUG:
        return draw(component, **values)
    markup = _markup(component, get_language(), tuple(values), tuple(map(bool, values.values())))
    filled = [escaped(values[part]) if at % 2 else part for at, part in enumerate(markup)]
    return mark_safe("".join(filled))  # noqa: S308 - what is filled in is escaped


@lru_cache(maxsize=REMEMBERED_MAX)
def _markup(
    component: str, _language: str | None, names: tuple[str, ...], there: tuple[bool, ...]
) -> tuple[str, ...]:
    """Return the markup of a component: parts of it, and between them the names of texts."""
    texts = (f"\0{name}\0" if is_there else "" for name, is_there in zip(names, there, strict=True))
    return tuple(PLACE.split(draw(component, **dict(zip(names, texts, strict=True)))))


def escaped(value: Any) -> str:
    """Return a text as markup; Django's own function takes thrice the time."""
    if isinstance(value, str):
        return value if isinstance(value, SafeString) else escape(value)
    return conditional_escape(value)


def joined(parts: Iterable[SafeString], by: str = "") -> SafeString:
    """Put drawings one after another."""
    return mark_safe(by.join(parts))  # noqa: S308 - each is markup


def draw_once(component: str, **values: str | bool) -> SafeString:
    """Draw a component that follows from plain values alone, as a rule just once a language.

    Every page repeats the same dashes, dates and badges.
    """
    if settings.DEBUG:  # templates change under a running process
        return draw(component, **values)
    return _drawn(component, get_language(), **values)


# By type too: markup and text that read alike are not drawn alike.
@lru_cache(maxsize=REMEMBERED_MAX, typed=True)
def _drawn(component: str, _language: str | None, **values: str | bool) -> SafeString:
    return draw(component, **values)


def request_of(context: BaseContext) -> Any:
    """Give the request of a page, or None where a template is rendered without one."""
    return getattr(context, "request", None) or context.get("request")


def origin_of(request: HttpRequest) -> str:
    """Give what permalinks begin with: the portal's own origin where it is set."""
    return settings.ORIGIN or f"{request.scheme}://{request.get_host()}"
