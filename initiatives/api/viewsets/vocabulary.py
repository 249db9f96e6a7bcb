"""Themes and series of events."""

from initiatives import filters
from initiatives.api import querysets
from initiatives.api.serializers.vocabulary import SeriesSerializer, ThemeSerializer
from initiatives.api.viewsets.reading import RecordViewSet
from initiatives.codelists import Noun
from initiatives.models import Series, Theme


class ThemeViewSet(RecordViewSet):
    """Fields of work."""

    queryset = Theme.objects.all()
    shown = querysets.THEMES
    table = "themes"
    serializer_class = ThemeSerializer
    filterset_class = filters.ThemeFilterSet
    noun = Noun.THEME


class SeriesViewSet(RecordViewSet):
    """Events that follow one another, edition by edition."""

    queryset = Series.objects.all()
    shown = querysets.SERIES
    table = "series"
    serializer_class = SeriesSerializer
    filterset_class = filters.SeriesFilterSet
    noun = Noun.SERIES
