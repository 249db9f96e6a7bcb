"""The answer to a format that there is not: which ones there are, of the same list or record."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from initiatives.filters.fields import shortened


@dataclass(frozen=True)
class Address:
    """The names of a noun's addresses: its list, its record, its endpoint; "" where none is."""

    list: str
    record: str
    endpoint: str


NOUNS = {
    "activities": Address("activity-list", "", "activity"),
    "initiatives": Address("initiative-list", "initiative", "initiative"),
    "workshops": Address("workshop-list", "workshop", "workshop"),
    "forums": Address("forum-list", "forum", "forum"),
    "countries": Address("country-list", "country", "country"),
    "organizations": Address("organization-list", "organization", "organization"),
    "commitments": Address("commitment-list", "commitment", "commitment"),
    "sources": Address("source-list", "source", "source"),
    "indicators": Address("indicator-list", "indicator", "indicator"),
    "groups": Address("", "group", "group"),
    "themes": Address("", "theme", "theme"),
    "series": Address("", "series", "series"),
    "people": Address("", "person", ""),
}


def unknown_format(request: HttpRequest, noun: str, extension: str, slug: str = "") -> HttpResponse:
    """Answer 406 and name the formats of a list or a record; 404 where there is neither."""
    names = NOUNS.get(noun)
    if names is None or not (names.record if slug else names.list):
        raise Http404
    page = address(names.record, slug) if slug else reverse(names.list)
    detail = "detail" if slug else "list"
    endpoint = address(f"api:{names.endpoint}-{detail}", slug) if names.endpoint else ""
    if not page:
        raise Http404
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    context = {
        "extension": shortened(extension),
        "page": page + query,
        "endpoint": endpoint + query if endpoint else "",
    }
    return render(request, "initiatives/unknown_format.html", context, status=406)


def address(name: str, slug: str) -> str:
    """Return an address, or "" if the key is not of the form that it asks for."""
    try:
        return reverse(name, args=[slug] if slug else [])
    except NoReverseMatch:
        return ""
