"""Commitments and the evidence for them."""

from datetime import date
from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from initiatives import filters
from initiatives.api import querysets
from initiatives.api.serializers.commitments import CommitmentSerializer, EvidenceSerializer
from initiatives.api.viewsets.reading import PartViewSet, RecordViewSet
from initiatives.codelists import Noun
from initiatives.models import Commitment

ON = OpenApiParameter("on", date, description="A day such as 2025-05-12; today if left out.")


class CommitmentViewSet(RecordViewSet):
    """What was promised, and how far it is kept on record as of a day."""

    queryset = querysets.commitments()
    serializer_class = CommitmentSerializer
    filterset_class = filters.CommitmentFilterSet
    noun = Noun.COMMITMENT
    shown = querysets.COMMITMENTS
    table = "commitments"

    @extend_schema(parameters=[ON])
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().retrieve(request, *args, **kwargs)

    def get_serializer_context(self) -> dict[str, Any]:
        asked = {"on": self.request.query_params.get("on", "")} if self.request else {}
        filterset = filters.CommitmentFilterSet(asked, queryset=Commitment.objects.none())
        if not filterset.is_valid():
            raise ValidationError(filterset.errors)
        return {**super().get_serializer_context(), "on": filterset.on}


class EvidenceViewSet(PartViewSet):
    """What sources show of promises."""

    queryset = querysets.evidence()
    table = "evidence"
    serializer_class = EvidenceSerializer
    filterset_class = filters.EvidenceFilterSet
    lookup_parts = ["commitment__slug", "number"]
