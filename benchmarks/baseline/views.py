"""Lists with facets, records, an API and exports, the way of the tutorials."""

import csv
import json
from collections.abc import Iterator

import django_filters
from django.db.models import Count, Q
from django.db.models.functions import Substr
from django.http import HttpRequest, StreamingHttpResponse
from django.views.generic import DetailView
from django_filters.views import FilterView
from rest_framework import serializers, viewsets

from benchmarks.baseline.models import Activity, Participation, Theme

PUBLISHED = Activity.objects.filter(publication_state="published")
COLUMNS = ["slug", "kind", "name", "summary", "status", "scope", "starts_on", "ends_on", "city"]


class ActivityFilterSet(django_filters.FilterSet):
    q = django_filters.CharFilter(method="search")
    theme = django_filters.CharFilter(field_name="themes__slug", distinct=True)
    country = django_filters.CharFilter(field_name="countries__iso_alpha3", distinct=True)
    region = django_filters.CharFilter(field_name="countries__region", distinct=True)
    year = django_filters.CharFilter(field_name="span_from", lookup_expr="startswith")

    class Meta:
        model = Activity
        fields = ["kind", "status"]

    def search(self, queryset, name, value):
        return queryset.filter(Q(name__icontains=value) | Q(summary__icontains=value))


class ActivityList(FilterView):
    filterset_class = ActivityFilterSet
    queryset = PUBLISHED.prefetch_related("themes")
    paginate_by = 25
    template_name = "baseline/list.html"

    def get_context_data(self, **kwargs):
        found = self.object_list.order_by()
        counted = found.annotate(year=Substr("span_from", 1, 4))
        names = ["kind", "status", "themes__name", "countries__name", "countries__region", "year"]
        facets = {
            name: counted.values_list(name).annotate(Count("pk", distinct=True)) for name in names
        }
        return super().get_context_data(**kwargs) | {"facets": facets}


class ActivityRecord(DetailView):
    queryset = PUBLISHED.prefetch_related("themes", "participations__country")
    template_name = "baseline/record.html"


class ParticipationSerializer(serializers.ModelSerializer):
    country = serializers.SlugRelatedField(slug_field="iso_alpha3", read_only=True)

    class Meta:
        model = Participation
        fields = ["country", "role"]


class ThemeSerializer(serializers.ModelSerializer):
    class Meta:
        model = Theme
        fields = ["slug", "name"]


class ActivitySerializer(serializers.ModelSerializer):
    participations = ParticipationSerializer(many=True)
    themes = ThemeSerializer(many=True)

    class Meta:
        model = Activity
        fields = [*COLUMNS, "participations", "themes"]


class ActivityViewSet(viewsets.ReadOnlyModelViewSet):
    queryset = PUBLISHED.prefetch_related("themes", "participations__country")
    serializer_class = ActivitySerializer
    filterset_class = ActivityFilterSet
    lookup_field = "slug"


class Echo:
    """A file that gives back what is written to it."""

    def write(self, line: str) -> str:
        return line


def export(request: HttpRequest) -> StreamingHttpResponse:
    rows = ActivityFilterSet(request.GET, PUBLISHED.prefetch_related("countries", "themes")).qs
    return StreamingHttpResponse(lines(rows), content_type="text/csv")


def lines(rows) -> Iterator[str]:
    writer = csv.writer(Echo())
    yield writer.writerow([*COLUMNS, "countries", "themes"])
    for row in rows.iterator(chunk_size=2000):
        countries = "; ".join(country.name for country in row.countries.all())
        themes = "; ".join(theme.name for theme in row.themes.all())
        yield writer.writerow([getattr(row, name) for name in COLUMNS] + [countries, themes])


def export_lines(request: HttpRequest) -> StreamingHttpResponse:
    rows = ActivityFilterSet(request.GET, ActivityViewSet.queryset).qs
    lines = (
        json.dumps(ActivitySerializer(row).data, ensure_ascii=False) + "\n"
        for row in rows.iterator(chunk_size=2000)
    )
    return StreamingHttpResponse(lines, content_type="application/jsonl")
