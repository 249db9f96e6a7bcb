"""Who is left out: no list of records, but one table for each question."""

from typing import Any

from django.core.exceptions import ValidationError
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from initiatives import filters
from initiatives.api import exporting
from initiatives.api.negotiation import ExportRenderer, renderer_of
from initiatives.api.parameters import parameter_of
from initiatives.api.schema import PortalSchema, format_parameter
from initiatives.api.serializers.coverage import CoverageSerializer, document
from initiatives.api.viewsets.reading import PublicReading
from initiatives.models import Country
from initiatives.views import formats as pages


class CoverageSchema(PortalSchema):
    """The parameters of a table that is not a list."""

    def get_summary(self) -> str:
        return "Who is left out"

    def _get_filter_parameters(self) -> list[dict[str, Any]]:
        filters = CoverageView.filterset_class.base_filters
        return [parameter_of(name, item) for name, item in filters.items()]

    def _get_format_parameters(self) -> list[dict[str, Any]]:
        return [format_parameter(self.map_renderers("format"))]


class CoverageView(PublicReading):
    """Sets of countries by kind, theme, role or year: recorded, none recorded, not named."""

    queryset = Country.objects.all()
    filterset_class = filters.CoverageFilterSet
    table = "coverage"
    schema = CoverageSchema()

    def get_renderers(self) -> list[Any]:
        found = exporting.offered(self.table, is_record=False)
        return [*super().get_renderers(), *(renderer_of(item)() for item in found)]

    @extend_schema(responses=CoverageSerializer, operation_id="coverage_list", tags=["coverage"])
    def get(self, request: Request) -> Any:
        if isinstance(request.accepted_renderer, ExportRenderer):
            extension = request.accepted_renderer.export.extension
            return pages.list_format(request._request, self.table, extension)
        filterset = self.filterset_class(request.query_params, queryset=self.queryset.all())
        if not filterset.is_valid():
            raise ValidationError(filterset.errors)
        return Response(CoverageSerializer(document(filterset)).data)
