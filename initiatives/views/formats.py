"""A list or a record in another format: the same address and query, another extension."""

from typing import Any
from urllib.parse import quote

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    JsonResponse,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from rest_framework import exceptions

from initiatives.api import problems
from initiatives.exports import formats
from initiatives.exports.columns import unknown_columns
from initiatives.exports.format import LICENCE_URL, Export, Format
from initiatives.exports.stream import localized
from initiatives.filters.base import PortalFilterSet
from initiatives.filters.fields import given, is_on, names_in, shortened
from initiatives.filters.paging import whole_number
from initiatives.templatetags.rendering import origin_of
from initiatives.views.days import read_day
from initiatives.views.nouns import NOUNS
from initiatives.views.redirects import redirect_renamed


class LackingError(Exception):
    """A record cannot be had in a format that others of its noun have; says why."""


@require_safe
def list_format(request: HttpRequest, noun: str, extension: str) -> HttpResponseBase:
    """Answer with the rows that the page of the list shows under the same query, all of them."""
    found = formats.find(extension, noun)
    if found is None:
        return unknown_format(request, noun, extension)
    view: Any = NOUNS[noun].list
    filterset = view.filterset_class(request.GET, queryset=view.queryset.all(), request=request)
    filterset.also_known = known_to(found)
    try:
        rows, has_bom = rows_of(filterset, view.sorts), is_on(request.GET, "bom")
        page = whole_number(request.GET, "page", default=1) if found.is_paged else 1
        about = {"on": filterset.on, "filters": asked_of(filterset), "has_bom": has_bom}
        about |= {"title": str(view.title), "warnings": filterset.warnings, "page": page}
        export = export_of(request, noun, found, **about)
    except ValidationError as error:
        return refusal(request, error)
    return answer(request, rows, found, export, filterset.unknown_parameters)


@require_safe
def record_format(request: HttpRequest, noun: str, slug: str, extension: str) -> HttpResponseBase:
    """Answer with one record; a former address leads to the present one."""
    found = formats.find(extension, noun, is_record=True)
    if found is None:
        return unknown_format(request, noun, extension, slug)
    try:
        return record_answer(request, noun, slug, found)
    except LackingError as reason:
        return unknown_format(request, noun, extension, slug, str(reason))


def record_answer(request: HttpRequest, noun: str, slug: str, found: Format) -> HttpResponseBase:
    """Answer with one record in a format of its noun; LackingError if it cannot be had in it."""
    rows = NOUNS[noun].records(slug)
    record = rows.first()
    if record is None:
        return redirected(request, noun, slug, found.extension)
    form, on = read_day(request.GET)
    try:
        has_bom = is_on(request.GET, "bom")
        if form.errors:
            raise ValidationError(form.errors)
    except ValidationError as error:
        return refusal(request, error)
    if reason := found.lacks(record, on):
        raise LackingError(reason)
    about = {"on": on, "title": str(record), "slug": slug, "has_bom": has_bom}
    try:
        export = export_of(request, noun, found, **about)
    except ValidationError as error:
        return refusal(request, error)
    return answer(request, rows, found, export, [])


def rows_of(filterset: PortalFilterSet, sorts: list[tuple[str, Any]]) -> QuerySet:
    """Return the rows asked, in the order asked, else in that of the page."""
    if not filterset.is_valid():
        raise ValidationError(filterset.errors)
    return filterset.every(sorts[0][0] if sorts else "")


def asked_of(filterset: PortalFilterSet) -> dict[str, list[str]]:
    """Return the filters that are set, as the query has them."""
    data: Any = filterset.data
    found = {name: given(data.getlist(name)) for name in filterset.filters}
    return {name: values for name, values in found.items() if values}


def known_to(found: Format) -> frozenset[str]:
    """Return the parameters that only some formats know."""
    return frozenset({"fields"} if found.is_table else ())


