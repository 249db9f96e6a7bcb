"""Outcomes of events, and what is on record of the time after them."""

from typing import Any

from django.utils import timezone
from rest_framework import serializers

from initiatives import filters, memory
from initiatives.api import querysets
from initiatives.api.serializers.outcomes import OutcomeMemorySerializer
from initiatives.api.viewsets.reading import PartViewSet


class OutcomeViewSet(PartViewSet):
    """What came out of events, what was promised there, and what came later."""

    queryset = querysets.outcomes()
    table = "outcomes"
    serializer_class = OutcomeMemorySerializer
    filterset_class = filters.OutcomeFilterSet
    lookup_parts = ["activity__slug", "number"]

    def get_serializer(self, *args: Any, **kwargs: Any) -> serializers.BaseSerializer:
        for rows in args:
            listed = rows if kwargs.get("many") else [rows]
            for found in memory.recall(listed, timezone.localdate()):
                found.outcome.remembered = found  # type: ignore[attr-defined] # its serializer reads it there
        return super().get_serializer(*args, **kwargs)
