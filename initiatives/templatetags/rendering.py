"""Draw a component: templates hold all markup, tags only prepare their values."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.context import BaseContext
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

REMEMBERED_MAX = 4096  # drawings of some hundred bytes each


def draw(component: str, **values: Any) -> SafeString:
    """Render ``components/<component>.html`` without the file's last newline.

    A newline at the end would put a space before the comma that follows.
    """
    text = get_template(f"components/{component}.html").render(values)
    return mark_safe(text.strip())  # noqa: S308 - the template has escaped it


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
    return settings.ORIGIN or request.build_absolute_uri("/").rstrip("/")
