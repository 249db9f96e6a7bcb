"""The list of each noun, declared: its rows, its filters, its orders."""

from typing import Any, ClassVar

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from initiatives import facets, filters, models
from initiatives.codelists import (
    EVENT_STATUS_BY_DATES,
    ActivityKind,
    ActivityStatus,
    InitiativeType,
    PublicationState,
)
from initiatives.fields import NO_DATE
from initiatives.models import Activity, Indicator, Observation, Organization, Series
from initiatives.views.commitment_list import CommitmentListView
from initiatives.views.controls import Panel
from initiatives.views.country_list import CountryListView
from initiatives.views.found import OWN
from initiatives.views.listing import CountedBySets, PublicListView
from initiatives.views.localizing import name_countries
from initiatives.views.options import BY_YEAR, Option, counted
from initiatives.views.rows import dated
from initiatives.views.seen import SeenAsRoll
from initiatives.views.source_list import SourceListView

__all__ = [
    "ActivityListView",
    "CommitmentListView",
    "CountryListView",
    "ForumListView",
    "IndicatorListView",
    "InitiativeListView",
    "OrganizationListView",
    "SourceListView",
    "WorkshopListView",
]

OF_ALL_KINDS = [
    Panel(("theme",)),
    Panel(("from", "to"), legend=_("Dates")),
    Panel(("year",), is_folded=True),
    Panel(("country",), legend=_("A country that takes part")),
    Panel(("region",), legend=_("Region of that country")),
    Panel(("group",), legend=_("Group of that country"), is_folded=True),
    Panel(("role",), legend=_("Role of that country"), is_folded=True),
    Panel(("income",), legend=_("Income group of that country"), is_folded=True),
    Panel(("status",), is_folded=True),
    Panel(("scope",), is_folded=True),
]
WITH_WHOM = Panel(("organization",), legend=_("With whom"))
IN_SERIES = Panel(("organization", "series"), legend=_("With whom, in which series"))
EVIDENCE = [
    Panel(("one_party",), is_folded=True),
    Panel(("differs",), is_folded=True),
    Panel(("participants_known",), is_folded=True),
    Panel(("voice",), is_folded=True),
    Panel(("sdg",), is_folded=True),
]
# One code may stand for a state of an initiative and, from its dates, for that of an event.
STATUSES_OF_BOTH: dict[str, Any] = {
    ActivityStatus.PROPOSED: _("Proposed or upcoming"),
    ActivityStatus.ACTIVE: _("Active or under way"),
    ActivityStatus.COMPLETED: _("Completed or past"),
}
STATUSES_OF_EVENTS = EVENT_STATUS_BY_DATES | {
    ActivityStatus.UNKNOWN: _("No date, or not known whether it took place")
}
# The columns that rows show or are told from, of some seventy.
SHOWN = [
    *("kind", "slug", "name", "initiative_type", "city", "status"),
    *("place_country__iso_alpha3", "place_country__name"),
    *("starts_on", "ends_on", "announced_on", "adopted_on", "span_from", "span_until"),
    *("countries", "countries_low", "countries_high", "countries_unit", "recorded_countries"),
    *("independent_sources", "one_party", "has_differing_claims"),
]
WORDS = Panel(("q",), legend=_("Search in this list"))


class ActivityListView(SeenAsRoll, CountedBySets):
    """Initiatives, workshops and forums together."""

    kind: ClassVar[str] = ""
    statuses: ClassVar[dict[str, Any]] = STATUSES_OF_BOTH  # other words for the filter's codes
    queryset = Activity.objects.published()
    filterset_class = filters.ActivityFilterSet
    template_name = "initiatives/activity_list.html"
    endpoint = "activity"
    title = _("All activities")
    description = _("Initiatives, workshops and forums that build capacity in AI.")
    counted = ngettext_lazy("%(number)s activity", "%(number)s activities", "count")
    panels = [WORDS, Panel(("kind",)), *OF_ALL_KINDS, IN_SERIES, *EVIDENCE]
    sorts = [
        ("-starts_on", _("latest")),
        ("name", _("name")),
        ("-countries", _("countries named")),
        ("-last_changed_at", _("last change")),
    ]
    listed = {"year": BY_YEAR}
    narrowed = {
        "organization": Organization.objects.active(),
        "series": Series.objects.having(activities__publication_state=PublicationState.PUBLISHED),
    }

    def get_queryset(self) -> Any:
        rows = super().get_queryset().select_related("place_country")
        if self.request.GET.get("q"):  # the passages found may stand in any text of its own
            return rows.only(*SHOWN, *OWN)
        return rows.only(*SHOWN)

    @cached_property
    def options(self) -> dict[str, list[Option]]:
        """What the filters can be set to, statuses in the words of this kind."""
        options = super().options
        for option in options["status"]:
            option.label = str(self.statuses.get(option.value, option.label))
        return options

    def with_counts(self, options: dict[str, list[Option]]) -> dict[str, list[Option]]:
        selection = self.filterset.selection
        options["year"] = self.listed["year"].options(map(str, selection.index.years))
        for name in options.keys() & set(facets.CONDITIONS):
            counts = selection.counts(name, [option.key for option in options[name]])
            options[name] = counted(options[name], counts)
        return options

    def total(self) -> int:
        index = self.filterset.selection.index
        return len(index.of("kind", self.kind) if self.kind else index.everything)

    def counts_by_country(self) -> dict[int, int]:
        selection = self.filterset.selection
        asked = selection.countries_asked()
        counts = selection.counts("country", sorted(asked))
        return {pk: counts[str(pk)] for pk in asked}

    def shown(self, rows: list[Any]) -> list[Any]:
        name_countries(row.place_country for row in rows if row.place_country)
        today = timezone.localdate()
        for row in dated(rows):
            row.status_label = row.status_words_on(today)
            row.details = self.details_of(row)
        return rows

    def details_of(self, row: Activity) -> list[Any]:
        """Return what stands in small print under the name: kind, type, themes."""
        kind = [] if self.kind else [ActivityKind(row.kind).label]
        own = [InitiativeType(row.initiative_type).label] if row.initiative_type else []
        return [*kind, *own, *[name for name, members in self.themes if row.pk in members]]

    @cached_property
    def themes(self) -> list[tuple[str, Any]]:
        """The names of themes, each with the set of activities that have it."""
        index = self.filterset.index
        return [(item.label, index.of("theme", str(item.key))) for item in self.options["theme"]]

    @property
    def is_by_date(self) -> bool:
        """Is a date asked, so that what has none is left out?"""
        asked = {*self.asked.getlist("from"), *self.asked.getlist("to")}
        return bool(asked) or bool({*self.asked.getlist("year")} - {NO_DATE})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        by_country = ("country", "group", "region", "income", "role")
        return super().get_context_data(**kwargs) | {
            "is_by_country": any(name in self.asked for name in by_country),
            "is_by_date": self.is_by_date,
        }


