"""Draw a component: templates hold all markup, tags only prepare their values."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.context import BaseContext
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe


def draw(component: str, **values: Any) -> SafeString:
    """Render ``components/<component>.html`` without the file's last newline.

    A newline at the end would put a space before the comma that follows.
    """
    text = get_template(f"components/{component}.html").render(values)
    return mark_safe(text.strip())  # noqa: S308 - the template has escaped it


def request_of(context: BaseContext) -> Any:
    """Give the request of a page, or None where a template is rendered without one."""
    return getattr(context, "request", None) or context.get("request")


def origin_of(request: HttpRequest) -> str:
    """Give what permalinks begin with: the portal's own origin where it is set."""
    return settings.ORIGIN or request.build_absolute_uri("/").rstrip("/")
