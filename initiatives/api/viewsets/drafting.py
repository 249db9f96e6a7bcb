"""Writing drafts of one kind, with a token; whoever reads is asked for none."""

from functools import cache
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from initiatives import rights
from initiatives.api import drafts
from initiatives.api.authentication import HasToken, TokenAuthentication
from initiatives.api.refusals import (
    ChangedMeanwhileError,
    RefusedError,
    ThereAlreadyError,
    refuse_body,
)
from initiatives.api.serializers.drafts import change_of, draft_of, new_of
from initiatives.api.viewsets.reading import PublicReading
from initiatives.models import Activity

WRITING = {"POST": "create", "PATCH": "partial_update"}
IF_MATCH = OpenApiParameter(
    "If-Match",
    str,
    OpenApiParameter.HEADER,
    required=True,
    description="The ETag of the answer in which the draft was last told.",
)


class TokenWriting(PublicReading):
    """An endpoint that is read by everybody and written to with a token."""

    http_method_names = ["get", "post", "patch", "head", "options"]

    def is_writing(self) -> bool:
        """Is something written, as far as the request is known?"""
        if action := getattr(self, "action", None):
            return action in WRITING.values()
        method, actions = getattr(self.request, "method", ""), getattr(self, "action_map", None)
        return method in WRITING and (actions is None or method.lower() in actions)

    def get_authenticators(self) -> list[Any]:
        return [TokenAuthentication()] if self.is_writing() else super().get_authenticators()

    def get_permissions(self) -> Any:
        return [HasToken()] if self.is_writing() else super().get_permissions()

    def get_renderers(self) -> list[Any]:
        return [JSONRenderer()] if self.is_writing() else super().get_renderers()

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        if self.is_writing():
            response.headers["Cache-Control"] = "no-store"
        return response

    def read(self, serializer: serializers.BaseSerializer) -> dict[str, Any]:
        """Return what was sent, or refuse it place by place."""
        if not serializer.is_valid():
            refuse_body(serializer.errors)
        given: dict[str, Any] = serializer.validated_data
        return given


class DraftWriting(TokenWriting):
    """Drafts of one kind: entered and changed, never published."""

    queryset: Any
    kwargs: dict[str, Any]

    def create(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """Enter a draft of the countries that the holder of the token records."""
        model = self.queryset.model
        given = self.read(sent(new_of, model.KIND)(data=request.data))
        try:
            activity = drafts.create(model, given, by=request.user)
        except ThereAlreadyError as there:
            raise self.there_already(there) from there
        return self.told(activity, 201)

    def partial_update(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """Change a draft that is open to the holder of the token; what is left out stays."""
        activity = self.draft(request)
        tag = request.headers.get("If-Match", "").strip().removeprefix("W/")
        if not tag:
            raise RefusedError(428, _("Send the ETag of the draft that you change as If-Match."))
        given = self.read(sent(change_of, activity.kind)(data=request.data))
        try:
            changed = drafts.change(activity, given, tag=tag, by=request.user)
        except ChangedMeanwhileError as changed_meanwhile:
            raise RefusedError(
                412,
                _("Somebody changed the draft meanwhile: “current” is how it stands."),
                headers={"ETag": changed_meanwhile.tag},
                current=shown(activity),
            ) from changed_meanwhile
        return self.told(changed, 200)

    def draft(self, request: Request) -> Any:
        """Return the draft that is addressed, if it is one and its user may change it."""
        model = self.queryset.model
        if not request.user.has_perm(f"initiatives.change_{model.KIND}"):
            self.permission_denied(request)
        seen = rights.visible(model.objects.filter(slug=self.kwargs["slug"]), request.user)
        activity = seen.first()
        if activity is None:
            raise Http404
        if not drafts.is_draft(activity):
            state = activity.get_publication_state_display()
            message = _("It is no draft but “%s”: propose a correction at /api/v1/suggestions/.")
            raise RefusedError(409, message % state)
        if not rights.may_change(activity, request.user):
            self.permission_denied(request)
        return activity

    def there_already(self, there: ThereAlreadyError) -> RefusedError:
        """Refuse to enter a record twice, with the address of the one that is there."""
        message = _("A record has the slug “%s” already.") % there.record.slug
        if not there.is_seen:
            return RefusedError(409, message)
        address = self.address(there.record)
        return RefusedError(409, message, headers={"Location": address}, existing=address)

    def address(self, activity: Activity) -> str:
        path = reverse(f"api:{activity.kind}-detail", args=[activity.slug])
        return str(self.request.build_absolute_uri(path))

    def told(self, activity: Activity, status: int) -> Response:
        """Answer with a draft as it is now, its address and its tag."""
        headers = {"Location": self.address(activity)} if status == 201 else {}
        headers["ETag"] = drafts.tag_of(activity)
        return Response(shown(activity), status=status, headers=headers)


def shown(activity: Activity) -> dict[str, Any]:
    """Return a draft as it is answered."""
    data = sent(draft_of, activity.kind)(drafts.as_written(activity)).data
    return dict(data)


@cache
def sent(made_by: Any, kind: str) -> Any:
    """Return one of the serializers of a kind, made once."""
    return made_by(kind)


def drafts_of(kind: str) -> Any:
    """Describe in the OpenAPI document how drafts of a kind are written."""
    return extend_schema_view(
        create=extend_schema(
            request=sent(new_of, kind),
            responses={201: sent(draft_of, kind)},
        ),
        partial_update=extend_schema(
            request=sent(change_of, kind),
            responses={200: sent(draft_of, kind)},
            parameters=[IF_MATCH],
        ),
    )
