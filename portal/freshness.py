"""Conditional requests: what a reader holds is sent again only if it may have changed.

An answer follows from the record, the code, the day (statuses and timeliness go by it) and
the request. All four are known before a view begins, so a copy that still holds costs one
small query. See docs/decisions/0012-copies-follow-the-data-version.md.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import cast

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db.models import QuerySet, Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import http_date, parse_etags

from initiatives.models import DataVersion, FacetSet
from initiatives.prepared import Prepared
from portal import release

NOT_PUBLIC = ("/admin/", "/health/")
# What shows nothing of the record, and is answered without a database.
OF_CODE_ALONE = {"robots", "favicon", "api:schema", "api:docs", "api:explorer"}
KEPT_STATUSES = (200, 304)


@dataclass(frozen=True)
class Validators:
    """What tells one state of an answer from another: its tag, and when it last changed."""

    tag: str
    changed_at: datetime

    @property
    def last_modified(self) -> int | None:
        """The whole second after which it is known not to have changed; None until then."""
        second = self.changed_at.replace(microsecond=0) + timedelta(seconds=1)
        return int(second.timestamp()) if second <= timezone.now() else None


def is_public(request: HttpRequest) -> bool:
    """Is this an address that anybody may read?"""
    return not request.path_info.startswith(NOT_PUBLIC)


def is_personal(request: HttpRequest) -> bool:
    """Does somebody say who he or she is? Then no shared copy is made of the answer."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES or "Authorization" in request.headers


class ConditionalGet:
    """Tags what anybody may read, and answers 304 where a reader's copy still holds."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if settings.DEBUG:  # code and templates change under a running process
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method not in ("GET", "HEAD") or not is_kept(request, response):
            return response
        if is_personal(request):
            patch_cache_control(response, private=True, no_cache=True)
            return response
        return told(request, response)

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponseBase | None:
        """Read the state before the view does: after a change meanwhile the tag is too old."""
        is_reading = request.method in ("GET", "HEAD") and is_public(request)
        if not is_reading or is_personal(request):
            return None
        found = validators_of(request)
        request.validators = found  # type: ignore[attr-defined]  # ours
        # "*" and dates wait for the view: they say nothing of whether the address is one.
        held = parse_etags(request.headers.get("If-None-Match", ""))
        if found.tag.removeprefix("W/") in [tag.removeprefix("W/") for tag in held]:
            return HttpResponseNotModified(headers={"ETag": found.tag})
        return None


def is_kept(request: HttpRequest, response: HttpResponseBase) -> bool:
    """May a reader keep this answer? Not one with a cookie, nor one that says so itself."""
    if response.status_code not in KEPT_STATUSES or not is_public(request):
        return False
    is_personal = response.cookies or "Cookie" in response.headers.get("Vary", "")
    return not is_personal and not response.has_header("Cache-Control")


def told(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Return the answer with its validators, or 304 in its place."""
    patch_cache_control(response, public=True, no_cache=True)
    patch_vary_headers(response, ["Accept-Encoding"])
    if request.path_info.startswith("/api/"):
        patch_vary_headers(response, ["Accept", "Accept-Language"])
    found: Validators | None = getattr(request, "validators", None)
    if found is None or response.status_code == HttpResponseNotModified.status_code:
        return response
    if response.has_header("ETag"):  # a file that is tagged by its content
        return response
    response.headers["ETag"] = found.tag
    if found.last_modified:
        response.headers["Last-Modified"] = http_date(found.last_modified)
    # A stream that is replaced has not begun, and holds nothing.
    plain = cast(HttpResponse, response)
    return get_conditional_response(request, found.tag, found.last_modified, plain) or response


@Prepared
def data_version(key: int) -> QuerySet:
    """Return the one row that counts changes: every answer asks for it."""
    building = FacetSet.objects.filter(facet="", value="").values("members")
    rows = DataVersion.objects.filter(pk=key).annotate(building=Subquery(building))
    return rows.values_list("building", "number", "changed_at")


def validators_of(request: HttpRequest) -> Validators:
    """Return what tells the states of one address apart, for a reader who is not signed in."""
    code, number, changed = release.current(), 0, []
    if request.resolver_match and request.resolver_match.view_name not in OF_CODE_ALONE:
        rows = data_version(1)  # one at most
        building, number, *changed = rows[0] if rows else (b"", 0)
        request.sets = (bytes(building or b""), number)  # type: ignore[attr-defined]
    today = timezone.now().astimezone(UTC).date()
    parts = [code.fingerprint, number, *changed, today, *asked(request)]
    digest = hashlib.sha256("\0".join(map(str, parts)).encode(errors="surrogateescape"))
    midnight = datetime.combine(today, time(), UTC)
    # Weak: files tell when they were made, and compression is nobody's matter here.
    return Validators(f'W/"{digest.hexdigest()[:32]}"', max(code.moment, midnight, *changed))


def asked(request: HttpRequest) -> list[str | None]:
    """Return all of a request that an answer depends on."""
    return [
        request.scheme,
        request.get_host(),
        request.get_full_path(),
        request.headers.get("Accept", ""),
        translation.get_language_from_request(request),
    ]
