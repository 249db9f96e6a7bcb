"""The pages of single activities: initiatives, workshops and forums."""

from typing import Any

from django.http import Http404
from django.utils import timezone
from django.views.generic import DetailView

from initiatives.codelists import Noun
from initiatives.exports.json_ld import Site
from initiatives.models import Activity, ActivityQuerySet, Forum, Initiative, Workshop
from initiatives.templatetags.rendering import origin_of
from initiatives.views.record import parts
from initiatives.views.record.page import context_of
from initiatives.views.redirects import RenamedMixin


class InitiativeView(RenamedMixin, DetailView):
    """One initiative: what it promises, who takes part, and where that was read."""

    noun = Noun.ACTIVITY
    queryset = Initiative.objects.published()
    template_name = "initiatives/activity_detail.html"
    context_object_name = "activity"
    is_preview = False

    def get_object(self, queryset: Any = None) -> Activity:
        found = parts.RECORDS[self.queryset.model](self.kwargs["slug"])
        if not found:
            raise Http404
        return found[0]

    def renamed_records(self) -> ActivityQuerySet:
        """All kinds share their slugs, so that a former address leads to any of them."""
        return Activity.objects.published()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        site = Site(origin_of(self.request))
        context = context_of(self.object, today, site, is_preview=self.is_preview)
        suggested = (str(self.noun), self.object.slug)
        return super().get_context_data(today=today, suggested=suggested, **context, **kwargs)


class WorkshopView(InitiativeView):
    """One workshop: when, where, for whom, and who came."""

    queryset = Workshop.objects.published()


class ForumView(InitiativeView):
    """One forum: when, where, who came, and its outcomes."""

    queryset = Forum.objects.published()
