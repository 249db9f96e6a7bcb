"""The log of changes."""

from typing import Any

from initiatives import changelog, filters
from initiatives.api.pagination import LogPagination
from initiatives.api.serializers.changes import ChangeSerializer
from initiatives.api.viewsets.reading import RecordListViewSet


class ChangeViewSet(RecordListViewSet):
    """What changed in public records, field by field, the latest first."""

    queryset: Any = changelog.Log()
    serializer_class = ChangeSerializer
    filterset_class = filters.ChangeFilterSet
    pagination_class = LogPagination
    table = "changes"

    def get_queryset(self) -> Any:
        return self.queryset
