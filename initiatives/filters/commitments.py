"""Query parameters of commitments."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from initiatives import progress
from initiatives.codelists import Level, Timeliness
from initiatives.collected import Part, give_parts, with_parts
from initiatives.fields import earliest, latest
from initiatives.filters.base import (
    CodesFilter,
    DayFilter,
    KeysFilter,
    OrderFilter,
    PartialDateFilter,
    PeriodForm,
    PortalFilterSet,
    WordsFilter,
)
from initiatives.filters.conditions import (
    touching,
)
from initiatives.filters.keys import MixedKeysField, Named
from initiatives.filters.shared import Filter
from initiatives.models import (
    Activity,
    Check,
    Commitment,
    CommitmentOverride,
    Country,
    Evidence,
    Organization,
)

IN_TEXT = ["initiative_id", "number", "slug"]
BY_INITIATIVE = ["initiative__sort_key", *IN_TEXT]
ORDERS: dict[str, list[Any]] = {
    "initiative": BY_INITIATIVE,
    "-initiative": [f"-{column}" for column in BY_INITIATIVE],
    "due_on": earliest("due_on_until", *IN_TEXT),
    "-due_on": latest("due_on_until", *IN_TEXT),
}


PROMISERS = [
    Named(Country.objects.all(), "iso_alpha3", normalize=str.upper),
    Named(Organization.objects.all(), "slug"),
]

# What level and timeliness are computed from.
FACTS = (
    Part("evidence", Evidence.objects.order_by()),
    Part("checks", Check.objects.order_by()),
    Part("overrides", CommitmentOverride.objects.order_by()),
)


class PromiserFilter(Filter):
    """Commitments of countries and organizations named by their keys."""

    field_class = MixedKeysField

    def filter(self, qs: QuerySet, value: list[Country | Organization]) -> QuerySet:
        if not value:
            return qs
        countries = [record.pk for record in value if isinstance(record, Country)]
        bodies = [record.pk for record in value if isinstance(record, Organization)]
        return qs.filter(Q(promiser_country__in=countries) | Q(promiser_organization__in=bodies))


class CommitmentFilterSet(PortalFilterSet):
    """Commitments; level and timeliness are computed as of a day."""

    q = WordsFilter()
    initiative = KeysFilter(label=_("Initiative"), queryset=Activity.objects.published())
    promiser = PromiserFilter(
        label=_("Promised by"),
        kinds=PROMISERS,
        help_text=_("ISO 3166-1 alpha-3 of a country, or slug of an organization"),
    )
    level = CodesFilter(label=_("Level"), choices=Level, method="together")
    timeliness = CodesFilter(label=_("Timeliness"), choices=Timeliness, method="together")
    due_from = PartialDateFilter(label=_("Due from"), method="together")
    due_to = PartialDateFilter(label=_("Due to"), method="together")
    on = DayFilter()
    order = OrderFilter(ORDERS)

    class Meta:
        form = PeriodForm

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        queryset = super().filter_queryset(queryset)
        asked = self.form.cleaned_data
        if asked.get("due_from") or asked.get("due_to"):
            due = touching("due_on", asked.get("due_from", ""), asked.get("due_to", ""))
            queryset = queryset.filter(due)
        if asked.get("level") or asked.get("timeliness"):
            queryset = queryset.filter(pk__in=self.assessed(queryset))
        return queryset

    def assessed(self, queryset: QuerySet) -> list[int]:
        """Return the keys of the commitments that have the level and timeliness asked."""
        levels = self.form.cleaned_data.get("level") or Level.values
        times = self.form.cleaned_data.get("timeliness") or Timeliness.values
        candidates = Commitment.objects.filter(pk__in=queryset.order_by().values("pk"))
        facts = list(with_parts(candidates.order_by(), FACTS))
        give_parts(facts, FACTS)
        found = ((item.pk, progress.assess(item, self.on)) for item in facts)
        return [pk for pk, told in found if told.level in levels and told.timeliness in times]
