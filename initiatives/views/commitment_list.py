"""The list of commitments: each assessed once, for its row and for the sums above the table."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from initiatives import explanation, filters, progress
from initiatives.codelists import Level, Timeliness
from initiatives.collected import give_parts, with_parts
from initiatives.filters.commitments import FACTS
from initiatives.models import Commitment
from initiatives.templatetags.figures import TALLIED_UP_TO
from initiatives.views.controls import Panel
from initiatives.views.listing import PublicListView
from initiatives.views.localizing import name_countries


@dataclass
class Promise:
    """A commitment, how far it is kept on a day, and the sentence that says why."""

    commitment: Commitment
    told: progress.Assessment
    sentence: str = ""

    @property
    def is_tallied(self) -> bool:
        """Does something count towards a whole number that can be drawn box by box?"""
        required, counted = self.told.required, self.told.counted_low
        if not required or not counted:
            return False
        return required <= TALLIED_UP_TO and not required % 1 and not counted % 1


class CommitmentListView(PublicListView):
    """Promises by due date, with level, timeliness and the sentence that explains them."""

    queryset = Commitment.objects.published()
    filterset_class = filters.CommitmentFilterSet
    template_name = "initiatives/commitment_list.html"
    endpoint = "commitment"
    title = _("Commitments")
    description = _("What was promised, and how far it is kept on record.")
    counted = ngettext_lazy("%(number)s commitment", "%(number)s commitments", "count")
    panels = [
        Panel(("q",), legend=_("Search in this list")),
        Panel(("level",)),
        Panel(("timeliness",)),
        Panel(("initiative",), legend=_("Promised in")),
        Panel(("due_from", "due_to"), legend=_("Due")),
        Panel(("promiser", "on"), legend=_("Promised by, and as of which day"), is_folded=True),
    ]
    sorts = [("due_on", _("due date")), ("initiative", _("initiative"))]

    def get_queryset(self) -> Any:
        rows = (
            super()
            .get_queryset()
            .select_related("initiative", "promiser_country", "promiser_organization")
        )
        return with_parts(rows, FACTS).defer("initiative__search_text", "initiative__search_words")

    def found(self) -> list[Promise]:
        asked = self.filterset.form.cleaned_data
        levels, times = asked["level"] or Level.values, asked["timeliness"] or Timeliness.values
        # Assessed here, once for the rows and for the sums, instead of by the FilterSet.
        asked.update(level=[], timeliness=[])
        rows = [*super().found()]
        give_parts(rows, FACTS)
        told = [Promise(row, progress.assess(row, self.filterset.on)) for row in rows]
        in_time = [item for item in told if item.told.timeliness in times]
        self.levels = Counter(item.told.level for item in in_time)
        self.times = Counter(item.told.timeliness for item in told if item.told.level in levels)
        return [item for item in in_time if item.told.level in levels]

    def shown(self, rows: list[Any]) -> list[Any]:
        for item in rows:
            item.sentence = explanation.explain(item.commitment, item.told)
        promisers = (item.commitment.promiser_country for item in rows)
        name_countries(country for country in promisers if country)
        return rows

    def records(self, rows: list[Any]) -> list[Any]:
        return [item.commitment for item in rows]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.refused:
            return context
        overdue = self.times[Timeliness.OVERDUE]
        return context | {
            "levels": [(code, self.levels[code]) for code in Level if self.levels[code]],
            "overdue": overdue,
        }
