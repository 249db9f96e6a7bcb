"""What is answered where somebody else's change was being written for too long to wait."""

from collections.abc import Callable
from typing import Any

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

RETRY_AFTER = 30  # seconds
NEVER_SHOWN = "password"  # in the name of a field


def is_busy(error: BaseException) -> bool:
    """Did the database give up waiting for another writer? Then nothing was written."""
    cause: Any = error.__cause__
    if not isinstance(error, OperationalError):
        return False
    told = getattr(cause, "sqlite_errorname", "") or getattr(cause, "sqlstate", "") or ""
    return told.startswith("SQLITE_BUSY") or told == "55P03"  # lock_not_available of PostgreSQL


def send_again_later(response: Any) -> Any:
    """Make an answer say that it may be asked for again, and when."""
    response.status_code = 503
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


class OthersWrite:
    """Answers a page that keeps what was sent, ready to be sent again, instead of an error."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not is_busy(error):
            return None
        sent = fields_sent(request)
        return send_again_later(render(request, "503.html", {"sent": sent}))


def fields_sent(request: HttpRequest) -> list[tuple[str, str]]:
    """Return each field of the form that was sent; none where a page cannot keep all of it."""
    if (
        request.method != "POST"
        or request.FILES
        or any(NEVER_SHOWN in name for name in request.POST)
    ):
        return []
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    ]
