"""Who is left out: for which countries nothing is recorded, by group, kind, theme, role, year."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from initiatives import filters
from initiatives.codelists import REGIONS, CountryRole, ParticipantsKnown
from initiatives.coverage import Column, Row
from initiatives.filters.coverage import BY, KIND
from initiatives.models import Country
from initiatives.views import options
from initiatives.views.controls import Panel
from initiatives.views.coverage_links import Links
from initiatives.views.listing import PublicListView
from initiatives.views.localizing import name_countries
from initiatives.views.rows import roll_of

PARTS = {"group": _("Country groups"), "region": _("Regions"), "income": _("Income groups")}


class CoverageView(PublicListView):
    """Sets of countries by columns; every figure opens the list that makes it."""

    queryset = Country.objects.all()
    filterset_class = filters.CoverageFilterSet
    template_name = "initiatives/coverage.html"
    paginate_by = 100
    endpoint = "coverage"
    title = _("Who is left out")
    description = _("For which countries a participation is recorded, and for which none is.")
    counted = ngettext_lazy("%(number)s country", "%(number)s countries", "count")
    panels = [
        Panel(("role",), legend=_("Which roles count")),
        Panel(("kind",)),
        Panel(("on",), legend=_("Groups as on")),
        Panel(("year",), is_folded=True),
        Panel(("theme",), is_folded=True),
        Panel(("group",), legend=_("Country groups"), is_folded=True),
        Panel(("region",), legend=_("Where"), is_folded=True),
        Panel(("income",), is_folded=True),
    ]

    def found(self) -> list[Row]:
        return self.filterset.table.rows

    @classmethod
    def rows_in_all(cls) -> int:
        filterset = cls.filterset_class({}, queryset=cls.queryset.all())
        return len(filterset.every()) if filterset.is_valid() else 0

    def records(self, rows: list[Any]) -> list[Any]:
        return []  # no words are searched

    def total(self) -> int:
        # The sets know them all already; a refusal asks no sets.
        return super().total() if self.refused else len(self.filterset.index.countries)

    @cached_property
    def options(self) -> dict[str, list[options.Option]]:
        """What the filters can be set to; groups, themes and years as the table has them read."""
        fields = self.filterset.form.fields
        coded = {name for panel in self.panels for name in panel.names if name in fields}
        known = self.filterset.vocabulary
        found = options.options_of({name: fields[name] for name in coded - known.keys()}, {})
        if not self.refused:
            found["year"] = options.BY_YEAR.options(map(str, self.filterset.index.years))
        return found | {
            name: [options.Option(item.code, item.label, key=item.key) for item in items]
            for name, items in known.items()
        }

    @cached_property
    def links(self) -> Links:
        return Links(self.asked)

    def shown(self, rows: list[Row]) -> list[dict[str, Any]]:
        return [self.row(row) for row in rows]

    def row(self, row: Row) -> dict[str, Any]:
        """Return what the table shows of one set of countries."""
        return {
            "option": row.option,
            "countries": len(row.countries),
            "url": self.links.set_of(row.option),
            "cells": list(self.cells(row)),
        }

    def cells(self, row: Row) -> Iterable[dict[str, Any]]:
        """Yield the figures of a row, each with the list behind it."""
        for column, cell in zip(self.filterset.table.columns, row.cells, strict=True):
            yes, no = (
                self.links.cell(row.option, column.option, is_recorded=is_recorded)
                for is_recorded in (True, False)
            )
            yield {
                "recorded": len(cell.recorded),
                "recorded_url": yes,
                "not_recorded": len(cell.not_recorded),
                "not_recorded_url": no,
                "last": cell.last,
                "months": cell.months_since_last,
            }

    def column(self, column: Column) -> dict[str, Any]:
        """Return what the table shows of one column: its name, and how far countries are named."""
        link, option = self.links.activities_of, column.option
        return {
            "option": option,
            "naming": column.naming,
            "url": link(option),
            "unnamed_url": link(option, ParticipantsKnown.NONE),
            "partly_url": link(option, ParticipantsKnown.SOME),
        }

    @property
    def answer_key(self) -> tuple[Any, ...]:
        """What table, roll and map depend on besides the record."""
        return type(self), self.asked.urlencode()

    @cached_property
    def countries_drawn(self) -> list[dict[str, Any]]:
        """Every country asked about as roll and map want it, with the activities that count."""
        table = self.filterset.table
        everything = table.columns[0]
        rows = Country.objects.filter(pk__in=table.countries).defer("search_words")
        countries: list[Any] = list(rows)
        for country in countries:
            country.count = len(everything.parts[country.pk])
        name_countries(countries)
        counts = {country.iso_alpha3 for country in countries if country.count}
        return [
            tile | {"url": self.links.activities_with(tile["iso_alpha3"])}
            if tile["iso_alpha3"] in counts
            else tile
            for tile in roll_of(countries)
        ]

    def roll_lists(self) -> dict[str, str]:
        """Return, by region, the list of its countries that are asked about and on record."""
        asked = self.filterset.form.cleaned_data.get("region") or REGIONS
        held = {area: self.filterset.table.countries_of("region", [area]) for area in asked}
        return {
            region: self.links.recorded_in(area for area in asked if held[area] & countries)
            for region in REGIONS
            if (countries := self.filterset.table.countries_of("region", [region]))
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        chips = [chip for chip in context["chips"] if chip["name"] != "by"]
        return context | {"chips": chips} | ({} if self.refused else self.answer(context["rows"]))

    def answer(self, rows: list[dict[str, Any]]) -> dict[str, Any]:
        """Return all that is shown of an answer; the first row is that of all countries."""
        table, asked = self.filterset.table, self.filterset.form.cleaned_data
        counted = asked.get("role") or list(CountryRole)
        named = [row for row in rows if row["option"].name]
        by_name = groupby(named, lambda row: row["option"].name)
        return {
            "every": next((self.row(row) for row in table.rows[:1]), None),
            "columns": [self.column(column) for column in table.columns],
            "parts": [{"name": PARTS[name], "rows": list(part)} for name, part in by_name],
            "by": self.filterset.by_asked,
            "by_choices": [(code if code != KIND else None, label) for code, label in BY],
            "roles": [CountryRole(code).label for code in counted],
            "is_every_role": len(counted) == len(CountryRole),
            "is_narrowed": any(asked.get(name) for name in ("role", "kind", "theme", "year")),
            "hidden_columns": self.filterset.hidden_columns,
            "on": self.filterset.on,
        }
