"""Initiatives, workshops and forums, together and by kind."""

from functools import partial
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from rest_framework.request import Request

from initiatives import filters
from initiatives.api import querysets
from initiatives.api.fields import official_names
from initiatives.api.serializers.activities import ActivityRecordSerializer, ActivitySerializer
from initiatives.api.serializers.participations import ParticipationSerializer, RelationSerializer
from initiatives.api.viewsets.drafting import DraftWriting, drafts_of
from initiatives.api.viewsets.reading import PartViewSet, RecordViewSet
from initiatives.api.written import PageRenderer, Written, WrittenRows, is_indented
from initiatives.codelists import ActivityKind, Noun
from initiatives.filters.selected import SelectedRows
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
    country_names: dict[int, str] | None = None  # once they are read

    def get_renderers(self) -> list[Any]:
        return [PageRenderer(), *super().get_renderers()[1:]]

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        if self.file_asked() or self.expansions_asked or is_indented(request):
            return super().list(request, *args, **kwargs)
        rows = self.filter_queryset(self.get_queryset())
        if isinstance(rows, SelectedRows):
            return self.get_paginated_response(Written(self.paginate_queryset(self.kept(rows))))
        return self.get_paginated_response(self.shown_as_data(self.paginate_queryset(rows)))

    def kept(self, rows: SelectedRows) -> WrittenRows:
        """Return rows in JSON, in the language and with the fields asked for."""
        origin, day = self.request.build_absolute_uri("/"), timezone.localdate()
        told = (type(self), origin, get_language(), day, tuple(self.fields_asked))
        names = partial(official_names, get_language() or settings.LANGUAGE_CODE)
        self.country_names = rows.selection.index.once((names.func, *names.args), names)
        return WrittenRows(rows, self.shown_as_data, told)

    def shown_as_data(self, rows: Any) -> Any:
        """Return what the answer says of rows."""
        return self.get_serializer(rows, many=True).data

    def get_serializer_context(self) -> dict[str, Any]:
        names = {"country_names": self.country_names} if self.country_names is not None else {}
        return {**super().get_serializer_context(), **names}


@drafts_of(ActivityKind.INITIATIVE)
class InitiativeViewSet(DraftWriting, ActivityViewSet):
    """Frameworks, plans, resolutions, institutions, programmes and projects."""

    queryset = querysets.base(Initiative.objects.published())
    table = "initiatives"


@drafts_of(ActivityKind.WORKSHOP)
class WorkshopViewSet(DraftWriting, ActivityViewSet):
    """Courses, seminars and other training events."""

    queryset = querysets.base(Workshop.objects.published())
    table = "workshops"


@drafts_of(ActivityKind.FORUM)
class ForumViewSet(DraftWriting, ActivityViewSet):
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
