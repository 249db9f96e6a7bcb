"""Names that somebody may be typing: the best few of all nouns, as JSON for a script."""

from __future__ import annotations

from heapq import nsmallest
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import ngettext
from django.views import View

from initiatives import facets, search
from initiatives.search import Query, Rank, Ranked
from initiatives.views.finders import NOUNS, Noun, handicapped
from initiatives.views.found import address_of
from initiatives.views.localizing import name_countries
from initiatives.views.search import SearchForm

SUGGESTED = 8
OF_EACH_NOUN = 40  # names compared; of more than that the first in the order of their noun
# What has a name; commitments, statements and sources have sentences.
NAMED = [noun for noun in NOUNS if not noun.handicap]


class SuggestView(View):
    """Names that begin with, or hold, what is being typed."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> JsonResponse:
        form = SearchForm(request.GET)
        if not form.is_valid():
            return JsonResponse({"errors": form.errors.get("q", [])}, status=400)
        found = suggestions(search.read(form.cleaned_data["q"]))
        count = len(found)
        said = ngettext("%(count)d suggestion", "%(count)d suggestions", count) % {"count": count}
        return JsonResponse({"suggestions": found, "said": said})


def suggestions(query: Query) -> list[dict[str, str]]:
    """Return name, noun and address of the records that are called so, the best first."""
    if not query.terms:
        return []
    named: list[tuple[Rank, int, Any]] = []
    for place, noun in enumerate(NAMED):
        hits = called(noun, query)
        named += [(handicapped(hit.rank, noun), place, hit.pk) for hit in hits]
    best = nsmallest(SUGGESTED, named, key=lambda item: item[:2])
    records = {
        place: records_of(NAMED[place], [pk for _rank, at, pk in best if at == place])
        for place in {place for _rank, place, _pk in best}
    }
    return [told(NAMED[place], records[place][pk]) for _rank, place, pk in best]


def called(noun: Noun, query: Query) -> list[Ranked]:
    """Return the first records of one noun that are called so."""
    if noun.name == "activity":
        return search.called_activities(query, facets.current(), OF_EACH_NOUN)
    return search.called(noun.rows(), query, OF_EACH_NOUN)


def records_of(noun: Noun, keys: list[Any]) -> dict[Any, Any]:
    """Return records of one noun by their keys."""
    records = noun.rows().in_bulk(keys)
    if noun.name == "country":
        name_countries(records.values())
    return records


def told(noun: Noun, record: Any) -> dict[str, str]:
    """Return what a suggestion shows of a record."""
    kind = record.get_kind_display() if noun.name == "activity" else noun.one
    name = getattr(record, "local_name", "") or record.name
    return {"name": str(name), "noun": str(kind), "url": address_of(record)}
