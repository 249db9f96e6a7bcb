"""What the countries of the same area take part in, and one of them does not."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from pyroaring import BitMap

from initiatives import facets
from initiatives.facets import Index
from initiatives.models import Activity, Country
from initiatives.views import bounds
from initiatives.views.profile import parts
from initiatives.views.profile.counts import region_url

BY_NAME = ("sort_key", "pk")


@dataclass(frozen=True)
class Elsewhere:
    """An activity in which neighbours take part, and who they are."""

    activity: Activity
    countries: list[Country]


def elsewhere(index: Index, country: Country) -> tuple[list[Elsewhere], bounds.Bound]:
    """Return what neighbours take part in, the activities with most of them first."""
    area = smallest_area_of(index, country)
    sets = {pk: index.part(pk) - index.part(country.pk) for pk in area if pk != country.pk}
    levels = by_how_many(list(sets.values()))
    keys = first_of(levels)
    found: dict[Activity, dict[int, Country]] = {}
    for part in parts.parts_of(keys, sets):
        found.setdefault(part.activity, {})[part.country_id] = part.country
    listed = [Elsewhere(activity, list(others.values())) for activity, others in found.items()]
    number, among = sum(map(len, levels)), len(index.parts(area))
    bound = bounds.Bound(len(listed), number, region_url(country), among)
    return sorted(listed, key=lambda item: (-len(item.countries), item.activity.sort_key)), bound


def smallest_area_of(index: Index, country: Country) -> list[int]:
    """Return the countries of the smallest M49 area that a country belongs to."""
    name = "intermediate_region" if country.intermediate_region else "subregion"
    own = getattr(country, name)
    return [pk for pk, row in index.countries.items() if row[name] == own]


def by_how_many(sets: list[BitMap]) -> list[BitMap]:
    """Return what is in one set alone, what is in two, in three and so on."""
    at_least = [BitMap() for _set in (*sets, None)]
    for members in sets:
        for place in range(len(sets) - 1, 0, -1):
            at_least[place] |= at_least[place - 1] & members
        at_least[0] |= members
    return [here - above for here, above in pairwise(at_least)]


def first_of(levels: list[BitMap]) -> list[int]:
    """Return the first activities, those of most countries before others, then by name.

    The levels that are shown to the end need no order of their own; of the next one, the
    first by name are looked for.
    """
    found, rows = BitMap(), Activity.objects.published()
    for members in reversed(levels):
        if len(found) + len(members) > bounds.SHOWN_MAX:
            room = bounds.SHOWN_MAX - len(found)
            return [*found, *facets.first_of(members, rows, BY_NAME, room)]
        found |= members
    return list(found)