def export_of(request: HttpRequest, noun: str, found: Format, **about: Any) -> Export:
    """Return what the writer of a format is told of a request."""
    origin = origin_of(request)
    query = request.META.get("QUERY_STRING", "")
    names = NOUNS.get(noun)  # some tables have no page
    page = names.page(about.get("slug", "")) if names else request.path
    defaults = {
        "noun": noun,
        "address": f"{origin}{page}{f'?{query}' if query else ''}",
        "origin": origin,
        "language": get_language() or "en",
        "made_at": timezone.now(),
        "columns": columns_asked(request) if found.is_table else (),
    }
    export = Export(**{**defaults, **about})
    refuse_unknown_columns(export)
    return export


def columns_asked(request: HttpRequest) -> tuple[str, ...]:
    """Return the columns that ``fields`` names, by commas or repetition."""
    return tuple(names_in(request.GET.getlist("fields")))


def refuse_unknown_columns(export: Export) -> None:
    """Refuse columns that there are not, and name those that there are."""
    if not export.columns:
        return
    unknown, known = unknown_columns(export)
    if unknown:
        message = _("There is no “%(name)s” here; there is: %(known)s.")
        shown = {"name": shortened(unknown[0]), "known": ", ".join(known)}
        raise ValidationError({"fields": message % shown})


def answer(
    request: HttpRequest, rows: QuerySet, found: Format, export: Export, ignored: list[str]
) -> HttpResponseBase:
    """Return a response that reads and writes while it is sent."""
    response: HttpResponseBase
    if request.method == "HEAD":
        response = HttpResponse(content_type=found.media_type)
    else:
        chunks = localized(found.write(rows, export), export.language)
        response = StreamingHttpResponse(chunks, content_type=found.media_type)
    response.headers["Link"] = ", ".join(
        [
            f'<{export.address}>; rel="alternate"; type="text/html"',
            f'<{LICENCE_URL}>; rel="license"',
        ]
    )
    kind = "attachment" if found.is_download else "inline"
    response.headers["Content-Disposition"] = f'{kind}; filename="{file_name(found, export)}"'
    if ignored:
        response.headers["Ignored-Parameters"] = ", ".join(map(quote, ignored))
    return response


def file_name(found: Format, export: Export) -> str:
    """Name the file by what it holds and when that was so: workshops-2026-11-23.csv."""
    return f"{export.slug or export.noun}-{export.made_at:%Y-%m-%d}.{found.extension}"


def refusal(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Name each value that is not valid in a problem document (RFC 9457)."""
    named = exceptions.ValidationError(error.message_dict)
    problem = problems.document(named, 400, request)
    return JsonResponse(problem, status=400, content_type=problems.MEDIA_TYPE)


def redirected(request: HttpRequest, noun: str, slug: str, extension: str) -> HttpResponse:
    """Lead to where a renamed record is found now; 404 if there is none."""
    view: Any = NOUNS[noun].record
    if not hasattr(view, "noun"):
        raise Http404
    query = request.META.get("QUERY_STRING", "")
    found = redirect_renamed(view.noun, slug, view().renamed_records())
    url = f"{found.url.rstrip('/')}.{extension}"
    return HttpResponsePermanentRedirect(f"{url}?{query}" if query else url)


def unknown_format(
    request: HttpRequest, noun: str, extension: str, slug: str = "", reason: str = ""
) -> HttpResponse:
    """Answer 406 and name the formats of a list or a record; 404 where there is neither."""
    names = NOUNS.get(noun)
    page = names.page(slug) if names else ""
    if names is None or not page:
        raise Http404
    endpoint, query = names.endpoint(slug), f"?{request.GET.urlencode()}" if request.GET else ""
    offered = formats.formats_of(noun, is_record=bool(slug))
    start = page.rstrip("/")
    context = {
        "extension": shortened(extension),
        "reason": reason,
        "page": page + query,
        "endpoint": endpoint + query if endpoint else "",
        "formats": [
            {"label": item.label, "url": f"{start}.{item.extension}{query}"} for item in offered
        ],
    }
    return render(request, "initiatives/unknown_format.html", context, status=406)
