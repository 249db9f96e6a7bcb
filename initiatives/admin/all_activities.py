"""All initiatives, workshops and forums in one list, where the work that waits leads."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from initiatives import provenance
from initiatives.admin.activities import COMMON_FILTERS
from initiatives.admin.kinds import ActivityColumns
from initiatives.admin.pages import form_address, page_address
from initiatives.admin.queues import PARAMETER, QueueFilter
from initiatives.admin.sheet_downloads import SheetsByKind
from initiatives.admin.twins import MergeColumn
from initiatives.codelists import ClaimField
from initiatives.models import Activity

# Beside the columns of every list, those that tell why a record waits.
OF_QUEUES = {
    "one-source": ["independent_sources", "without_source"],
    "differing": ["differing_facts"],
    "unchecked": ["last_checked_on"],
}


def columns_of(request: Any) -> list[str]:
    """Return the columns of the work that a list is asked for."""
    return OF_QUEUES.get(request.GET.get(PARAMETER, ""), [])


@admin.register(Activity)
class ActivityAdmin(MergeColumn, SheetsByKind, ActivityColumns):
    """All three kinds in one list, to find and to point at; each is edited on its own page."""

    list_display = ["name", "kind", "dates", "place", "publication_state", "changed_on"]
    list_filter = [QueueFilter, "kind", *COMMON_FILTERS]
    list_select_related = ["place_country"]

    def get_list_display(self, request):
        """What a kind of waiting work is about stands in columns of its own."""
        return [*super().get_list_display(request), *columns_of(request)]

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.prefetch_related("claims") if "differing_facts" in columns_of(request) else rows

    @admin.display(description=_("facts on which sources differ"))
    def differing_facts(self, activity: Activity) -> str:
        found = provenance.differing_fields(activity)
        return ", ".join(str(ClaimField(name).label) for name in found)

    def get_search_results(self, request, queryset, search_term):
        found, has_twins = super().get_search_results(request, queryset, search_term)
        if request.GET.get("field_name") == "initiative":
            found = found.filter(kind="initiative")
        return found, has_twins

    def history_view(self, request, object_id, extra_context=None):
        activity = self.get_object(request, object_id)
        if activity is None:
            raise Http404
        return HttpResponseRedirect(page_address(activity, "history"))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        activity = self.get_object(request, object_id)
        if activity is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return HttpResponseRedirect(form_address(activity))
