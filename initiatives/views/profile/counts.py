"""How many activities a country has a part in, each number with the list that makes it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from pyroaring import BitMap

from initiatives.codelists import CountryRole
from initiatives.facets import Index
from initiatives.models import Country
from initiatives.models.spans import END_OF_TIME

DOTS_UP_TO = 4
YEAR = len("2025")


@dataclass(frozen=True)
class Count:
    """How many activities fall into one cell, and where they are listed; of none, nowhere."""

    number: int
    url: str = ""

    @property
    def dots(self) -> range:
        """One for each activity, as long as they can be counted at a glance."""
        return range(self.number if self.number <= DOTS_UP_TO else 0)


def activities_url(*countries: str, **asked: str) -> str:
    """Return the address of the activities in which one of some countries has such a part."""
    asked_of = [*(("country", country) for country in countries), *asked.items()]
    return f"{reverse('activity-list')}?{urlencode(asked_of)}"


def region_url(country: Country) -> str:
    """Return the address of the activities with countries of its smallest M49 area."""
    area = country.intermediate_region or country.subregion
    return f"{reverse('activity-list')}?{urlencode({'region': area})}"


def count_of(number: int, country: str, **asked: str) -> Count:
    """Return a number of activities with their list; ``asked`` is what that is filtered by."""
    return Count(number, activities_url(country, **asked) if number else "")


def roles_of(index: Index, country: Country) -> dict[CountryRole, BitMap]:
    """Return the activities of each role that a country has, in the order of the code list."""
    found = {role: index.of("part", f"{country.pk} {role}") for role in CountryRole}
    return {role: members for role, members in found.items() if members}


def years_of(index: Index, members: BitMap) -> list[int]:
    """Return the years from the first beginning to the last beginning or stated end."""
    open_end = END_OF_TIME[: len("2025-05")]
    years = sorted(
        int(month[:YEAR])
        for facet in ("starts", "ends")
        for month in index.values[facet]
        if month not in ("", open_end) and index.of(facet, month).intersect(members)
    )
    return list(range(years[0], years[-1] + 1)) if years else []
