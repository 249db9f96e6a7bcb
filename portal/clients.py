"""From which address a request comes."""

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Return the address that the outermost proxy of ours saw, as ``PORTAL_PROXIES`` counts."""
    passed = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if settings.PROXIES and any(passed):
        return passed[-min(settings.PROXIES, len(passed))]
    return request.META.get("REMOTE_ADDR", "")
