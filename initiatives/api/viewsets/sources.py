"""Sources, their publishers, and what is claimed, said and quoted."""

from initiatives import filters
from initiatives.api import querysets
from initiatives.api.serializers.claims import ClaimSerializer, StatementSerializer
from initiatives.api.serializers.indicators import IndicatorSerializer, ObservationSerializer
from initiatives.api.serializers.sources import PublisherSerializer, SourceSerializer
from initiatives.api.viewsets.reading import RecordListViewSet, RecordViewSet
from initiatives.codelists import Noun
from initiatives.models import Indicator


class SourceViewSet(RecordViewSet):
    """Texts that were read, or that others report."""

    queryset = querysets.sources()
    shown = querysets.SOURCES
    table = "sources"
    serializer_class = SourceSerializer
    filterset_class = filters.SourceFilterSet
    noun = Noun.SOURCE


class PublisherViewSet(RecordViewSet):
    """Who stands behind sources."""

    queryset = querysets.publishers()
    shown = querysets.PUBLISHERS
    table = "publishers"
    serializer_class = PublisherSerializer
    filterset_class = filters.PublisherFilterSet


class ClaimViewSet(RecordListViewSet):
    """What sources say of single fields, or that they support a record; standing ones alone."""

    queryset = querysets.claims()
    table = "claims"
    serializer_class = ClaimSerializer
    filterset_class = filters.ClaimFilterSet


class StatementViewSet(RecordViewSet):
    """What people and bodies said, in short."""

    queryset = querysets.statements()
    table = "statements"
    serializer_class = StatementSerializer
    filterset_class = filters.StatementFilterSet


class IndicatorViewSet(RecordViewSet):
    """What is counted, with the figures that sources quote side by side."""

    queryset = Indicator.objects.all()
    shown = querysets.INDICATORS
    table = "indicators"
    serializer_class = IndicatorSerializer
    filterset_class = filters.IndicatorFilterSet
    noun = Noun.INDICATOR


class ObservationViewSet(RecordViewSet):
    """Figures, each as one source gives it."""

    queryset = querysets.observations()
    table = "observations"
    serializer_class = ObservationSerializer
    filterset_class = filters.ObservationFilterSet
