"""The list of outcomes of all events, with what came after each, as far as it is on record."""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.db.models import Exists, OuterRef
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
    recalled: Mapping[int, memory.Remembered] = MappingProxyType({})
    narrowed = {
        "series": Series.objects.filter(
            Exists(Outcome.objects.published().filter(activity__series=OuterRef("pk")))
        )
    }

    def found(self) -> list[Outcome]:
        # Told here, once for the rows and for all counts, instead of by the FilterSet.
        with self.filterset.leaving_out(*COUNTED):
            rows = list(super().found())
        states, asked = self.states(rows), self.values_asked()
        told = [(row, values_of(row, states[row.pk])) for row in rows]
        self.counts = {
            name: Counter(values[name] for _row, values in told if meets(values, asked, but=name))
            for name in COUNTED
        }
        return [row for row, values in told if meets(values, asked)]

    def states(self, rows: list[Outcome]) -> dict[int, FollowUp]:
        """Return what came after outcomes as of today, kept until the record changes."""
        others = sorted(self.filterset.filters.keys() - set(COUNTED))
        asked = tuple((name, *self.asked.getlist(name)) for name in others)
        key = ("followed", timezone.localdate(), asked)
        return self.memory.once(key, lambda: self.read_states(rows))

    def read_states(self, rows: list[Outcome]) -> dict[int, FollowUp]:
        self.recalled = {item.outcome.pk: item for item in self.recall(rows)}
        return {pk: item.follow_up for pk, item in self.recalled.items()}

    def recall(self, rows: list[Outcome]) -> list[memory.Remembered]:
        return memory.recall(rows, timezone.localdate())

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

    def records(self, rows: list[Any]) -> list[Any]:
        """Nothing is looked for by words here."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.refused:
            return context
        numbers = self.counts["follow_up"]
        states = [(state, numbers[state]) for state in FollowUp if numbers[state]]
        self.rows = context["rows"]
        return context | {"states": states}

    @property
    def rows_key(self) -> tuple[int, ...]:
        """What the rows of this page and their sources depend on besides the record."""
        return tuple(row.pk for row in self.rows)

    def told(self) -> dict[str, Any]:
        """Return the rows of this page with what came after, and their sources."""
        known = self.recalled  # where what came after was not kept, all of them are known
        told = [known[row.pk] for row in self.rows] if known else self.recall(self.rows)
        recalled.explain(told, timezone.localdate())
        return {"rows": told} | recalled.cited(told)


def values_of(outcome: Outcome, state: FollowUp) -> dict[str, str]:
    """Return what the filters that are told from rows compare, by parameter."""
    return {"follow_up": str(state), "series": str(outcome.activity.series_id or "")}


def meets(values: Mapping[str, str], asked: Mapping[str, set[str]], *, but: str = "") -> bool:
    """Has an outcome one of the values asked of each parameter, but for one?"""
    return all(values[name] in given for name, given in asked.items() if name != but)
