"""Former addresses of renamed records: each leads to the present one for good."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404

from initiatives.codelists import Noun
from initiatives.models import Redirect


def redirect_renamed(
    noun: Noun, old_slug: str, records: QuerySet, query: str = ""
) -> HttpResponsePermanentRedirect:
    """Lead from a former address to the record's present one, with its query; 404 without."""
    renamed = get_object_or_404(Redirect, noun=noun, old_slug=old_slug)
    record = get_object_or_404(records, slug=renamed.new_slug)
    url = record.get_absolute_url()
    return HttpResponsePermanentRedirect(f"{url}?{query}" if query else url)


class RenamedMixin:
    """For the page of one record: its former addresses answer 301."""

    noun: Noun

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().get(request, *args, **kwargs)  # type: ignore[misc]  # mixed in
        except Http404:
            query = request.META.get("QUERY_STRING", "")
            return redirect_renamed(self.noun, kwargs["slug"], self.renamed_records(), query)

    def renamed_records(self) -> QuerySet:
        """Where the record of a former address is looked for: what the page may show."""
        return self.get_queryset()  # type: ignore[attr-defined]  # mixed in
