"""The list of all countries by region: also those for which nothing is recorded."""

from collections.abc import Callable
from itertools import groupby
from typing import Any

from django.db.models import Case, Value, When
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from initiatives import facets, filters, search
from initiatives.codelists import REGIONS, CountryRole, M49Area
from initiatives.facets.index import AREAS
from initiatives.filters.country_counts import COUNTED
from initiatives.models import Activity, Country
from initiatives.views.controls import Panel
from initiatives.views.listing import CountedBySets
from initiatives.views.localizing import name_countries
from initiatives.views.options import BY_YEAR, Option, counted
from initiatives.views.rows import dated, roll_of

BY_REGION = Case(*[When(region=code, then=Value(at)) for at, code in enumerate(REGIONS)])
SHOWN_OF_LAST = ("kind", "slug", "name", "starts_on", "announced_on", "adopted_on")
# What narrows the participations that are counted, and the list that each count leads to.
NARROWING = ("role", "kind", "theme", "year")


class CountryListView(CountedBySets):
    """Countries by region, with how many activities name them, in which roles, and the last one."""

    queryset = Country.objects.all()
    filterset_class = filters.CountryFilterSet
    template_name = "initiatives/country_list.html"
    paginate_by = 100
    endpoint = "country"
    title = _("Countries")
    description = _("The 193 Member States and 2 observers of the United Nations.")
    counted = ngettext_lazy("%(number)s country", "%(number)s countries", "count")
    panels = [
        Panel(("q",), legend=_("Search in this list")),
        Panel(("participating",)),
        Panel(("region",), legend=_("Where")),
        Panel(("group",), is_folded=True),
        Panel(("income",), is_folded=True),
        Panel(("role",), is_folded=True),
        Panel(("kind",), is_folded=True),
        Panel(("theme",), is_folded=True),
        Panel(("year",), is_folded=True),
        Panel(("on",), legend=_("Members as of"), is_folded=True),
    ]
    listed = {"year": BY_YEAR}
    sorts = [("", _("region")), ("name", _("name")), ("-activities", _("activities"))]

    def found(self) -> list[Country]:
        # All at once: the roll shows every country that matches, not one page of them.
        rows: Any = self.filterset.qs
        if self.filterset.words:  # each is shown with the name that matched
            rows = rows.prefetch_related("names")
        else:
            rows = rows.only("name", "iso_alpha3", "sort_key", *AREAS)
        if self.filterset.is_best_first:
            rows = search.BestFirst(rows, self.filterset.found, ["sort_key"])
        elif not self.is_ordered:
            rows = rows.order_by(BY_REGION, "sort_key")
        countries = list(rows)
        for country in countries:
            country.count = len(self.filterset.country_counts.recorded_of(country.pk))
        name_countries(countries)
        return countries

    def total(self) -> int:
        return len(self.filterset.index.countries)

    def with_counts(self, options: dict[str, list[Option]]) -> dict[str, list[Option]]:
        told = self.filterset.country_counts
        options["year"] = self.listed["year"].options(map(str, told.index.years))
        for name in COUNTED:
            counts = told.counts(name, [option.key for option in options[name]])
            options[name] = counted(options[name], counts)
        return options

    @property
    def is_ordered(self) -> bool:
        """Is another order asked than that by region, or words, which show the best first?"""
        return "order" in self.asked or self.filterset.is_best_first

    def shown(self, rows: list[Any]) -> list[Any]:
        told, last = self.filterset.country_counts, self.last_begun(rows)
        address_of = activities_of(self.narrowing)
        for row in rows:
            held = told.roles_of(row.pk)
            row.roles = [role.label for role in CountryRole if role in held]
            row.last_activity = activity = last.get(row.pk)
            row.activities_url = address_of(row.iso_alpha3)
            row.counted = (row.count, *sorted(held), activity and activity.pk, row.activities_url)
        return rows

    def last_begun(self, rows: list[Any]) -> dict[int, Activity]:
        """Return the last activity begun of those counted for each country."""
        key = (
            "last begun",
            self.narrowing.urlencode(),
            timezone.localdate(),
            *(row.pk for row in rows),
        )
        return self.memory.once(key, lambda: self.read_last(rows))

    def read_last(self, rows: list[Any]) -> dict[int, Activity]:
        today = timezone.localdate().isoformat()
        begun = self.filterset.index.begun_by(today)
        told, published = self.filterset.country_counts, Activity.objects.published()
        sets = {row.pk: told.recorded_of(row.pk) & begun for row in rows}
        dates = published.filter(is_undated=False, span_from__lte=today)
        keys = facets.firsts(sets, dates, ["-span_from", "sort_key", "pk"])
        found = published.only(*SHOWN_OF_LAST).in_bulk(set(keys.values()))
        dated(found.values())
        return {country: found[key] for country, key in keys.items() if key in found}

    @property
    def narrowing(self) -> QueryDict:
        """What narrows the participations that are counted."""
        kept = self.asked.copy()
        for name in [name for name in kept if name not in NARROWING]:
            del kept[name]
        return kept

    def roll(self) -> list[dict[str, Any]]:
        """Return all countries found; a box leads to the page of its country, or what it counts."""
        if kept := self.narrowing:
            address_of = activities_of(kept)
            for country in self.object_list:
                country.url = address_of(country.iso_alpha3) if country.count else ""
        return roll_of(self.object_list)

    @property
    def roll_key(self) -> tuple[Any, ...]:
        """What the roll depends on besides the record."""
        return self.narrowing.urlencode(), *[(row.pk, row.count) for row in self.object_list]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        rows = context["rows"]
        by_region = groupby(rows, lambda row: row.region) if not self.is_ordered else [("", rows)]
        return context | {
            "without": sum(1 for country in self.object_list if not country.count),
            "parts": [
                {"name": M49Area(code).label if code else "", "rows": list(part)}
                for code, part in by_region
            ],
        }


def activities_of(kept: QueryDict) -> Callable[[str], str]:
    """Return what gives the address of the activities that were counted for a country."""
    asked = f"{kept.urlencode()}&" if kept else ""
    before = f"{reverse('activity-list')}?{asked}country="
    return lambda code: before + code
