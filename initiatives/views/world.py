"""The countries named in what a filter finds, counted: as a roll, a map and a table."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from initiatives.views.lists import ActivityListView
from initiatives.views.queries import only
from initiatives.views.seen import rows_asked


class WorldView(ActivityListView):
    """In how many of the activities found each country is named; it is filtered as they are."""

    template_name = "initiatives/world.html"
    title = _("The world at a glance")
    description = _("In how many of these activities each country is named by a source.")
    views: ClassVar[list[tuple[str, Any]]] = []
    is_roll = True

    @property
    def address_of(self) -> Callable[[str], str]:
        address, query_with = reverse("activity-list"), only(rows_asked(self.asked), "country")
        return lambda code: address + query_with(code)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        query, address = rows_asked(self.asked).urlencode(), reverse("activity-list")
        activities_url = f"{address}?{query}" if query else address
        return super().get_context_data(activities_url=activities_url, **kwargs)
