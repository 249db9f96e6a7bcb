"""The list of outcomes of all events, with what came after each, as far as it is on record."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from initiatives import filters, memory
from initiatives.codelists import FollowUp
from initiatives.models import Outcome, Series
from initiatives.views import recalled
from initiatives.views.controls import Panel
from initiatives.views.listing import PublicListView
from initiatives.views.options import Option, counted

LATEST = ("activity__is_undated", "-activity__span_from")
# Told from rows that are read anyway, not by the FilterSet.
COUNTED = ("follow_up", "series")


class OutcomeListView(PublicListView):
    """What came out of events, the latest first, and what followed as far as it is on record."""

    queryset = recalled.in_order(Outcome.objects.published(), *LATEST)
    filterset_class = filters.OutcomeFilterSet
    template_name = "initiatives/outcome_list.html"
    endpoint = "outcome"
    title = _("Outcomes of events")
    description = _("What came out of events, what was promised there, and what came after.")
    counted = ngettext_lazy("%(number)s outcome", "%(number)s outcomes", "count")
    panels = [Panel(("follow_up",)), Panel(("series",), legend=_("Events of a series"))]
    narrowed = {
        "series": Series.objects.filter(
            activities__outcomes__in=Outcome.objects.published()
        ).distinct()
    }

    def found(self) -> list[memory.Remembered]:
        # Told here, once for the rows and for all counts, instead of by the FilterSet.
        with self.filterset.leaving_out(*COUNTED):
            told = memory.recall(super().found(), timezone.localdate())
        asked = self.values_asked()
        self.counts = {
            name: Counter(values_of(item)[name] for item in told if meets(item, asked, but=name))
            for name in COUNTED
        }
        return [item for item in told if meets(item, asked)]

    def values_asked(self) -> dict[str, set[str]]:
        """Return what the filters that are told here are set to, those that are set."""
        asked = self.filterset.form.cleaned_data
        values = {
            "follow_up": asked["follow_up"] or [],
            "series": [str(row.pk) for row in asked["series"] or []],
        }
        return {name: set(given) for name, given in values.items() if given}

    def with_counts(self, options: dict[str, list[Option]]) -> dict[str, list[Option]]:
        return options | {name: counted(options[name], self.counts[name]) for name in COUNTED}

    def shown(self, rows: list[Any]) -> list[Any]:
        recalled.explain(rows, timezone.localdate())
        return rows

    def records(self, rows: list[Any]) -> list[Any]:
        """Nothing is looked for by words here."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.refused:
            return context
        numbers = self.counts["follow_up"]
        states = [(state, numbers[state]) for state in FollowUp if numbers[state]]
        return context | recalled.cited(context["rows"]) | {"states": states}


def values_of(item: memory.Remembered) -> dict[str, str]:
    """Return what the filters that are told from rows compare, by parameter."""
    return {"follow_up": str(item.follow_up), "series": str(item.event.series_id or "")}


def meets(item: memory.Remembered, asked: Mapping[str, set[str]], *, but: str = "") -> bool:
    """Has an outcome one of the values asked of each parameter, but for one?"""
    values = values_of(item)
    return all(values[name] in given for name, given in asked.items() if name != but)
