"""Which activities and groups countries share, and which activities only one of them has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from initiatives.models import Activity, Country, CountryGroup, GroupMembership, Participation


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


@dataclass(frozen=True)
class Sharing:
    """Activities that all of the countries have, and those that several but not all have."""

    by_all: list[Held]
    by_some: list[Held]


def sharing_of(every: Iterable[Held], among: int) -> Sharing:
    """Part the activities that several of the countries have."""
    listed = list(every)
    return Sharing(
        by_all=[item for item in listed if item.holders == among],
        by_some=[item for item in listed if 1 < item.holders < among],
    )


def activities_of(countries: Sequence[Country], parts: Iterable[Participation]) -> list[Held]:
    """Return the activities in which any of the countries has a part."""
    return held_of(countries, parts, "activity")


def only_of(every: Iterable[Held], at: int) -> list[Single]:
    """Return the activities that no country has but the one at a place."""
    return [
        Single(item.thing, item.ties[at]) for item in every if item.holders == 1 and item.ties[at]
    ]


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
