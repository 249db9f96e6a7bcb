"""What a list is filtered by, as sets; and how many activities each further value would show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import blake2b
from typing import Any

from pyroaring import BitMap

from initiatives.codelists import ActivityStatus
from initiatives.facets.index import AREAS, Index, united
from initiatives.fields import NO_DATE, first_day_of, last_day_of

# Conditions on one and the same participation.
OF_ONE_PARTICIPATION = ("country", "group", "region", "income", "role")
CONDITIONS = (
    *["kind", "status", "theme", "organization", "scope", "sdg", "series", "year", "voice"],
    *["one_party", "differs", "participants_known", *OF_ONE_PARTICIPATION],
)
FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"
Asked = Mapping[str, list[Any]]


@dataclass
class Selection:
    """The activities that meet conditions: several values of one are "or", conditions "and".

    ``asked`` holds values by name of the parameter: codes, partial dates, and primary keys
    of records. ``within`` are further sets that must all hold, such as the hits of a search.
    """

    index: Index
    asked: Asked
    today: date
    within: tuple[BitMap, ...] = ()
    remembered: dict[Any, BitMap] = field(default_factory=dict)

    @cached_property
    def members(self) -> BitMap:
        """The activities selected."""
        return self.without("")

    @property
    def is_everything(self) -> bool:
        """Is nothing asked?"""
        return not (self.within or any(self.asked.values()))

    def without(self, name: str) -> BitMap:
        """Return the activities that meet every condition but one parameter's."""
        others = [other for other, values in self.asked.items() if values and other != name]
        plain = [other for other in others if other not in OF_ONE_PARTICIPATION]
        sets = [*self.within, *[self.meeting(other) for other in plain]]
        if len(plain) < len(others):
            sets.append(self.taking_part({other: self.asked[other] for other in others}))
        return intersected(sets) if sets else self.index.everything

    def counts(self, name: str, values: Iterable[Any]) -> dict[str, int]:
        """Return how many activities each value of a parameter has under all other conditions.

        What was counted is kept with the sets, until they change or the day does.
        """
        listed = tuple(values)
        others = tuple((other, *asked) for other, asked in self.asked.items() if other != name)
        key = (name, listed, others, self.bounds, self.today)
        return self.index.counted(key, lambda: self.counted(name, listed))

    @cached_property
    def bounds(self) -> tuple[bytes, ...]:
        """What tells the further sets apart from others."""
        return tuple(blake2b(members.serialize()).digest() for members in self.within)

    def counted(self, name: str, values: Iterable[Any]) -> dict[str, int]:
        """Count the activities of each value of a parameter under all other conditions."""
        others = self.without(name)
        if name == "year":
            return self.counted_by_year(values, others)
        if name in OF_ONE_PARTICIPATION:
            asked = {other: self.asked.get(other) or [] for other in OF_ONE_PARTICIPATION}
            found = {value: self.taking_part(asked | {name: [value]}) for value in values}
        else:
            found = {value: self.having(name, value) for value in values}
        if others is self.index.everything:
            return {str(value): len(members) for value, members in found.items()}
        return {
            str(value): members.intersection_cardinality(others) for value, members in found.items()
        }

    def counted_by_year(self, values: Iterable[Any], others: BitMap) -> dict[str, int]:
        """Count some activities by values of the year: whole years, parts of them, or no date."""
        whole = {str(year): n for year, n in self.index.counted_by_year(others).items()}
        return {
            text: whole[text]
            if text in whole
            else self.having("year", value).intersection_cardinality(others)
            for value in values
            for text in [str(value)]
        }

    def meeting(self, name: str) -> BitMap:
        """Return the activities that meet one condition."""
        if name not in self.remembered:
            self.remembered[name] = united(self.having(name, value) for value in self.asked[name])
        return self.remembered[name]

    def having(self, name: str, value: Any) -> BitMap:
        """Return the activities that have one value."""
        if name == "status":
            return self.index.with_status(str(ActivityStatus(value)), self.today)
        if name == "period":
            first, last = value
            return self.index.touching(
                first_day_of(first) or FIRST_DAY, last_day_of(last) or LAST_DAY
            )
        if name == "year" and value == NO_DATE:
            return self.index.undated
        if name == "year" and len(text := str(value)) == len("2025"):
            return self.index.in_year(int(text))
        if name == "year":
            return self.index.touching(first_day_of(text), last_day_of(text))
        return self.index.of(name, str(value))

    def taking_part(self, asked: Asked) -> BitMap:
        """Return the activities in which one participation meets all five conditions at once."""
        roles = frozenset(map(str, asked.get("role") or [])) or None
        countries = self.countries_of(asked)
        if len(countries) == 1 and not asked.get("group"):
            return self.index.part(countries[0], roles)
        key = (roles, tuple(asked.get("group") or []), frozenset(countries))
        return self.index.once(key, lambda: self.joined(roles, countries, asked.get("group") or []))

    def joined(
        self, roles: frozenset[str] | None, countries: list[int], groups: list[int]
    ) -> BitMap:
        """Return the activities in which one of some countries, a member of a group, has a role."""
        if not groups:
            return self.index.parts(countries, roles)
        among = set(countries)
        return united(self.index.members(group, among, roles, self.today) for group in groups)

    def countries_of(self, asked: Asked) -> list[int]:
        """Return the countries that are named and lie in the region and income group asked."""
        named = set(asked.get("country") or self.index.countries)
        areas, incomes = set(asked.get("region") or []), set(asked.get("income") or [])
        return [
            pk
            for pk, country in self.index.countries.items()
            if pk in named
            and (not areas or any(country[level] in areas for level in AREAS))
            and (not incomes or country["income_group"] in incomes)
        ]

    def countries_asked(self) -> set[int]:
        """Return the countries that all conditions speak of; of a group all ever in it."""
        asked, groups = set(self.countries_of(self.asked)), self.asked.get("group")
        if not groups:
            return asked
        return asked & {row[0] for each in groups for row in self.index.memberships.get(each, [])}


def intersected(sets: Iterable[BitMap]) -> BitMap:
    """Return what all of some sets share, the smallest first."""
    return BitMap.intersection(*sorted(sets, key=len))
