"""Pages of other hosts may read what anybody may read (CORS), and nothing else."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from portal.freshness import is_public

METHODS = "GET, HEAD, OPTIONS"
PREFLIGHT = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": METHODS,
    # A conditional request has a header that browsers ask about first.
    "Access-Control-Allow-Headers": "Accept, Accept-Language, If-Modified-Since, If-None-Match",
    "Access-Control-Max-Age": "86400",  # seconds
    "Vary": "Access-Control-Request-Method, Access-Control-Request-Headers",
}
EXPOSED = (
    "Content-Disposition, ETag, Ignored-Parameters, Link, RateLimit, RateLimit-Policy, Retry-After"
)


def public_reading(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Let any origin read public addresses; without credentials, so nobody reads as another."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not is_public(request):
            return get_response(request)
        if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
            return HttpResponse(status=204, headers=PREFLIGHT)
        response = get_response(request)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = EXPOSED
        return response

    return middleware
