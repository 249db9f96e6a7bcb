"""Which activities and groups countries share, and which activities only one of them has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pyroaring import BitMap

from initiatives import facets
from initiatives.facets import Index
from initiatives.facets.index import united
from initiatives.models import Activity, Country, CountryGroup, GroupMembership, Participation
from initiatives.views import bounds
from initiatives.views.bounds import Bound
from initiatives.views.profile import parts
from initiatives.views.profile.counts import activities_url


@dataclass(frozen=True)
class Held:
    """One activity or group, with what ties each country to it, in the order of the countries."""

    thing: Any
    ties: list[list[Any]]

    @property
    def holders(self) -> int:
        """How many of the countries have it."""
        return sum(1 for own in self.ties if own)


@dataclass(frozen=True)
class Single:
    """One activity that one country alone has, with its parts in it."""

    activity: Activity
    parts: list[Participation]


class Sharing:
    """Activities that all of the countries have, several but not all, and one of them alone.

    Of each sort the latest are read, with the parts of the countries in them.
    """

    def __init__(self, index: Index, countries: Sequence[Country]) -> None:
        self.index, self.countries = index, countries

    @cached_property
    def sets(self) -> dict[Any, BitMap]:
        """The activities of each sort; those of one country alone by its place."""
        own = [self.index.part(country.pk) for country in self.countries]
        others = [united(own[:at] + own[at + 1 :]) for at in range(len(own))]
        alone = {at: members - others[at] for at, members in enumerate(own)}
        by_all = BitMap.intersection(*own)
        return {"all": by_all, "some": united(own) - by_all - united(alone.values()), **alone}

    @cached_property
    def keys(self) -> dict[Any, list[int]]:
        """The latest activities of each sort."""
        rows = Activity.objects.published()
        return facets.first_of_each(self.sets, rows, parts.LATEST, bounds.SHOWN_MAX)

    @cached_property
    def participations(self) -> list[Participation]:
        """The parts of the countries in all that is shown."""
        keys = {key for found in self.keys.values() for key in found}
        return list(parts.participations_of(keys, *self.countries))

    @cached_property
    def held(self) -> dict[int, Held]:
        """What is shown, by key."""
        rows = held_of(self.countries, self.participations, "activity")
        return {item.thing.pk: item for item in rows}

    @property
    def by_all(self) -> list[Held]:
        return [self.held[key] for key in self.keys["all"]]

    @property
    def by_some(self) -> list[Held]:
        return [self.held[key] for key in self.keys["some"]]

    def only_of(self, at: int) -> list[Single]:
        """Return the activities that no country has but the one at a place."""
        found = (self.held[key] for key in self.keys[at])
        return [Single(item.thing, item.ties[at]) for item in found]

    @property
    def of_all(self) -> Bound:
        return self.bound("all", self.countries)

    @property
    def of_some(self) -> Bound:
        return self.bound("some", self.countries)

    def bound(self, sort: Any, countries: Sequence[Country]) -> Bound:
        """Return how many of a sort are shown; all are among those of some countries."""
        among = self.index.parts([country.pk for country in countries])
        url = activities_url(*(country.iso_alpha3 for country in countries))
        return Bound(len(self.keys[sort]), len(self.sets[sort]), url, len(among))


def groups_of(countries: Sequence[Country], memberships: Iterable[GroupMembership]) -> list[Held]:
    """Return the groups of any of the countries, those of most of them first."""
    every = held_of(countries, memberships, "group")
    return sorted(every, key=lambda item: (-item.holders, item.thing.code))


def held_of(countries: Sequence[Country], rows: Iterable[Any], name: str) -> list[Held]:
    """Return what rows tie countries to, each once, in the order of the rows."""
    things: dict[int, Activity | CountryGroup] = {}
    ties: dict[tuple[int, int], list[Any]] = {}
    for row in rows:
        thing = things.setdefault(getattr(row, f"{name}_id"), getattr(row, name))
        ties.setdefault((thing.pk, row.country_id), []).append(row)
    return [
        Held(thing, [ties.get((pk, country.pk), []) for country in countries])
        for pk, thing in things.items()
    ]
