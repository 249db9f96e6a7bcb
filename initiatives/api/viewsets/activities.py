"""Initiatives, workshops and forums, together and by kind."""

from typing import Any

from django.db.models import QuerySet

from initiatives import changelog, filters
from initiatives.api import querysets
from initiatives.api.serializers.activities import ActivityRecordSerializer, ActivitySerializer
from initiatives.api.serializers.changes import ChangeSerializer
from initiatives.api.serializers.participations import ParticipationSerializer, RelationSerializer
from initiatives.api.viewsets.reading import PartViewSet, RecordListViewSet, RecordViewSet
from initiatives.codelists import Noun
from initiatives.collected import Part
from initiatives.models import Activity, Forum, Initiative, Workshop


class ActivityViewSet(RecordViewSet):
    """Initiatives, workshops and forums: who does what, where, with whom and when."""

    queryset = Activity.objects.published()
    serializer_class = ActivitySerializer
    record_serializer_class = ActivityRecordSerializer
    filterset_class = filters.ActivityFilterSet
    noun = Noun.ACTIVITY

    @property
    def parts_shown(self) -> tuple[Part, ...]:
        return querysets.RECORD_PARTS if self.detail else querysets.ACTIVITY_PARTS

    def get_queryset(self) -> QuerySet[Activity]:
        rows = super().get_queryset()
        return querysets.activity_records(rows) if self.detail else querysets.activities(rows)


class InitiativeViewSet(ActivityViewSet):
    """Frameworks, plans, resolutions, institutions, programmes and projects."""

    queryset = Initiative.objects.published()


class WorkshopViewSet(ActivityViewSet):
    """Courses, seminars and other training events."""

    queryset = Workshop.objects.published()


class ForumViewSet(ActivityViewSet):
    """Conferences, summits and meetings."""

    queryset = Forum.objects.published()


class ParticipationViewSet(PartViewSet):
    """Which country has which part in which activity."""

    queryset = querysets.participations()
    serializer_class = ParticipationSerializer
    filterset_class = filters.ParticipationFilterSet
    lookup_parts = ["activity__slug", "country__iso_alpha3", "role"]


class RelationViewSet(PartViewSet):
    """How one activity stands to another."""

    queryset = querysets.relations()
    serializer_class = RelationSerializer
    filterset_class = filters.RelationFilterSet
    lookup_parts = ["from_activity__slug", "kind", "to_activity__slug"]


class ChangeViewSet(RecordListViewSet):
    """What changed in published records, field by field, the latest first."""

    queryset = changelog.published_rows()
    serializer_class = ChangeSerializer
    filterset_class = filters.ChangeFilterSet

    def paginate_queryset(self, queryset: Any) -> Any:
        return changelog.changes_of(super().paginate_queryset(queryset) or [])
