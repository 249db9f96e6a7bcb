"""How many countries each value of a filter would show, told from the sets of activities."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from pyroaring import BitMap

from initiatives import facets
from initiatives.facets.index import AREAS, Index, united

OF_COUNTRIES = ("region", "income", "group")
OF_ACTIVITIES = ("kind", "theme", "year")
COUNTED = (*OF_COUNTRIES, *OF_ACTIVITIES, "role", "participating")


@dataclass
class CountryCounts:
    """Countries by what is asked of them and of one participation of theirs.

    ``asked`` holds values by name of the parameter, records by their primary keys; ``within``
    are the countries that the words find, all if no words are asked.
    """

    index: Index
    asked: Mapping[str, list[Any]]
    today: date
    on: date
    within: BitMap | None = None

    def counts(self, name: str, values: Iterable[Any]) -> dict[str, int]:
        """Return how many countries each value has under all other conditions.

        What was counted is kept with the sets, until they change or the day does.
        """
        listed, within = tuple(values), None if self.within is None else frozenset(self.within)
        asked = tuple((other, *given) for other, given in self.asked.items() if other != name)
        key = ("countries", name, listed, asked, within, self.today, self.on)
        return self.index.counted(key, lambda: self.counted(name, listed))

    def counted(self, name: str, values: Iterable[Any]) -> dict[str, int]:
        """Count the countries of each value under all other conditions."""
        others = self.meeting(other for other in OF_COUNTRIES if other != name)
        if name in OF_COUNTRIES:
            others = self.taking_part(self.asked, others)
            return {f"{value}": len(others & self.having(name, value)) for value in values}
        return {
            f"{value}": len(self.taking_part({**self.asked, name: [value]}, others))
            for value in values
        }

    def meeting(self, names: Iterable[str]) -> BitMap:
        """Return the countries that meet some of the conditions on countries."""
        found = BitMap(self.index.countries) if self.within is None else self.within
        for name in names:
            if values := self.asked.get(name):
                found = found & united(self.having(name, value) for value in values)
        return found

    def having(self, name: str, value: Any) -> BitMap:
        """Return the countries that have one value."""
        return getattr(self, f"of_{name}")(value)

    def of_region(self, code: str) -> BitMap:
        return self.those(lambda row: code in [row[level] for level in AREAS])

    def of_income(self, code: str) -> BitMap:
        return self.those(lambda row: row["income_group"] == code)

    def of_group(self, group: int) -> BitMap:
        """Return the members of a group on the day asked."""
        day = self.on.isoformat()
        return BitMap(
            country
            for country, since, until in self.index.memberships.get(group, [])
            if (not since or since <= day) and (not until or day < until)
        )

    def those(self, holds: Callable[[dict[str, Any]], bool]) -> BitMap:
        """Return the countries of which a condition holds."""
        return BitMap(pk for pk, row in self.index.countries.items() if holds(row))

    def taking_part(self, asked: Mapping[str, list[Any]], among: BitMap) -> BitMap:
        """Return those of some countries that take part as asked, or that do not, as asked."""
        answers = set(asked.get("participating") or [])
        narrowing = [asked.get(name) for name in (*OF_ACTIVITIES, "role")]
        if len(answers) > 1 or not (answers or any(narrowing)):
            return among
        found = self.with_part(asked, among)
        return among - found if answers == {"no"} else found

    @cached_property
    def roles(self) -> frozenset[str] | None:
        """The roles asked, None for any."""
        return roles_in(self.asked)

    @cached_property
    def activities(self) -> BitMap:
        """The activities of the kinds, themes and years asked."""
        return self.activities_of(self.asked)

    def activities_of(self, asked: Mapping[str, list[Any]]) -> BitMap:
        """Return the activities of some kinds, themes and years."""
        of_activities = {name: asked.get(name) or [] for name in OF_ACTIVITIES}
        return facets.Selection(self.index, of_activities, self.today).members

    def recorded_of(self, country: int) -> BitMap:
        """Return the activities in which a participation of a country as asked is recorded."""
        return self.index.part(country, self.roles) & self.activities

    def roles_of(self, country: int) -> set[str]:
        """Return the roles that a country has in them."""
        roles = self.index.roles if self.roles is None else self.roles
        return {
            role
            for role in roles
            if self.index.of("part", f"{country} {role}").intersect(self.activities)
        }

    def with_part(self, asked: Mapping[str, list[Any]], among: BitMap) -> BitMap:
        """Return those of some countries that one participation as asked is recorded of."""
        activities, roles = self.activities_of(asked), roles_in(asked)
        return BitMap(pk for pk in among if self.index.part(pk, roles).intersect(activities))


def roles_in(asked: Mapping[str, list[Any]]) -> frozenset[str] | None:
    """Return the roles asked, None for any."""
    return frozenset(map(str, asked.get("role") or [])) or None
