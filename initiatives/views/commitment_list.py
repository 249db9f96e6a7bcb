"""The list of commitments: each assessed once, for its row and for the sums above the table."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from initiatives import explanation, filters, progress
from initiatives.codelists import Level, Timeliness
from initiatives.collected import give_parts, with_parts
from initiatives.filters.commitments import FACTS
from initiatives.models import Commitment, Country, Organization
from initiatives.templatetags.figures import TALLIED_UP_TO
from initiatives.views.controls import Panel
from initiatives.views.localizing import name_countries
from initiatives.views.options import Listing, Option, counted
from initiatives.views.seen import SeenAsRoll

# Told from rows that are read anyway, not by the FilterSet.
COUNTED = ("level", "timeliness", "initiative", "promiser")
FOR_SEARCH = ("search_text", "search_words")
# The columns that rows show or are told from.
SHOWN = [
    *(field.name for field in Commitment._meta.concrete_fields if field.name not in FOR_SEARCH),
    *("initiative__kind", "initiative__slug", "initiative__name", "initiative__short_name"),
    *("promiser_country__iso_alpha3", "promiser_country__name"),
    *("promiser_organization__slug", "promiser_organization__name"),
]


@dataclass
class Promise:
    """A commitment, how far it is kept on a day, and the sentence that says why."""

    commitment: Commitment
    told: progress.Assessment

    @property
    def sentence(self) -> str:
        """Why it is said to be kept so far."""
        return explanation.explain(self.commitment, self.told)

    @property
    def promiser(self) -> Country | Organization | None:
        return self.commitment.promiser_country or self.commitment.promiser_organization

    @cached_property
    def values(self) -> dict[str, str]:
        """What the filters that are told from rows compare, by parameter."""
        return {
            "level": self.told.level,
            "timeliness": self.told.timeliness,
            "initiative": self.commitment.initiative.slug,
            "promiser": key_of(self.promiser),
        }

    def meets(self, asked: Mapping[str, set[str]], *, but: str = "") -> bool:
        """Does it have one of the values asked of each parameter, but for one?"""
        return all(self.values[name] in given for name, given in asked.items() if name != but)

    @property
    def is_tallied(self) -> bool:
        """Does something count towards a whole number that can be drawn box by box?"""
        required, counted = self.told.required, self.told.counted_low
        if not required or not counted:
            return False
        return required <= TALLIED_UP_TO and not required % 1 and not counted % 1


class CommitmentListView(SeenAsRoll):
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
        Panel(("promiser",), legend=_("Who promised it")),
        Panel(("due_from", "due_to"), legend=_("Due")),
        Panel(("on",), legend=_("Level and timeliness as of"), is_folded=True),
    ]
    country_parameter = "promiser"
    listed = {"initiative": Listing(), "promiser": Listing()}
    sorts = [("due_on", _("due date")), ("initiative", _("initiative"))]

    def get_queryset(self) -> Any:
        rows = super().get_queryset()
        related = ("initiative", "promiser_country", "promiser_organization")
        return rows.select_related(*related).only(*SHOWN)

    def found(self) -> list[Promise]:
        # Assessed here, once for the rows and for all counts, instead of by the FilterSet.
        with self.filterset.leaving_out(*COUNTED):
            rows = [*super().found()]
        assessments = self.assessments(rows)
        told = [Promise(row, assessments[row.pk]) for row in rows]
        asked = self.values_asked()
        self.counts = {
            name: Counter(item.values[name] for item in told if item.meets(asked, but=name))
            for name in COUNTED
        }
        promisers = (item.commitment.promiser_country for item in told)
        name_countries(country for country in promisers if country)
        self.names = {
            "initiative": {
                item.values["initiative"]: item.commitment.initiative.name for item in told
            },
            "promiser": {item.values["promiser"]: str(item.promiser) for item in told},
        }
        return [item for item in told if item.meets(asked)]

    def assessments(self, rows: list[Commitment]) -> dict[int, progress.Assessment]:
        """Return how far rows are kept; as of today that is kept until the record changes."""
        on, today = self.filterset.on, timezone.localdate()
        if on != today:
            return assessed(Commitment.objects.filter(pk__in=[row.pk for row in rows]), on)
        published = Commitment.objects.published()
        return self.memory.once(("assessed", today), lambda: assessed(published, today))

    def values_asked(self) -> dict[str, set[str]]:
        """Return what the filters that are told here are set to, those that are set."""
        asked = self.filterset.form.cleaned_data
        values = {
            "level": asked["level"],
            "timeliness": asked["timeliness"],
            "initiative": [row.slug for row in asked["initiative"] or []],
            "promiser": [key_of(promiser) for promiser in asked["promiser"] or []],
        }
        return {name: set(given) for name, given in values.items() if given}

    def with_counts(self, options: dict[str, list[Option]]) -> dict[str, list[Option]]:
        for name, words in self.names.items():
            options[name] = Listing(words.__getitem__).options(words)
        return {
            name: counted(values, self.counts[name]) if name in COUNTED else values
            for name, values in options.items()
        }

    def counts_by_country(self) -> dict[int, int]:
        asked = self.filterset.form.cleaned_data["promiser"] or Country.objects.all()
        countries = [record for record in asked if isinstance(record, Country)]
        return {row.pk: self.counts["promiser"][row.iso_alpha3] for row in countries}

    def records(self, rows: list[Any]) -> list[Any]:
        return [item.commitment for item in rows]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.refused:
            return context
        levels = self.counts["level"]
        return context | {
            "levels": [(code, levels[code]) for code in Level if levels[code]],
            "overdue": self.counts["timeliness"][Timeliness.OVERDUE],
        }


def assessed(commitments: QuerySet[Commitment], on: date) -> dict[int, progress.Assessment]:
    """Return by primary key how far commitments are kept on a day."""
    rows = list(with_parts(commitments.order_by(), FACTS))
    give_parts(rows, FACTS)
    return {row.pk: progress.assess(row, on) for row in rows}


def key_of(promiser: Country | Organization | None) -> str:
    """Return what addresses call whoever promises, "" for nobody."""
    return str(getattr(promiser, "iso_alpha3", None) or getattr(promiser, "slug", ""))
