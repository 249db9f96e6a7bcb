"""Query parameters of what belongs to activities: participations, claims, statements and others."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives import codelists, memory
from initiatives.fields import earliest, latest
from initiatives.filters import participation
from initiatives.filters.base import (
    CodesFilter,
    KeysFilter,
    OrderFilter,
    PartialDateFilter,
    PeriodForm,
    PortalFilterSet,
)
from initiatives.filters.conditions import (
    touching,
)
from initiatives.models import (
    Activity,
    Commitment,
    Indicator,
    Organization,
    Person,
    Series,
    Source,
)


def activity_filter(**options: Any) -> KeysFilter:
    """Return the filter for published activities by slug."""
    return KeysFilter(label=_("Activity"), queryset=Activity.objects.published(), **options)


def source_filter(**options: Any) -> KeysFilter:
    """Return the filter for sources by slug."""
    return KeysFilter(label=_("Source"), queryset=Source.objects.all(), **options)


class ParticipationFilterSet(PortalFilterSet):
    """Participations."""

    activity = activity_filter()
    kind = CodesFilter(field_name="activity__kind", label=_("Kind"), choices=codelists.ActivityKind)
    certainty = CodesFilter(label=_("Certainty"), choices=codelists.Certainty)
    country = participation.countries_filter(method="together")
    group = participation.groups_filter(method="together")
    region = participation.regions_filter(method="together")
    income = participation.income_filter(method="together")
    role = participation.role_filter(method="together")

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        queryset = super().filter_queryset(queryset)
        return participation.narrowed(queryset, self.form.cleaned_data, timezone.localdate())


class EvidenceFilterSet(PortalFilterSet):
    """Evidence for commitments."""

    commitment = KeysFilter(label=_("Commitment"), queryset=Commitment.objects.published())
    activity = activity_filter()
    bearing = CodesFilter(label=_("Bearing"), choices=codelists.Bearing)
    source = source_filter()


class OutcomeFilterSet(PortalFilterSet):
    """Outcomes of events; what came after is told as of today."""

    follow_up = CodesFilter(
        label=_("What came after"), choices=codelists.FollowUp, method="remembered"
    )
    activity = activity_filter()
    concerns = activity_filter()
    series = KeysFilter(
        field_name="activity__series", label=_("Series"), queryset=Series.objects.all()
    )

    def remembered(self, queryset: QuerySet, name: str, value: list[str]) -> QuerySet:
        """Keep the outcomes of which that is on record; told from dates, so row by row."""
        states = memory.states(queryset, timezone.localdate())
        if codelists.FollowUp.NONE in value:
            return queryset.exclude(
                pk__in=[pk for pk, state in states.items() if state not in value]
            )
        return queryset.filter(pk__in=[pk for pk, state in states.items() if state in value])


class ClaimFilterSet(PortalFilterSet):
    """Claims."""

    activity = activity_filter()
    field = CodesFilter(label=_("Field"), choices=codelists.ClaimField)
    basis = CodesFilter(label=_("Basis"), choices=codelists.ClaimBasis)
    source = source_filter()


class RelationFilterSet(PortalFilterSet):
    """Relations between activities."""

    activity = activity_filter(
        method="of_either_end", help_text=_("An activity at either end of the relation")
    )
    kind = CodesFilter(label=_("Kind"), choices=codelists.RelationKind)

    def of_either_end(self, queryset: QuerySet, name: str, value: list[Activity]) -> QuerySet:
        return queryset.filter(Q(from_activity__in=value) | Q(to_activity__in=value))


def dated_orders(column: str) -> dict[str, list[Any]]:
    """Return both orders by a partial date of rows that have a slug."""
    return {
        f"-{column}": latest(f"{column}_from", "slug"),
        column: earliest(f"{column}_from", "slug"),
    }


class StatementFilterSet(PortalFilterSet):
    """Statements."""

    activity = activity_filter()
    kind = CodesFilter(
        field_name="speaker_kind", label=_("Who spoke"), choices=codelists.SpeakerKind
    )
    person = KeysFilter(label=_("Person"), queryset=Person.objects.all())
    organization = KeysFilter(
        field_name="body", label=_("Organization"), queryset=Organization.objects.all()
    )
    country = participation.countries_filter()
    source = source_filter()
    from_ = PartialDateFilter(label=_("From"), method="together")
    to = PartialDateFilter(label=_("To"), method="together")
    order = OrderFilter(dated_orders("made_on"))

    class Meta:
        form = PeriodForm

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        queryset = super().filter_queryset(queryset)
        first, last = (self.form.cleaned_data.get(name, "") for name in ("from", "to"))
        return queryset.filter(touching("made_on", first, last)) if first or last else queryset


class ObservationFilterSet(PortalFilterSet):
    """Figures that sources quote."""

    indicator = KeysFilter(label=_("Indicator"), queryset=Indicator.objects.all())
    country = participation.countries_filter()
    activity = activity_filter()
    source = source_filter()
    order = OrderFilter(dated_orders("as_of"))
