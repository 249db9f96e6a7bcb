"""A list seen as the countries of its result: a roll, a map and a table in place of the rows."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.filters.fields import shortened
from initiatives.filters.paging import OF_A_PAGE
from initiatives.models import Country
from initiatives.views.listing import PublicListView
from initiatives.views.localizing import name_countries
from initiatives.views.queries import only
from initiatives.views.rows import roll_of

ROLL = "roll"
VIEWS = [("", gettext_lazy("Table")), (ROLL, gettext_lazy("Roll and map"))]


class SeenAsRoll(PublicListView):
    """A list that ``view=roll`` shows by country; a box opens the rows that it counts."""

    views: ClassVar[list[tuple[str, Any]]] = VIEWS
    country_parameter: ClassVar[str] = "country"

    def counts_by_country(self) -> dict[int, int]:
        """Return, by primary key, how many rows each country asked about stands for."""
        raise NotImplementedError

    def get_filterset(self, filterset_class: type) -> Any:
        filterset = super().get_filterset(filterset_class)
        filterset.also_known = frozenset({"view"})
        return filterset

    def refusals(self) -> dict[str, list[str]]:
        wrong, asked = super().refusals(), self.request.GET.get("view", "").strip()
        if asked not in dict(VIEWS):
            words = _("“%(value)s” is not a way to show a list.") % {"value": shortened(asked)}
            wrong["view"] = [words]
        return wrong

    @property
    def is_roll(self) -> bool:
        return self.asked.get("view") == ROLL

    @property
    def offered_sorts(self) -> list[tuple[str, Any]]:
        return [] if self.is_roll else super().offered_sorts

    @property
    def address_of(self) -> Callable[[str], str]:
        """What makes of a country's code the address of the rows that its box counts."""
        return only(rows_asked(self.asked), self.country_parameter)

    @cached_property
    def counts_on_roll(self) -> dict[int, int]:
        """How many rows each country asked about stands for, by primary key."""
        return self.counts_by_country()

    @property
    def roll_key(self) -> tuple[Any, ...]:
        """What roll, map and table depend on besides the record."""
        return type(self), rows_asked(self.asked).urlencode(), *self.counts_on_roll.items()

    @cached_property
    def places(self) -> list[dict[str, Any]]:
        """The countries asked about as roll and map want them, each with its count."""
        counts, address_of = self.counts_on_roll, self.address_of
        countries: list[Any] = list(Country.objects.filter(pk__in=counts)) if counts else []
        name_countries(countries)
        for country in countries:
            country.count = counts[country.pk]
            country.url = address_of(country.iso_alpha3) if country.count else ""
        return roll_of(countries)

    @property
    def named(self) -> list[dict[str, Any]]:
        """The countries that rows stand for."""
        return [place for place in self.places if place["count"]]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs) | {"views": self.views}
        if self.refused or not self.is_roll:
            return context
        return context | {"is_roll": True, "has_named": any(self.counts_on_roll.values())}


def rows_asked(asked: QueryDict) -> QueryDict:
    """Return a query without what it asks of how the rows are shown."""
    query = asked.copy()
    for name in OF_A_PAGE:
        query.pop(name, None)
    return query
