"""The list behind each figure of coverage: the same question, put to countries or activities."""

from collections.abc import Iterable

from django.http import QueryDict
from django.urls import reverse

from initiatives.codelists import ParticipantsKnown
from initiatives.coverage import Option

# What narrows the countries, and what the activities that are looked at.
OF_COUNTRIES = ("group", "region", "income", "on")
OF_ACTIVITIES = ("kind", "theme", "year")
OF_PARTICIPATIONS = (*OF_ACTIVITIES, "role")


class Links:
    """Addresses made from the query of the page; an option takes the place of what was asked."""

    def __init__(self, asked: QueryDict) -> None:
        self.asked = asked
        self.countries, self.activities = reverse("country-list"), reverse("activity-list")

    def set_of(self, row: Option) -> str:
        """Return the list of all countries of a row."""
        return address(self.countries, self.query(OF_COUNTRIES, row))

    def cell(self, row: Option, column: Option, *, is_recorded: bool) -> str:
        """Return the list of the countries of a row with a participation recorded, or without."""
        query = self.query((*OF_COUNTRIES, *OF_PARTICIPATIONS), row, column)
        query["participating"] = "yes" if is_recorded else "no"
        return address(self.countries, query)

    def recorded_in(self, areas: Iterable[str]) -> str:
        """Return the list of the countries of some areas with a participation recorded."""
        query = self.query((*OF_COUNTRIES, *OF_PARTICIPATIONS))
        query.setlist("region", list(areas))
        query["participating"] = "yes"
        return address(self.countries, query)

    def activities_of(self, column: Option, known: ParticipantsKnown | None = None) -> str:
        """Return the list of a column's activities, or of those that name countries so far."""
        query = self.query(OF_ACTIVITIES, *([column] if column.name in OF_ACTIVITIES else []))
        if known:
            query["participants_known"] = known
        return address(self.activities, query)

    def activities_with(self, country: str) -> str:
        """Return the list of the activities that record a country as asked."""
        query = self.query(OF_PARTICIPATIONS)
        query["country"] = country
        return address(self.activities, query)

    def query(self, names: Iterable[str], *options: Option) -> QueryDict:
        """Return those parameters of the page, with options in their places."""
        query = QueryDict(mutable=True)
        for name in names:
            if name in self.asked:
                query.setlist(name, self.asked.getlist(name))
        for option in options:
            if option.name:
                query[option.name] = option.code
        return query


def address(path: str, query: QueryDict) -> str:
    """Return a path with its query, if there is one."""
    return f"{path}?{query.urlencode()}" if query else path
