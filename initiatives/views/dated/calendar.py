"""The calendar: a month day by day and as a list, and the way to every other month."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.dates import MONTHS, MONTHS_3, WEEKDAYS, WEEKDAYS_ABBR
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.codelists import EVENT_KINDS
from initiatives.datewords import words
from initiatives.facets import Index
from initiatives.happenings import events_by_month, month_of, months_of
from initiatives.happenings.periods import MONTH, YEAR, Period
from initiatives.views.dated import agenda, grid
from initiatives.views.dated.asked import (
    DATES,
    address,
    changed,
    in_month,
    in_one_year,
    month_in,
    periods_in,
    undated,
)
from initiatives.views.dated.base import DatedView

YEARS = range(1, 10_000)  # that a partial date can name


class CalendarView(DatedView):
    """A month, or what of the dates asked lies in one year, as grid and agenda."""

    template_name = "initiatives/calendar.html"
    title = gettext_lazy("Calendar")
    description = gettext_lazy(
        "Workshops and forums, milestones and due dates, past and to come, month by month."
    )
    other = "timeline"
    undated_kinds = [str(kind) for kind in EVENT_KINDS]

    @cached_property
    def month(self) -> str:
        """The month shown, "" where longer is asked for; this one where nothing is."""
        if any(name in self.asked for name in DATES):
            return month_in(self.asked)
        return timezone.localdate().isoformat()[:MONTH]

    @cached_property
    def year(self) -> int:
        return int(self.month[:YEAR]) if self.month else super().year

    @cached_property
    def query(self) -> QueryDict:
        if any(name in self.asked for name in DATES) and self.month:
            return changed(self.asked)
        if self.month:
            return in_month(self.asked, self.month)
        return in_one_year(self.asked, self.year)

    def unasked(self, index: Index) -> QueryDict:
        return in_month(QueryDict(), timezone.localdate().isoformat()[:MONTH])

    @property
    def around(self) -> Any:
        return periods_in(self.of_year)

    @cached_property
    def of_year(self) -> QueryDict:
        """The query for all of the year."""
        return changed(undated(self.asked), year=[f"{self.year:04}"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.refused:
            return context
        shown = words(self.month or f"{self.year:04}")
        rows = context["rows"]
        vague, listed = agenda.apart(rows) if self.month else ([], agenda.groups_of(rows))
        return context | {
            "heading": _("Calendar of %(date)s") % {"date": shown},
            "shown": shown,
            "month": self.grid(context) if self.month else None,
            "vague": vague,
            "agenda": listed,
            "months": self.months(),
            "steps": self.steps(),
            "table": self.table(),
            "year": self.year,
        }

    def grid(self, context: dict[str, Any]) -> dict[str, Any]:
        """Return the month as weeks; its happenings by name if they fit on one page."""
        days = grid.days_of(month_of(self.month))
        grid.mark_taken(days, self.happenings.counts)
        is_whole = not context["page_obj"].has_other_pages()
        if is_whole:
            grid.place(days, context["rows"])
        for day in days:
            asked = changed(undated(self.asked), **{"from": [day.iso], "to": [day.iso]})
            day.url = address("calendar", asked) if day.is_taken else ""
        names = [(capfirst(WEEKDAYS_ABBR[at]), capfirst(WEEKDAYS[at])) for at in range(7)]
        return {"weeks": grid.weeks_of(days), "weekdays": names, "is_whole": is_whole}

    def months(self) -> list[dict[str, Any]]:
        """Return the months of the year, each with how many happenings can lie in it."""
        return [self.counted_month(month) for month in months_of(self.year)]

    def counted_month(self, month: Period) -> dict[str, Any]:
        """Return a month with its number of happenings and the calendar of it."""
        return {
            "name": capfirst(MONTHS[int(month.month[YEAR + 1 :])]),
            "is_shown": month.month == self.month,
            "count": self.happenings.among([[month]]),
            "url": address("calendar", in_month(self.asked, month.month)),
        }

    def steps(self) -> dict[str, Any]:
        """Return the way to the months before and after, to the present one and to all to come."""
        today = timezone.localdate().isoformat()
        return {
            "before": self.step(-1),
            "after": self.step(1),
            "today": address("calendar", undated(self.asked)),
            "to_come": address("calendar", changed(undated(self.asked), **{"from": [today]})),
        }

    def step(self, further: int) -> dict[str, str] | None:
        """Return the month, or the year, so much further; None beyond the calendar."""
        month = month_of(self.month, further).month if self.month else ""
        year = int(month[:YEAR]) if month else self.year + further
        if year not in YEARS:
            return None
        asked = undated(self.asked)
        query = in_month(asked, month) if month else changed(asked, year=[f"{year:04}"])
        return {"label": words(month or f"{year:04}"), "url": address("calendar", query)}

    def table(self) -> dict[str, Any] | None:
        """Return the months of all years with their numbers of workshops and forums."""
        counts = events_by_month(self.selection)
        years = sorted({month[:YEAR] for month, count in counts.items() if count}, reverse=True)
        if not years:
            return None
        return {
            "names": [capfirst(MONTHS_3[number]) for number in range(1, 13)],
            "rows": [self.table_row(year, counts) for year in years],
        }

    def table_row(self, year: str, counts: dict[str, int]) -> dict[str, Any]:
        """Return one year of the table."""
        months = [month.month for month in months_of(int(year))]
        index, kinds = self.selection.index, self.kinds_among(EVENT_KINDS)
        events = self.selection.members & index.any_of("kind", kinds)
        of_year = changed(undated(self.asked), year=[year])
        return {
            "year": year,
            "url": address("calendar", of_year),
            "cells": [
                {"count": counts[month], "url": address("calendar", in_month(self.asked, month))}
                for month in months
            ],
            "total": events.intersection_cardinality(index.in_year(int(year))),
            "list_url": self.list_url(of_year, kinds),
        }
