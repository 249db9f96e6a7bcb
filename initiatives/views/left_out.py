"""What a calendar cannot show and IATI cannot carry, each record with the reason."""

from typing import Any

from django.utils import timezone
from django.views.generic import TemplateView

from initiatives import facets
from initiatives.exports import calendar, iati_obstacles
from initiatives.models import Activity
from initiatives.views import bounds


class LeftOutView(TemplateView):
    """Which published activities are missing from which format, and why."""

    template_name = "initiatives/left_out.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        activities = Activity.objects.published()
        events = calendar.left_out(activities)
        briefly = activities.defer("search_text", "summary")
        uncarried: Any = iati_obstacles.unexportable(briefly, today)
        memory = facets.memory(getattr(self.request, "sets", None))
        counts = memory.once((LeftOutView, today), lambda: (events.count(), uncarried.count()))
        return super().get_context_data(
            events=list(events[: bounds.SHOWN_MAX]),
            event_count=counts[0],
            uncarried=[
                {"activity": row, "reason": iati_obstacles.reason(row, row.obstacle)}
                for row in uncarried[: bounds.SHOWN_MAX]
            ],
            uncarried_count=counts[1],
            **kwargs,
        )
