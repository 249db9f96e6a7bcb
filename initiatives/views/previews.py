"""The page of an activity that is not public, exactly as the public would see it."""

from __future__ import annotations

from copy import copy
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404

from initiatives.codelists import ActivityKind, PublicationState
from initiatives.models import Activity
from initiatives.views.activities import ForumView, InitiativeView, WorkshopView
from initiatives.views.record.parts import with_small_parts


class PreviewMixin:
    """The view of a kind for one activity by its key, whatever its state."""

    is_preview = True
    queryset: Any
    kwargs: dict[str, Any]

    def get_object(self, queryset: Any = None) -> Activity:
        rows = self.queryset.model.objects.filter(pk=self.kwargs["pk"])
        found: Activity = get_object_or_404(with_small_parts(rows))
        found.publication_state = PublicationState.PUBLISHED  # never saved: as it will be shown
        return found


class InitiativePreview(PreviewMixin, InitiativeView):
    """An initiative before it is public."""


class WorkshopPreview(PreviewMixin, WorkshopView):
    """A workshop before it is public."""


class ForumPreview(PreviewMixin, ForumView):
    """A forum before it is public."""


PREVIEWS = {
    ActivityKind.INITIATIVE: InitiativePreview.as_view(),
    ActivityKind.WORKSHOP: WorkshopPreview.as_view(),
    ActivityKind.FORUM: ForumPreview.as_view(),
}


def preview(request: HttpRequest, activity: Activity, back: str) -> HttpResponse:
    """Answer with the future page of an activity; the caller has made sure who asks.

    ``back`` is the address of its form.
    """
    view: Any = PREVIEWS[ActivityKind(activity.kind)]
    response = view(asked_at(request, activity.get_absolute_url()), pk=activity.pk, back=back)
    response.render()
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def asked_at(request: HttpRequest, address: str) -> HttpRequest:
    """Return the request as if it had asked for another address, which the page links to."""
    asked: Any = copy(request)
    asked.path = asked.path_info = address
    asked.META = {**request.META, "PATH_INFO": address, "QUERY_STRING": ""}
    asked.GET = QueryDict()
    return asked
