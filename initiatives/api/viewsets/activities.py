"""Initiatives, workshops and forums, together and by kind."""

from initiatives import filters
from initiatives.api import querysets
from initiatives.api.serializers.activities import ActivityRecordSerializer, ActivitySerializer
from initiatives.api.serializers.participations import ParticipationSerializer, RelationSerializer
from initiatives.api.viewsets.reading import PartViewSet, RecordViewSet
from initiatives.codelists import Noun
from initiatives.models import Activity, Forum, Initiative, Workshop


class ActivityViewSet(RecordViewSet):
    """Initiatives, workshops and forums: who does what, where, with whom and when."""

    queryset = querysets.base(Activity.objects.published())
    shown = querysets.ACTIVITIES
    record_shown = querysets.ACTIVITY_RECORDS
    serializer_class = ActivitySerializer
    record_serializer_class = ActivityRecordSerializer
    filterset_class = filters.ActivityFilterSet
    noun = Noun.ACTIVITY
    table = "activities"


class InitiativeViewSet(ActivityViewSet):
    """Frameworks, plans, resolutions, institutions, programmes and projects."""

    queryset = querysets.base(Initiative.objects.published())
    table = "initiatives"


class WorkshopViewSet(ActivityViewSet):
    """Courses, seminars and other training events."""

    queryset = querysets.base(Workshop.objects.published())
    table = "workshops"


class ForumViewSet(ActivityViewSet):
    """Conferences, summits and meetings."""

    queryset = querysets.base(Forum.objects.published())
    table = "forums"


class ParticipationViewSet(PartViewSet):
    """Which country has which part in which activity."""

    queryset = querysets.participations()
    shown = querysets.WITH_SOURCES
    table = "participations"
    serializer_class = ParticipationSerializer
    filterset_class = filters.ParticipationFilterSet
    lookup_parts = ["activity__slug", "country__iso_alpha3", "role"]


class RelationViewSet(PartViewSet):
    """How one activity stands to another."""

    queryset = querysets.relations()
    shown = querysets.WITH_SOURCES
    table = "relations"
    serializer_class = RelationSerializer
    filterset_class = filters.RelationFilterSet
    lookup_parts = ["from_activity__slug", "kind", "to_activity__slug"]
