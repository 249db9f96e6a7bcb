"""What all endpoints share: reading alone, in the reader's language, from anywhere."""

from collections.abc import Callable, Collection, Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import translation
from django.utils.functional import cached_property
from rest_framework import mixins, serializers, viewsets
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from initiatives.api import choosing, expansion, exporting, problems
from initiatives.api.filtering import ListFilterBackend
from initiatives.api.negotiation import ExportRenderer, FormatNegotiation, renderer_of
from initiatives.api.pagination import PagePagination
from initiatives.api.querysets import Shown
from initiatives.api.rates import RateThrottle
from initiatives.api.schema import PortalSchema
from initiatives.collected import give_parts
from initiatives.exports.format import Format
from initiatives.models import Redirect
from portal.counting import Use

KEY_PATTERN = "[-A-Za-z0-9_]+"
KEY_PARTS_PATTERN = "[-A-Za-z0-9_:]+"


class PublicReading(APIView):
    """A view for everybody: language by ``Accept-Language``, any origin, problems as documents."""

    http_method_names = ["get", "head", "options"]
    content_negotiation_class = FormatNegotiation
    throttle_classes = [RateThrottle]
    use_of_rate: Use | None = None  # unless no rate is set
    schema = PortalSchema()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        # The middleware reads the language from the path, which the API has not.
        translation.activate(translation.get_language_from_request(request))
        super().initial(request, *args, **kwargs)
        choosing.refuse_spaces(request.query_params)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        for name, value in self.use_of_rate.headers.items() if self.use_of_rate else ():
            response.headers[name] = value
        return response

    def get_exception_handler(self) -> Callable:
        return problems.handle


class RecordListViewSet(PublicReading, mixins.ListModelMixin, viewsets.GenericViewSet):
    """Lists of one noun: in JSON with the fields asked for, or in the formats of its pages."""

    pagination_class = PagePagination
    filter_backends = [ListFilterBackend]
    shown: ClassVar[Shown] = Shown()
    table: ClassVar[str] = ""  # what the exports call the same rows, "" if they have none

    def get_renderers(self) -> list[Any]:
        found = exporting.offered(self.table, is_record=bool(self.detail))
        return [*super().get_renderers(), *(renderer_of(item)() for item in found)]

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        if found := self.file_asked():
            return exporting.list_answer(request._request, self, found)
        return self.completed(super().list(request, *args, **kwargs))

    @cached_property
    def whole(self) -> Any:
        """The serializer with all of its fields."""
        return self.get_serializer_class()()

    def read_fields(self) -> Sequence[str]:
        """Return the names of the fields asked for, none for all."""
        return choosing.names_asked(
            self.request.query_params, "fields", lambda: choosing.fields_of(self.whole)
        )

    def read_expansions(self) -> Sequence[str]:
        """Return the paths of the references to be shown in full."""
        return choosing.names_asked(
            self.request.query_params, "expand", lambda: dict(choosing.references_in(self.whole))
        )

    fields_asked = cached_property(read_fields)
    expansions_asked = cached_property(read_expansions)

    def file_asked(self) -> Format | None:
        """Return the format of the file asked for, None for JSON.

        Wrong names are refused, although a file shows no reference in full and a table alone
        chooses: from its columns.
        """
        renderer = self.request.accepted_renderer
        if not isinstance(renderer, ExportRenderer):
            return None
        self.read_expansions()
        if not renderer.export.is_table:
            self.read_fields()
        return renderer.export

    @cached_property
    def needed(self) -> Collection[str] | None:
        """What the fields asked for read of a row."""
        return choosing.needed_by(self.whole, self.fields_asked)

    @property
    def shown_here(self) -> Shown:
        """What the fields of this view need besides columns."""
        return self.shown

    def get_queryset(self) -> QuerySet:
        rows = super().get_queryset()
        return rows if not self.request else self.shown_here.rows(rows, self.needed)

    def get_serializer(self, *args: Any, **kwargs: Any) -> serializers.BaseSerializer:
        for rows in args:
            parts = self.shown_here.parts_of(self.needed)
            give_parts(rows if kwargs.get("many") else [rows], parts)
        serializer = super().get_serializer(*args, **kwargs)
        if args:
            choosing.keep(serializer, self.fields_asked)
            paths = dict(choosing.references_in(serializer)) if self.expansions_asked else {}
            self.expanding = [paths[path] for path in self.expansions_asked if path in paths]
            expansion.collect(self.expanding)
            self.told_with = serializer.context
        return serializer

    def completed(self, response: Response) -> Response:
        """Return the answer with the references in full that were asked for."""
        if self.expansions_asked:
            expansion.fill_in(self.expanding, self.told_with)
        return response


class RecordViewSet(mixins.RetrieveModelMixin, RecordListViewSet):
    """Lists of one noun, and its records by their public key; renamed ones are redirected."""

    lookup_field = "slug"
    lookup_value_regex = KEY_PATTERN
    noun: ClassVar[str] = ""
    record_serializer_class: ClassVar[type[serializers.BaseSerializer] | None] = None
    record_shown: ClassVar[Shown | None] = None

    @property
    def shown_here(self) -> Shown:
        return self.record_shown if self.detail and self.record_shown else self.shown

    def get_serializer_class(self) -> type[serializers.BaseSerializer]:
        if self.detail and self.record_serializer_class:
            return self.record_serializer_class
        return super().get_serializer_class()

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        if found := self.file_asked():
            return exporting.record_answer(request._request, self, found)
        if not self.noun:
            return self.completed(super().retrieve(request, *args, **kwargs))
        try:
            return self.completed(super().retrieve(request, *args, **kwargs))
        except Http404:
            slug = self.new_slug()
            if slug is None:
                raise
            match: Any = request.resolver_match
            address = reverse(match.view_name, args=[slug])
            return Response(status=301, headers={"Location": address})

    def new_slug(self) -> str | None:
        """Return where a renamed record is found now, None if it is not public either."""
        old = {"noun": self.noun, "old_slug": self.kwargs[self.lookup_field]}
        slugs = Redirect.objects.filter(**old).values_list("new_slug", flat=True)
        return self.get_queryset().filter(slug__in=slugs).values_list("slug", flat=True).first()


class PartViewSet(RecordViewSet):
    """Records without a slug, found by the parts of their natural key."""

    lookup_field = "key"
    lookup_value_regex = KEY_PARTS_PATTERN
    lookup_parts: ClassVar[list[str]] = []

    def get_object(self) -> Any:
        values = self.kwargs["key"].split(":")
        if len(values) != len(self.lookup_parts):
            raise Http404
        try:
            return self.get_queryset().get(**dict(zip(self.lookup_parts, values, strict=True)))
        except (self.get_queryset().model.DoesNotExist, ValueError):
            raise Http404 from None
