"""The countries named in what a filter finds, counted: as a roll, a map and a table."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from initiatives.models import Country
from initiatives.views.lists import ActivityListView
from initiatives.views.localizing import name_countries
from initiatives.views.rows import roll_of

OF_A_PAGE = ("page", "page_size", "order")


class WorldView(ActivityListView):
    """In how many of the activities found each country is named; it is filtered as they are."""

    template_name = "initiatives/world.html"
    paginate_by = 1000  # countries, all at once
    title = _("The world at a glance")
    description = _("In how many of these activities each country is named by a source.")
    sorts: ClassVar[list[tuple[str, Any]]] = []

    def found(self) -> list[Country]:
        """Return the countries that are asked about, each with its count and the list it is of."""
        selection = self.filterset.selection
        asked = set(selection.countries_of(selection.asked)) & set(self.belonging())
        countries: list[Any] = list(Country.objects.filter(pk__in=asked)) if asked else []
        name_countries(countries)
        counts = selection.counts("country", sorted(asked))
        for country in countries:
            country.count = counts[str(country.pk)]
            country.url = self.url_of(country)
        return countries

    def belonging(self) -> Iterable[int]:
        """Return the countries that were ever in a group asked, all where none is."""
        selection = self.filterset.selection
        groups = selection.asked.get("group")
        if not groups:
            return selection.index.countries
        return [row[0] for group in groups for row in selection.index.memberships.get(group, [])]

    def url_of(self, country: Any) -> str:
        """Return the list that a count is of; of nothing, there is none."""
        if not country.count:
            return ""
        query = self.asked.copy()
        query["country"] = country.iso_alpha3
        return list_of(query)

    @property
    def offered_sorts(self) -> list[tuple[str, Any]]:
        return []

    def get_paginate_by(self, queryset: Any) -> int:
        return self.paginate_by

    def shown(self, rows: list[Any]) -> list[Any]:
        return rows

    def records(self, rows: list[Any]) -> list[Any]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.refused:
            return context
        count = len(self.filterset.selection.members)
        places = roll_of(context["rows"])
        return context | {
            "count": count,
            "count_in_words": self.in_words(count),
            "total": self.total(),
            "places": places,
            "activities_url": list_of(self.asked),
            "named": [place for place in places if place["count"]],
        }


def list_of(asked: QueryDict) -> str:
    """Return the address of the activities that a query finds."""
    query = asked.copy()
    for name in OF_A_PAGE:
        query.pop(name, None)
    address = reverse("activity-list")
    return f"{address}?{query.urlencode()}" if query else address
