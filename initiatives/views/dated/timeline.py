"""The time line: all that is dated, a year at a time."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.datewords import words
from initiatives.happenings import holds_any, years_touching, years_with_any
from initiatives.happenings.periods import MONTH, YEAR
from initiatives.views.dated.asked import address, changed, in_month, span_in
from initiatives.views.dated.base import DatedView
from initiatives.views.dated.shown import Shown


class TimelineView(DatedView):
    """All dated happenings of a year, month by month, and all years."""

    template_name = "initiatives/timeline.html"
    title = gettext_lazy("Time line")
    description = gettext_lazy(
        "What was announced, adopted, held, promised and due, by year and month."
    )
    other = "calendar"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.refused:
            return context
        return context | {
            "heading": _("Time line of %(year)s") % {"year": words(f"{self.year:04}")},
            "year": self.year,
            "months": self.months_of(context["rows"]),
            "years": self.years(),
        }

    def months_of(self, rows: Iterable[Shown]) -> list[dict[str, Any]]:
        """Return happenings under their months; what is older or known by year alone first."""
        return [
            {"title": title, "url": url, "rows": list(found)}
            for (title, url), found in groupby(rows, self.month_of)
        ]

    def month_of(self, row: Shown) -> tuple[str, str]:
        """Return the heading that a happening stands under, and the month in the calendar."""
        year = f"{self.year:04}"
        if row.start[:YEAR] < year:
            return _("Begun before %(year)s") % {"year": words(year)}, ""
        if len(row.start) == YEAR:
            return _("Some time in %(date)s") % {"date": words(year)}, ""
        month = row.start[:MONTH]
        return words(month), address("calendar", in_month(self.asked, month))

    def years(self) -> list[dict[str, Any]]:
        """Return all years with anything on record, each with its number of activities.

        Of years to come, only those with more than what has no end on record.
        """
        known = years_touching(years_with_any(self.selection.index), span_in(self.asked))
        today = timezone.localdate().year
        told = [year for year in known if year <= today or holds_any(self.selection, year)]
        numbers = sorted({*told, self.year})
        counts = self.filterset.selection.counts("year", numbers)
        queries = {number: changed(self.asked, year=[f"{number:04}"]) for number in numbers}
        return [
            {
                "number": number,
                "url": address("timeline", queries[number]),
                "count": counts[str(number)],
                "list_url": address("activity-list", queries[number]),
            }
            for number in numbers
        ]
