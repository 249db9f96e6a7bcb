"""Lists and records of the API in the formats of their pages: the same rows, the same writers.

Nouns that have a list among the pages are answered by the pages' own views. All others are
tables of the whole record, here with the filters of the API.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from rest_framework.exceptions import NotAcceptable

from initiatives.exports.bulk.tables import BULK
from initiatives.exports.columns import TABLES as LISTED
from initiatives.exports.columns.base import Column, Table, licence
from initiatives.exports.format import Export, Format
from initiatives.exports.formats import FORMATS, formats_of
from initiatives.filters.fields import is_on
from initiatives.views import formats as pages
from initiatives.views.nouns import NOUNS

TABLES = {item.name: item.table for item in BULK} | LISTED
JSON = "json"  # the API's own


def offered(noun: str, *, is_record: bool) -> list[Format]:
    """Return the formats that a noun of the API can be had in, besides JSON."""
    if has_page(noun, is_record=is_record):
        found = formats_of(noun, is_record)
    else:
        found = [item for item in FORMATS if item.is_table and noun in TABLES]
    return [item for item in found if item.extension != JSON]


def has_page(noun: str, *, is_record: bool) -> bool:
    """Is there a page whose formats these are?"""
    return noun in NOUNS and NOUNS[noun].has_page(is_record=is_record)


def list_answer(request: HttpRequest, view: Any, found: Format) -> HttpResponseBase:
    """Answer with all rows of a list."""
    view.paginator.refuse_wrong(view.queryset, view.request)
    if has_page(view.table, is_record=False):
        return pages.list_format(request, view.table, found.extension)
    filterset = view.filterset_class(request.GET, queryset=view.queryset.all(), request=request)
    filterset.also_known = pages.known_to(found)
    try:
        if not filterset.is_valid():
            raise ValidationError(filterset.errors)
        about = {"on": filterset.on, "filters": pages.asked_of(filterset)}
        about |= {"warnings": filterset.warnings}
        rows, ignored = filterset.every(), filterset.unknown_parameters
        return table_answer(request, view, found, rows, about, ignored)
    except ValidationError as error:
        return pages.refusal(request, error)


def record_answer(request: HttpRequest, view: Any, found: Format) -> HttpResponseBase:
    """Answer with one record."""
    if has_page(view.table, is_record=True):
        try:
            return pages.record_answer(request, view.table, view.kwargs[view.lookup_field], found)
        except pages.LackingError as reason:
            raise NotAcceptable(str(reason)) from None
    rows = view.queryset.filter(pk=view.get_object().pk)
    about = {"on": timezone.localdate(), "slug": view.kwargs[view.lookup_field]}
    try:
        return table_answer(request, view, found, rows, about, [])
    except ValidationError as error:
        return pages.refusal(request, error)


def table_answer(
    request: HttpRequest,
    view: Any,
    found: Format,
    rows: QuerySet,
    about: dict[str, Any],
    ignored: list[str],
) -> HttpResponseBase:
    """Answer with rows of a table of the whole record."""
    origin = settings.ORIGIN or request.build_absolute_uri("/").rstrip("/")
    about |= {
        "title": str(view.queryset.model._meta.verbose_name_plural),
        "address": f"{origin}{request.get_full_path()}",
        "has_bom": is_on(request.GET, "bom"),
        "table": with_licence(TABLES[view.table]),
    }
    export = pages.export_of(request, view.table, found, **about)
    return pages.answer(request, rows, found, export, ignored)


def with_licence(table: Table) -> Table:
    """Return a table whose rows say under which licence they may be used."""

    def columns(export: Export) -> Iterator[Column]:
        yield from (column for column in table.columns(export) if column.name != "licence")
        yield licence()

    return replace(table, columns=columns)
