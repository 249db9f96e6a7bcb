"""Sets of countries by columns: for whom a participation is recorded, counted from sets.

Each cell holds two sets of countries that add up to the row. A country is in the first if a
published activity of the column records it in a role that counts, whatever the activity's
date: the day asked tells who belongs to a group, and from when months are counted back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from pyroaring import BitMap

from initiatives import facets
from initiatives.codelists import ParticipantsKnown
from initiatives.coverage.parts import ALL, Cell, Column, Option, Question, Row
from initiatives.coverage.rules import Membership, Naming, members_on, months_since
from initiatives.facets.index import AREAS, Index, united
from initiatives.models import Activity

OF_COUNTRIES = ("group", "region", "income")
OF_ACTIVITIES = ("kind", "theme", "year")
SHOWN = ("kind", "slug", "name", "span_from")
# How many months lie before it in a column, from the last one on; and the activities of it.
Latest = tuple[int, BitMap]


class CoverageTable:
    """The answer to a question, from the sets of one moment."""

    def __init__(self, index: Index, question: Question) -> None:
        self.index, self.question = index, question
        self.held: dict[tuple[str, ...], dict[int, BitMap]] = {}

    @cached_property
    def countries(self) -> frozenset[int]:
        """The countries that are asked about."""
        found = frozenset(self.index.countries)
        for name in OF_COUNTRIES:
            if keys := self.question.asked.get(name):
                found &= self.countries_of(name, keys)
        return found

    def countries_of(self, name: str, keys: Iterable[Any]) -> frozenset[int]:
        """Return the countries of some groups on the day, areas or income groups."""
        if name == "group":
            return frozenset().union(*map(self.members_of, keys))
        wanted, columns = set(keys), AREAS if name == "region" else ("income_group",)
        return frozenset(
            pk
            for pk, country in self.index.countries.items()
            if any(country[column] in wanted for column in columns)
        )

    def members_of(self, group: int) -> frozenset[int]:
        """Return the countries that belong to a group on the day."""
        held = self.index.memberships.get(group, [])
        by_key = {str(country): country for country, _since, _until in held}
        rows = (Membership(str(country), *days) for country, *days in held)
        return frozenset(by_key[key] for key in members_on(rows, self.question.on))

    @cached_property
    def selection(self) -> facets.Selection:
        """The activities that are asked about."""
        asked = {name: self.question.asked.get(name) or [] for name in OF_ACTIVITIES}
        return facets.Selection(self.index, asked, self.question.on)

    @cached_property
    def columns(self) -> list[Column]:
        """All activities asked about, then those of each column."""
        return [self.column(option) for option in (ALL, *self.question.columns)]

    def column(self, option: Option) -> Column:
        """Return one column."""
        activities = self.selection.members
        if option.name in OF_ACTIVITIES:
            activities = activities & self.selection.having(option.name, option.key)
        held = self.parts_of(tuple(self.question.roles_of(option) or self.index.roles))
        parts = {pk: part & activities for pk, part in held.items()}
        return Column(option, activities, self.naming(activities), parts)

    def parts_of(self, roles: tuple[str, ...]) -> dict[int, BitMap]:
        """Return the activities that record each country in one of some roles."""
        if roles not in self.held:
            self.held[roles] = {
                pk: self.index.any_of("part", [f"{pk} {role}" for role in roles])
                for pk in self.countries
            }
        return self.held[roles]

    def naming(self, activities: BitMap) -> Naming:
        """Count activities by whether they name the countries taking part."""
        unnamed, partly = (
            self.index.of("participants_known", known).intersection_cardinality(activities)
            for known in (ParticipantsKnown.NONE, ParticipantsKnown.SOME)
        )
        return Naming(unnamed, partly, len(activities))

    @cached_property
    def sets(self) -> list[tuple[Option, frozenset[int]]]:
        """All countries asked about, then each set; an empty one only if it was asked for."""
        if not self.index.countries:
            return []
        named = [
            (option, self.countries & self.countries_of(option.name, [option.key]))
            for option in self.question.sets
        ]
        asked = self.question.asked
        return [(ALL, self.countries), *(row for row in named if row[1] or asked.get(row[0].name))]

    @cached_property
    def rows(self) -> list[Row]:
        """All rows with all of their cells."""
        by_column = [self.latest_months(column) for column in self.columns]
        latest = [
            [latest_of(found, countries) for found in by_column] for _option, countries in self.sets
        ]
        begun = self.begun(united(found for row in latest for found in row))
        return [
            Row(option, countries, tuple(self.cells(countries, found, begun)))
            for (option, countries), found in zip(self.sets, latest, strict=True)
        ]

    def latest_months(self, column: Column) -> dict[int, Latest]:
        """Return of each country in a column its activities of the last month begun."""
        activities = column.activities & self.begun_by_then
        months = [here for month in self.months if (here := activities & month)]
        found = {}
        for pk, part in column.parts.items():
            at = next((at for at, month in enumerate(months) if part.intersect(month)), None)
            if at is not None:
                found[pk] = (at, part & months[at])
        return found

    @cached_property
    def begun_by_then(self) -> BitMap:
        """Activities that have begun by the day asked."""
        return self.index.begun_by(self.question.on.isoformat())

    @cached_property
    def months(self) -> list[BitMap]:
        """Activities by the month in which they begin, the last one first."""
        starts = [month for month in self.index.values["starts"] if month]
        return [self.index.of("starts", month) for month in reversed(starts)]

    def begun(self, pks: BitMap) -> dict[int, Activity]:
        """Return activities by key, those that begin last first."""
        rows = Activity.objects.published().only(*SHOWN)
        found = facets.among(rows, pks).order_by("-span_from", "sort_key", "pk") if pks else []
        return {activity.pk: activity for activity in found}

    def cells(
        self, countries: frozenset[int], latest: list[BitMap], begun: Mapping[int, Activity]
    ) -> Iterable[Cell]:
        """Yield the cells of a row."""
        for column, candidates in zip(self.columns, latest, strict=True):
            recorded = frozenset(pk for pk in countries if column.parts[pk])
            last = next((begun[pk] for pk in begun if pk in candidates), None)
            months = months_since([last.span_from] if last else [], self.question.on)
            yield Cell(recorded, countries - recorded, last, months)

    def codes(self, countries: Iterable[int]) -> list[str]:
        """Return the alpha-3 codes of countries, in their order."""
        return sorted(self.index.countries[pk]["iso_alpha3"] for pk in countries)


def latest_of(found: Mapping[int, Latest], countries: Iterable[int]) -> BitMap:
    """Return the activities of some countries in the last month that any of them has."""
    held = [found[pk] for pk in countries if pk in found]
    last = min((at for at, _activities in held), default=0)
    return united(activities for at, activities in held if at == last)
