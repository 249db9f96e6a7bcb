"""What hangs on a country group, a theme, a series of events or a person who spoke."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import timezone
from django.views.generic import DetailView

from initiatives import facets, memory
from initiatives.changelog.moments import GROUP
from initiatives.codelists import ActivityKind, Noun
from initiatives.models import (
    Activity,
    CountryGroup,
    Outcome,
    Person,
    Pillar,
    Series,
    Statement,
    Theme,
)
from initiatives.views import editions, groups, localizing, people, recalled, related
from initiatives.views.attaching import attach_sources
from initiatives.views.described import DescribedMixin
from initiatives.views.redirects import RenamedMixin

LATEST_SHOWN = 25
EARLIEST = ("is_undated", "span_from", "sort_key", "pk")


def activity_rows(activities: QuerySet[Activity]) -> list[Activity]:
    """Return activities as a row shows them: name, kind, dates and place."""
    rows = activities.select_related("place_country").defer(*related.LONG)
    found = list(rows)
    localizing.name_countries(row.place_country for row in found if row.place_country)
    return found


class GroupView(DescribedMixin, DetailView):
    """One country group: its members, and for whom a participation is recorded."""

    described_as = GROUP
    queryset = CountryGroup.objects.all()
    slug_field = "code"
    slug_url_kwarg = "code"
    context_object_name = "group"
    template_name = "initiatives/group_detail.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        code = kwargs["code"]
        if code != code.upper():
            self.kwargs["code"] = code.upper()
            return HttpResponsePermanentRedirect(self.get_object().get_absolute_url())
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        return super().get_context_data(
            today=today, **groups.context_of(self.object, today), **kwargs
        )


class ThemeView(RenamedMixin, DescribedMixin, DetailView):
    """One theme: the latest activities under it, and the parts of initiatives that name it."""

    noun = described_as = Noun.THEME
    queryset = Theme.objects.all()
    template_name = "initiatives/theme_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        activities = Activity.objects.published().filter(themes=self.object)
        kinds = activities.order_by().values_list("kind").annotate(Count("pk"))
        counts = dict(kinds)
        pillars: QuerySet[Pillar] = Pillar.objects.filter(
            themes=self.object, initiative__publication_state=related.PUBLISHED
        )
        pillars = related.deferred(pillars.select_related("initiative"), "initiative")
        return super().get_context_data(
            counts=[(kind, counts.get(kind, 0)) for kind in ActivityKind],
            total=sum(counts.values()),
            activities=activity_rows(activities[:LATEST_SHOWN]),
            pillars=list(pillars.order_by("initiative__sort_key", "kind", "number")),
            **kwargs,
        )


class SeriesView(RenamedMixin, DescribedMixin, DetailView):
    """One series: its editions in order, and which are not on record."""

    noun = described_as = Noun.SERIES
    queryset = Series.objects.all()
    template_name = "initiatives/series_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        activities = Activity.objects.published().filter(series=self.object)
        rows = activity_rows(activities.order_by(*map(facets.beside_index, EARLIEST)))
        gaps = editions.gaps_of(rows)
        today = timezone.localdate()
        outcomes = recalled.in_order(
            Outcome.objects.published().filter(activity__series=self.object)
        )
        remembered = memory.recall(outcomes, today)
        return super().get_context_data(
            **recalled.context_of(remembered, today),
            **recalled.cited(remembered),
            editions=rows,
            gaps=gaps,
            missing=editions.ranges(gaps.missing),
            happenings=[
                {"start": row.starts_on, "end": row.ends_on, "label": row.name} for row in rows
            ],
            **kwargs,
        )


class PersonView(RenamedMixin, DescribedMixin, DetailView):
    """One person who spoke in public: what was said, in which office, about what."""

    noun = described_as = Noun.PERSON
    queryset = Person.objects.filter(
        Exists(Statement.objects.published().filter(person=OuterRef("pk")))
    ).select_related("country")
    template_name = "initiatives/person_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        statements = list(related.statements(person=self.object))
        sources = attach_sources(statements)
        countries = [self.object.country, *(row.country for row in statements)]
        countries += related.speaking_countries(sources)
        localizing.name_countries(filter(None, countries))
        return super().get_context_data(
            statements=statements,
            offices=people.offices_of(statements),
            activities=people.activities_of(statements),
            sources=sources,
            voices=related.speaker_words(sources),
            **kwargs,
        )
