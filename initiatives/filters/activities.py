"""Query parameters of initiatives, workshops and forums."""

from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from pyroaring import BitMap

from initiatives import codelists, facets, search
from initiatives.fields import NO_DATE
from initiatives.filters import participation
from initiatives.filters.base import (
    CodesFilter,
    KeysFilter,
    OrderFilter,
    PartialDateFilter,
    PeriodForm,
    PortalFilterSet,
    WordsFilter,
    YearsFilter,
)
from initiatives.filters.conditions import (
    linked,
    period,
)
from initiatives.filters.fields import YES_NO
from initiatives.filters.selected import SelectedRows
from initiatives.models import (
    Activity,
    ActivityVoice,
    Goal,
    Organization,
    OrganizationRole,
    Participation,
    Series,
    Theme,
)
from initiatives.models.spans import TOLD_BY_DATES, status_sql

ORDERS = {
    "-starts_on": ["is_undated", "-span_from", "sort_key", "pk"],
    "starts_on": ["is_undated", "span_from", "sort_key", "pk"],
    "name": ["sort_key", "pk"],
    "-name": ["-sort_key", "-pk"],
    "-last_changed_at": ["-last_changed_at", "-pk"],
    "last_changed_at": ["last_changed_at", "pk"],
    "-countries": ["-recorded_countries", "sort_key", "pk"],
    "countries": ["recorded_countries", "sort_key", "pk"],
}
DEFAULT_ORDER = "-starts_on"


def during(periods: list[str]) -> Q:
    """Return the condition that an activity's span touches one of the periods."""
    condition = Q()
    for text in periods:
        first, last = period(text, text)
        condition |= Q(span_from__lte=last, span_until__gte=first)
    return Q(is_undated=False) & condition


class ActivityFilterSet(PortalFilterSet):
    """Activities; country, group, region, income and role speak of one participation."""

    q = WordsFilter()
    kind = CodesFilter(label=_("Kind"), choices=codelists.ActivityKind)
    status = CodesFilter(label=_("Status"), choices=codelists.ActivityStatus, method="of_status")
    theme = KeysFilter(label=_("Theme"), queryset=Theme.objects.all(), method="of_theme")
    organization = KeysFilter(
        label=_("Organization"), queryset=Organization.objects.all(), method="of_organization"
    )
    scope = CodesFilter(label=_("Scope"), choices=codelists.Scope)
    sdg = KeysFilter(
        label=_("Sustainable development goal"),
        queryset=Goal.objects.all(),
        to_field_name="number",
        pattern="[1-9][0-9]?",
        method="of_goal",
        help_text=_("Number of the goal, 1 to 17"),
    )
    series = KeysFilter(label=_("Series of events"), queryset=Series.objects.all())
    from_ = PartialDateFilter(label=_("From"), method="together")
    to = PartialDateFilter(label=_("To"), method="together")
    year = YearsFilter(label=_("Year"), method="of_year")
    voice = CodesFilter(label=_("Voice"), choices=codelists.Voice, method="of_voice")
    one_party = CodesFilter(label=_("Rests on one party only"), choices=codelists.OneParty)
    differs = CodesFilter(label=_("Sources differ"), choices=YES_NO, method="of_differing")
    participants_known = CodesFilter(
        label=_("Are the countries named?"), choices=codelists.ParticipantsKnown
    )
    country = participation.countries_filter(method="together")
    group = participation.groups_filter(method="together")
    region = participation.regions_filter(method="together")
    income = participation.income_filter(method="together")
    role = participation.role_filter(method="together")
    order = OrderFilter(ORDERS)

    class Meta:
        form = PeriodForm

    def filter_queryset(self, queryset: Any) -> Any:
        queryset = super().filter_queryset(queryset)
        asked = self.form.cleaned_data
        if asked.get("from") or asked.get("to"):
            queryset = queryset.within(*period(asked.get("from", ""), asked.get("to", "")))
        if any(asked.get(name) for name in participation.PARAMETERS):
            queryset = self.of_one_participation(queryset, asked)
        return queryset

    @cached_property
    def selection(self) -> facets.Selection:
        """The same choice as sets of activities: for counts, pages and facets."""
        index, asked = self.index, self.form.cleaned_data
        values = {
            name: [getattr(value, "pk", value) for value in asked.get(name) or []]
            for name in facets.CONDITIONS
        }
        if asked.get("from") or asked.get("to"):
            values["period"] = [(asked.get("from", ""), asked.get("to", ""))]
        within = [index.of("kind", kind)] if (kind := self.queryset.model.KIND) else []
        if asked.get("q"):
            within.append(self.members_found())
        return facets.Selection(index, values, timezone.localdate(), tuple(within))

    @cached_property
    def found(self) -> search.Found:
        """What the words asked find among activities of all kinds, as the sets are."""
        text = self.form.cleaned_data.get("q") or ""
        return search.find_activities(text, self.index) if text.strip() else search.NOTHING

    def members_found(self) -> BitMap:
        return self.found.members or BitMap()

    def rows(self, order: str = "") -> SelectedRows | search.BestActivities:
        """Return what the list shows, a page at a time: as asked, best first, or in its order."""
        if self.is_best_first:
            columns, members = ORDERS[order or DEFAULT_ORDER], self.selection.members
            return search.BestActivities(
                self.qs, self.found, columns, members, self.queryset, self.index
            )
        order = self.form.cleaned_data.get("order") or order or DEFAULT_ORDER
        return SelectedRows(self.selection, self.queryset, order, ORDERS[order])

    def of_one_participation(self, queryset: QuerySet, asked: dict[str, Any]) -> QuerySet:
        """Keep activities with one participation that meets all five conditions at once."""
        rows = Participation.objects.filter(activity=OuterRef("pk"))
        return queryset.filter(Exists(participation.narrowed(rows, asked, timezone.localdate())))

    def of_status(self, queryset: QuerySet, name: str, value: list[str]) -> QuerySet:
        """Keep activities that have one of the statuses today, on record or by their dates."""
        told = Q(status__in=value)
        if not TOLD_BY_DATES.isdisjoint(value):
            queryset = queryset.alias(status_today=status_sql(timezone.localdate()))
            told |= Q(status="", status_today__in=value)
        return queryset.filter(told)

    def of_theme(self, queryset: QuerySet, name: str, value: list[Theme]) -> QuerySet:
        return linked(queryset, Activity.themes.through, theme__in=value)

    def of_goal(self, queryset: QuerySet, name: str, value: list[Goal]) -> QuerySet:
        return linked(queryset, Activity.sdgs.through, goal__in=value)

    def of_organization(self, queryset: QuerySet, name: str, value: list[Any]) -> QuerySet:
        return linked(queryset, OrganizationRole, organization__in=value)

    def of_voice(self, queryset: QuerySet, name: str, value: list[str]) -> QuerySet:
        return linked(queryset, ActivityVoice, voice__in=value)

    def of_year(self, queryset: QuerySet, name: str, value: list[str]) -> QuerySet:
        periods = [text for text in value if text != NO_DATE]
        dated = during(periods) if periods else Q(pk__in=[])
        return queryset.filter(dated | Q(is_undated=True) if NO_DATE in value else dated)

    def of_differing(self, queryset: QuerySet, name: str, value: list[str]) -> QuerySet:
        return queryset.filter(has_differing_claims__in=[answer == "yes" for answer in value])
