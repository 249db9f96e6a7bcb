"""What calendar and time line share: the filters of activities, their happenings by date."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from initiatives import facets
from initiatives.codelists import EVENT_KINDS, ActivityKind
from initiatives.facets import Selection
from initiatives.fields import NO_DATE
from initiatives.happenings import Happenings, What, years_with_any
from initiatives.templatetags.figures import number
from initiatives.views.dated.asked import (
    address,
    changed,
    in_one_year,
    nearest_year,
    periods_in,
    undated,
)
from initiatives.views.dated.shown import Shown, shown_of
from initiatives.views.lists import ActivityListView

EVENTS = ngettext_lazy("%(number)s workshop or forum", "%(number)s workshops and forums", "count")
KINDS = [str(kind) for kind in ActivityKind]


class DatedView(ActivityListView):
    """Happenings of the activities that the filters leave, within the dates that are asked.

    ``from``, ``to`` and ``year`` are met by the date of the happening itself, all other
    parameters by its activity.
    """

    paginate_by = 100
    sorts = []
    counted = ngettext_lazy("%(number)s dated happening", "%(number)s dated happenings", "count")
    other: str = ""  # the page that shows the same happenings in another way
    undated_kinds: list[str] = KINDS  # of which the page says how many have no date

    def found(self) -> Happenings:
        if self.asked.get("order"):
            self.warnings.append(_("What is listed here stands in the order of its dates."))
        self.happenings = Happenings(self.selection, periods_in(self.query), self.around)
        return self.happenings

    def total(self) -> int:
        if not self.refused:
            return self.happenings.count()
        everything = Selection(facets.current(), {}, timezone.localdate())
        periods = periods_in(self.unasked(everything.index))
        return Happenings(everything, periods, periods).count()

    def unasked(self, index: facets.Index) -> QueryDict:
        """Return what is shown where nothing is asked."""
        nothing, today = QueryDict(), timezone.localdate()
        return in_one_year(nothing, nearest_year(nothing, years_with_any(index), today.year))

    @cached_property
    def selection(self) -> Selection:
        """The activities that all parameters leave but those of dates."""
        found = self.filterset.selection
        asked = {name: values for name, values in found.asked.items() if name not in OF_DATES}
        return replace(found, asked=asked)

    @cached_property
    def year(self) -> int:
        """The year that is shown, or in which what is shown lies."""
        known = years_with_any(self.selection.index)
        return nearest_year(self.asked, known, timezone.localdate().year)

    @cached_property
    def query(self) -> QueryDict:
        """What is shown, as parameters that say it whatever the day."""
        return in_one_year(self.asked, self.year)

    @property
    def around(self) -> Any:
        """The periods in which happenings are counted by date."""
        return periods_in(self.query)

    def shown(self, rows: list[Any]) -> list[Shown]:
        return shown_of(rows)

    def records(self, rows: list[Any]) -> list[Any]:
        return []  # of a happening it is not told which of its words were found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.refused:
            return context
        return context | {
            "today": timezone.localdate().isoformat(),
            "other_url": address(self.other, self.query),
            "events": self.events(),
            "undated": self.undated(),
            "shared": self.shared(),
        }

    def events(self) -> dict[str, Any] | None:
        """Return how many of the happenings are events, and the list of them."""
        kinds = self.kinds_among(EVENT_KINDS)
        count = self.happenings.among(self.happenings.asked, What.EVENT)
        if not count:
            return None
        words = EVENTS % {"count": count, "number": number(count)}
        return {"count": count, "words": words, "url": self.list_url(self.query, kinds)}

    def undated(self) -> dict[str, Any] | None:
        """Return how many records have no date, and the list of them; None if there is none."""
        kinds = self.kinds_among(self.undated_kinds)
        index = self.selection.index
        members = self.selection.members & index.any_of("kind", kinds) & index.undated
        query = changed(undated(self.asked), year=[NO_DATE])
        return {"count": len(members), "url": self.list_url(query, kinds)} if members else None

    def kinds_among(self, wanted: Any) -> list[str]:
        """Return those of some kinds that the filter leaves."""
        asked = self.asked.getlist("kind")
        return [str(kind) for kind in wanted if not asked or kind in asked]

    def list_url(self, query: QueryDict, kinds: list[str]) -> str:
        """Return the address of the list of activities of some kinds with a query."""
        return address("activity-list", changed(query, kind=kinds if kinds != KINDS else ()))

    def shared(self) -> dict[str, str]:
        """Return where the calendar and the changes of this filter are, whatever the dates."""
        query = undated(self.asked)
        calendar = address("calendar-ics", query)
        changes = reverse("list-format", args=["activities", "atom"])
        origin = settings.ORIGIN or self.request.build_absolute_uri("/").rstrip("/")
        return {
            "ics": calendar,
            "webcal": f"webcal://{origin.partition('://')[2]}{calendar}",
            "atom": f"{changes}?{query.urlencode()}" if query else changes,
            "activities": address("activity-list", query),
        }


OF_DATES = ("period", "year")
