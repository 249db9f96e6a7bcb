"""The way in: a list of the nouns, the schema, the page that documents it, and no dead ends."""

from functools import lru_cache
from typing import Any

from django.http import Http404
from django.utils import translation
from django.views.generic import TemplateView
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from initiatives.api import reference
from initiatives.api.fields import RecordField
from initiatives.api.viewsets.reading import PublicReading

ADDRESS = {"type": "string", "format": "uri"}


class EntranceSerializer(serializers.Serializer):
    """Where the lists, the schema and the documentation are."""

    schema = RecordField(ADDRESS)
    documentation = RecordField(ADDRESS)
    licence = RecordField(ADDRESS)
    nouns = RecordField({"type": "object", "additionalProperties": ADDRESS})


class EntranceView(PublicReading):
    """The addresses of every list."""

    nouns: dict[str, str] = {}  # noun to basename, given by the routes

    @extend_schema(responses=EntranceSerializer, operation_id="entrance", tags=["entrance"])
    def get(self, request: Request) -> Response:
        nouns = {
            noun: reverse(f"api:{basename}-list", request=request)
            for noun, basename in self.nouns.items()
        }
        entrance = {
            "schema": reverse("api:schema", request=request),
            "documentation": reverse("api:docs", request=request),
            "licence": "https://creativecommons.org/licenses/by/4.0/",
            "nouns": nouns,
        }
        return Response(EntranceSerializer(entrance).data)


class SchemaView(PublicReading):
    """The OpenAPI document. As JSON alone: YAML reads the region 018 as a number."""

    renderer_classes = [JSONRenderer, OpenApiJsonRenderer]

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        return Response(schema_in(translation.get_language() or ""))


@lru_cache
def schema_in(language: str) -> dict[str, Any]:
    """Return the OpenAPI document in the active language; it changes with the code alone."""
    return SchemaGenerator().get_schema(public=True)


class DocsView(TemplateView):
    """The schema made readable, without scripts."""

    template_name = "initiatives/api_docs.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        nouns = reference.nouns_in(schema_in(translation.get_language() or ""))
        return super().get_context_data(nouns=nouns, **kwargs)


class ExplorerView(TemplateView):
    """Swagger UI, where requests can be tried."""

    template_name = "initiatives/api_explorer.html"


class NowhereView(PublicReading):
    """Whatever is not there answers as the rest of the API does, also to who would write."""

    http_method_names = [*PublicReading.http_method_names, "post", "patch"]

    @extend_schema(exclude=True)
    def get(self, request: Request, **kwargs: Any) -> Response:
        raise Http404

    post = patch = get
