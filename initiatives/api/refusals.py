"""What is refused of what other systems write, and how it is told (RFC 9457)."""

from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from django.utils.translation import gettext as _
from rest_framework import exceptions

from initiatives.models import Activity


class RefusedError(exceptions.APIException):
    """A refusal with further members of the problem document, and headers."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        headers: Mapping[str, str] | None = None,
        **members: Any,
    ) -> None:
        super().__init__(detail)
        self.status_code = status
        self.headers, self.members = headers or {}, members


class ThereAlreadyError(Exception):
    """A record has the slug already."""

    def __init__(self, record: Activity, *, is_seen: bool) -> None:
        super().__init__(record.slug)
        self.record, self.is_seen = record, is_seen


class ChangedMeanwhileError(Exception):
    """A draft is no longer what its tag says."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


def refuse_body(errors: Any) -> NoReturn:
    """Refuse a body, naming each place in it that is wrong (JSON Pointer, RFC 6901)."""
    found = list(pointed(errors))
    told = " ".join(f"{item['pointer']}: {item['detail']}" for item in found)
    raise RefusedError(400, told or _("The body is not valid."), errors=found)


def pointed(errors: Any, pointer: str = "") -> Iterator[dict[str, str]]:
    """Yield each message with the place that it is about."""
    if isinstance(errors, Mapping):
        for name, inner in errors.items():
            is_whole = name in ("non_field_errors", "__all__", "")
            yield from pointed(inner, pointer if is_whole else f"{pointer}/{escaped(name)}")
    elif isinstance(errors, (list, tuple)):
        for number, inner in enumerate(errors):
            is_nested = isinstance(inner, (Mapping, list))
            yield from pointed(inner, f"{pointer}/{number}" if is_nested else pointer)
    else:
        yield {"pointer": pointer, "detail": str(errors)}


def escaped(name: Any) -> str:
    """Return a name as a part of a JSON Pointer."""
    return str(name).replace("~", "~0").replace("/", "~1")
