"""The parameters of a list, read by the same FilterSet as its page."""

from typing import Any

from django.db.models import QuerySet
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.exceptions import ValidationError

from initiatives.api import cursor

OF_THE_API = frozenset({"cursor", "expand", "fields"})


class ListFilterBackend(DjangoFilterBackend):
    """Filters lists, and lists alone; a record is found by its key."""

    def filter_queryset(self, request: Any, queryset: QuerySet, view: Any) -> Any:
        if view.detail:
            return queryset
        filterset = self.get_filterset(request, queryset, view)
        filterset.also_known = OF_THE_API
        if not filterset.is_valid():
            raise ValidationError(filterset.errors)
        request.list_warnings = filterset.warnings
        if cursor.is_asked(request):
            return cursor.Walk(filterset.qs, filterset.rows().count())
        return filterset.rows()
