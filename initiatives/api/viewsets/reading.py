"""What all endpoints share: reading alone, in the reader's language, from anywhere."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils import translation
from rest_framework import mixins, serializers, viewsets
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from initiatives.api import problems
from initiatives.api.filtering import ListFilterBackend
from initiatives.api.negotiation import FormatNegotiation
from initiatives.api.pagination import PagePagination
from initiatives.api.schema import PortalSchema
from initiatives.collected import Part, give_parts
from initiatives.models import Redirect

KEY_PATTERN = "[-A-Za-z0-9_]+"
KEY_PARTS_PATTERN = "[-A-Za-z0-9_:]+"


class PublicReading(APIView):
    """A view for everybody: language by ``Accept-Language``, any origin, problems as documents."""

    http_method_names = ["get", "head", "options"]
    content_negotiation_class = FormatNegotiation
    schema = PortalSchema()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        # The middleware reads the language from the path, which the API has not.
        translation.activate(translation.get_language_from_request(request))
        super().initial(request, *args, **kwargs)

    def get_exception_handler(self) -> Callable:
        return problems.handle


class RecordListViewSet(PublicReading, mixins.ListModelMixin, viewsets.GenericViewSet):
    """Lists of one noun."""

    pagination_class = PagePagination
    filter_backends = [ListFilterBackend]
    parts: ClassVar[tuple[Part, ...]] = ()  # brought along by the rows of the queryset

    def get_serializer(self, *args: Any, **kwargs: Any) -> serializers.BaseSerializer:
        for shown in args:
            give_parts(shown if kwargs.get("many") else [shown], self.parts_shown)
        return super().get_serializer(*args, **kwargs)

    @property
    def parts_shown(self) -> tuple[Part, ...]:
        return self.parts


class RecordViewSet(mixins.RetrieveModelMixin, RecordListViewSet):
    """Lists of one noun, and its records by their public key; renamed ones are redirected."""

    lookup_field = "slug"
    lookup_value_regex = KEY_PATTERN
    noun: ClassVar[str] = ""
    record_serializer_class: ClassVar[type[serializers.BaseSerializer] | None] = None

    def get_serializer_class(self) -> type[serializers.BaseSerializer]:
        if self.detail and self.record_serializer_class:
            return self.record_serializer_class
        return super().get_serializer_class()

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        if not self.noun:
            return super().retrieve(request, *args, **kwargs)
        try:
            return super().retrieve(request, *args, **kwargs)
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
