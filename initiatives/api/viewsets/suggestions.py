"""Corrections that other systems propose to what is published."""

import time
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from initiatives import suggesting
from initiatives.api.rates import RateThrottle
from initiatives.api.refusals import RefusedError, refuse_body
from initiatives.api.serializers.suggestions import NewSuggestionSerializer, SuggestionSerializer
from initiatives.api.viewsets.drafting import TokenWriting
from portal.clients import address_of
from portal.counting import count, reader_of

PURPOSE = "suggestion"


class SuggestionThrottle(RateThrottle):
    """As many suggestions from one address as by the form of the pages."""

    def allow_request(self, request: Request, view: Any) -> bool:
        reader = reader_of(address_of(request), PURPOSE)
        self.use = count(reader, settings.SUGGESTION_RATE, time.time())
        view.use_of_rate = self.use
        return not self.use.is_over


class SuggestionView(TokenWriting):
    """Proposals on one fact of one record, which editors decide."""

    http_method_names = ["post", "options"]
    throttle_classes = [RateThrottle, SuggestionThrottle]

    def is_writing(self) -> bool:
        return self.request is None or self.request.method == "POST"

    @extend_schema(
        operation_id="suggestions_create",
        tags=["suggestions"],
        request=NewSuggestionSerializer,
        responses={201: SuggestionSerializer},
    )
    def post(self, request: Any) -> Response:
        """Propose a value for a fact of a record of the countries of the holder of the token."""
        given = self.read(NewSuggestionSerializer(data=request.data))
        reason = given.pop("reason")
        try:
            suggestion = suggesting.propose(given, by=request.user, reason=reason)
        except suggesting.ProposedAlreadyError as there:
            address = self.address(there.suggestion)
            message = _("You proposed this already; it waits as %s.") % there.suggestion
            headers = {"Location": address}
            raise RefusedError(409, message, headers=headers, existing=address) from there
        except ValidationError as refusal:
            refuse_body(refusal.message_dict)
        return Response(
            SuggestionSerializer(suggestion, context={"request": request}).data,
            status=201,
            headers={"Location": self.address(suggestion)},
        )

    def address(self, suggestion: Any) -> str:
        path = reverse("suggestion", args=[suggestion.number])
        return str(self.request.build_absolute_uri(path))