class InitiativeListView(ActivityListView):
    """Frameworks, resolutions, plans, institutions, programmes and projects."""

    kind = ActivityKind.INITIATIVE
    statuses: ClassVar[dict[str, Any]] = {}
    queryset = models.Initiative.objects.published()
    endpoint = "initiative"
    title = _("Initiatives")
    description = _("Frameworks, resolutions, plans, institutions, programmes and projects.")
    counted = ngettext_lazy("%(number)s initiative", "%(number)s initiatives", "count")
    panels = [WORDS, *OF_ALL_KINDS, WITH_WHOM, *EVIDENCE]


class WorkshopListView(ActivityListView):
    """Courses, seminars and other training events."""

    kind = ActivityKind.WORKSHOP
    statuses = STATUSES_OF_EVENTS
    queryset = models.Workshop.objects.published()
    endpoint = "workshop"
    title = _("Workshops")
    description = _("Courses, seminars and other training events.")
    counted = ngettext_lazy("%(number)s workshop", "%(number)s workshops", "count")
    panels = [WORDS, *OF_ALL_KINDS, IN_SERIES, *EVIDENCE]


class ForumListView(ActivityListView):
    """Conferences, summits and meetings."""

    kind = ActivityKind.FORUM
    statuses = STATUSES_OF_EVENTS
    queryset = models.Forum.objects.published()
    endpoint = "forum"
    title = _("Forums")
    description = _("Conferences, summits and meetings.")
    counted = ngettext_lazy("%(number)s forum", "%(number)s forums", "count")
    panels = [WORDS, *OF_ALL_KINDS, IN_SERIES, *EVIDENCE]


class OrganizationListView(PublicListView):
    """Bodies that take part in activities."""

    queryset = Organization.objects.select_related("country")
    filterset_class = filters.OrganizationFilterSet
    template_name = "initiatives/organization_list.html"
    endpoint = "organization"
    title = _("Organizations")
    description = _("Governments, United Nations entities, universities, companies and others.")
    counted = ngettext_lazy("%(number)s organization", "%(number)s organizations", "count")
    panels = [
        WORDS,
        Panel(("kind",)),
        Panel(("country",), legend=_("Where")),
        Panel(("role",), is_folded=True),
    ]
    sorts = [("name", _("name")), ("-activities", _("activities"))]

    def shown(self, rows: list[Any]) -> list[Any]:
        name_countries(row.country for row in rows if row.country)
        index = facets.current(getattr(self.request, "sets", None))
        for row in rows:  # as the list counts them where its number leads
            row.activities = len(index.of("organization", str(row.pk)))
        return rows


class IndicatorListView(PublicListView):
    """What sources count."""

    queryset = Indicator.objects.prefetch_related(
        Prefetch("observations", Observation.objects.published().select_related("country"))
    )
    filterset_class = filters.IndicatorFilterSet
    template_name = "initiatives/indicator_list.html"
    endpoint = "indicator"
    title = _("Indicators")
    description = _("Figures that sources quote, each with its own measure, hedge and date.")
    counted = ngettext_lazy("%(number)s indicator", "%(number)s indicators", "count")
    panels = [WORDS]
    sorts = [("name", _("name"))]

    def shown(self, rows: list[Any]) -> list[Any]:
        for row in rows:
            row.figures = sorted(row.observations.all(), key=lambda figure: figure.as_of_until)
            row.latest = row.figures[-1] if row.figures else None
        name_countries(row.latest.country for row in rows if row.latest and row.latest.country)
        return rows
