"""Query parameters of countries and of country groups."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from initiatives.codelists import ActivityKind
from initiatives.facets import ActivitiesOfCountry
from initiatives.filters import participation
from initiatives.filters.activities import during
from initiatives.filters.base import (
    CodesFilter,
    DayFilter,
    KeysFilter,
    OrderFilter,
    PeriodsFilter,
    PortalFilterSet,
    WordsFilter,
)
from initiatives.filters.country_counts import COUNTED, CountryCounts
from initiatives.filters.fields import YES_NO
from initiatives.models import Activity, Participation, Theme
from initiatives.models.country import CountryQuerySet

ACTIVITIES = ActivitiesOfCountry()
ORDERS: dict[str, list[Any]] = {
    "name": ["sort_key", "pk"],
    "-name": ["-sort_key", "-pk"],
    "-activities": [ACTIVITIES.desc(), "sort_key", "pk"],
    "activities": [ACTIVITIES.asc(), "sort_key", "pk"],
}


class CountryFilterSet(PortalFilterSet):
    """Countries; kind, theme, year and role speak of one published participation."""

    q = WordsFilter()
    group = participation.groups_filter(
        method="of_group", help_text=participation.MEMBERS_ON_THE_DAY
    )
    region = participation.regions_filter(method="of_region")
    income = participation.income_filter(field_name="income_group")
    participating = CodesFilter(
        label=_("Takes part"),
        choices=YES_NO,
        method="together",
        help_text=_("“no”: no participation of the kind, theme, year and role given is recorded"),
    )
    role = participation.role_filter(method="together")
    kind = CodesFilter(label=_("Kind"), choices=ActivityKind, method="together")
    theme = KeysFilter(label=_("Theme"), queryset=Theme.objects.all(), method="together")
    year = PeriodsFilter(label=_("Year"), method="together")
    on = DayFilter(help_text=_("The day on which group membership counts; today if left out."))
    order = OrderFilter(ORDERS)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        queryset = super().filter_queryset(queryset)
        asked = self.form.cleaned_data
        answers = asked.get("participating") or []
        if len(answers) == 1:
            takes_part = Exists(self.participations())
            return queryset.filter(takes_part if answers == ["yes"] else ~takes_part)
        if not answers and any(asked.get(name) for name in ("role", "kind", "theme", "year")):
            return queryset.filter(Exists(self.participations()))
        return queryset

    @cached_property
    def country_counts(self) -> CountryCounts:
        """What tells how many countries each value would show."""
        asked = self.form.cleaned_data
        values = {
            name: [getattr(value, "pk", value) for value in asked.get(name) or []]
            for name in COUNTED
        }
        within = self.members_found() if asked.get("q") else None
        return CountryCounts(self.index, values, timezone.localdate(), self.on, within)

    def participations(self) -> QuerySet[Participation]:
        """Return a country's published participations of the kind, theme, year and role asked."""
        asked = self.form.cleaned_data
        activities = Activity.objects.published()
        if asked.get("kind"):
            activities = activities.filter(kind__in=asked["kind"])
        if asked.get("year"):
            activities = activities.filter(during(asked["year"]))
        if asked.get("theme"):
            activities = activities.filter(themes__in=asked["theme"])
        rows = Participation.objects.filter(country=OuterRef("pk"), activity__in=activities)
        return rows.filter(role__in=asked["role"]) if asked.get("role") else rows

    def of_group(self, queryset: CountryQuerySet, name: str, value: list) -> QuerySet:
        return queryset.in_group(*[group.code for group in value], on=self.on)

    def of_region(self, queryset: CountryQuerySet, name: str, value: list[str]) -> QuerySet:
        return queryset.in_area(*value)


class GroupFilterSet(PortalFilterSet):
    """Country groups."""

    country = participation.countries_filter(method="of_country")
    on = DayFilter(help_text=_("The day on which membership counts; today if left out."))
    order = OrderFilter({"code": ["code"], "-code": ["-code"]})

    def of_country(self, queryset: QuerySet, name: str, value: list) -> QuerySet:
        """Keep groups of which one of the countries is a member on the day."""
        memberships = queryset.model._meta.get_field("memberships").related_model.objects
        members = memberships.on(self.on.isoformat()).filter(country__in=value)
        return queryset.filter(pk__in=members.values("group"))
