"""From which address a request comes, and for whom somebody gives himself out."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

USERNAME_MAX = 255  # signs, in the tables of attempts


def address_of(request: HttpRequest) -> str:
    """Return the address that the outermost proxy of ours saw, as ``PORTAL_PROXIES`` counts."""
    passed = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if settings.PROXIES and any(passed):
        return passed[-min(settings.PROXIES, len(passed))]
    return request.META.get("REMOTE_ADDR", "")


def username_of(request: HttpRequest, credentials: dict[str, Any] | None) -> str | None:
    """Return the name that is given at the login, as much of it as the lock-out keeps."""
    name = (credentials or request.POST).get("username")
    return name and name[:USERNAME_MAX]
