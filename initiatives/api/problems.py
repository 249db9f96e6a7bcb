"""Errors as problem documents (RFC 9457)."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation, ValidationError
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import exception_handler

from initiatives.api.refusals import RefusedError
from portal.waiting import RETRY_AFTER, is_busy

MEDIA_TYPE = "application/problem+json"
SCHEMA = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "examples": ["about:blank"]},
        "title": {"type": "string", "examples": ["Bad Request"]},
        "status": {"type": "integer", "examples": [400]},
        "detail": {"type": "string"},
        "instance": {"type": "string", "description": "The address asked."},
        "errors": {
            "type": "array",
            "description": "Each parameter, or place in the body, that was not valid.",
            "items": {
                "type": "object",
                "required": ["detail"],
                "properties": {
                    "parameter": {"type": "string"},
                    "pointer": {"type": "string", "description": "JSON Pointer (RFC 6901)."},
                    "detail": {"type": "string"},
                },
            },
        },
        "existing": {"type": "string", "description": "The address of what is there already."},
        "current": {
            "type": "object",
            "description": "The draft as it stands.",
            "additionalProperties": True,
        },
    },
}


class BusyError(exceptions.APIException):
    """Others were writing for too long."""

    status_code = HTTPStatus.SERVICE_UNAVAILABLE
    default_detail = gettext_lazy(
        "Another change is being written, and yours had to wait for too long. "
        "Nothing of it was written: send it again."
    )
    default_code = "busy"

    def __init__(self, wait: int) -> None:
        super().__init__()
        self.wait = wait  # seconds; the framework makes a header of it


def handle(error: Exception, context: dict[str, Any]) -> Response | None:
    """Answer an error with a problem document; None leaves it to the framework."""
    if isinstance(error, SuspiciousOperation):  # such as a thousand parameters
        error = exceptions.ParseError(str(error))
    if is_busy(error):
        error = BusyError(wait=RETRY_AFTER)
    if isinstance(error, ValidationError):
        error = exceptions.ValidationError(error.message_dict)
    if isinstance(error, Http404):
        error = exceptions.NotFound(_("There is no such record."))
    if isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    response = exception_handler(error, context)
    if response is not None:
        response.data = document(error, response.status_code, context["request"])
        response.content_type = MEDIA_TYPE
        if isinstance(error, RefusedError):
            response.data |= error.members
            for name, value in error.headers.items():
                response.headers[name] = value
    return response


def document(error: Any, status: int, request: Request | HttpRequest) -> dict[str, Any]:
    """Return the problem document of an error."""
    problem = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": str(getattr(error, "detail", error)),
        "instance": request.get_full_path(),
    }
    if isinstance(error, exceptions.ValidationError):
        errors = list(parameter_errors(error.detail))
        problem["detail"] = " ".join(f"{item['parameter']}: {item['detail']}" for item in errors)
        problem["errors"] = errors
    return problem


def example(status: int, detail: str, path: str) -> dict[str, Any]:
    """Return what a problem document looks like."""
    problem = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    return {**problem, "detail": detail, "instance": path}


def parameter_errors(detail: Any) -> Iterator[dict[str, str]]:
    """Yield one error for each message about each parameter."""
    for name, messages in detail.items():
        for message in messages:
            yield {"parameter": name, "detail": str(message)}
