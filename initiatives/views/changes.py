"""The public log of changes: what was changed together stands together."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from initiatives import changelog, filters
from initiatives.changelog import Asked, Log, grouped
from initiatives.views.controls import Panel
from initiatives.views.listing import PublicListView


class ChangeListView(PublicListView):
    """What changed in public records, field by field, when and why."""

    queryset: Any = Log(Asked(is_first=False))
    filterset_class = filters.ChangeFilterSet
    template_name = "initiatives/change_list.html"
    endpoint = "change"
    title = _("Changes")
    description = _("What changed in public records, field by field, when and why; never by whom.")
    counted = ngettext_lazy("%(number)s change", "%(number)s changes", "count")
    panels = [
        Panel(("noun",)),
        Panel(("kind",), is_folded=True),
        Panel(("from", "to"), legend=_("When")),
        Panel(("first",), is_folded=True),
    ]

    def get_queryset(self) -> Any:
        return self.queryset

    def records(self, rows: list[Any]) -> list[Any]:
        """Nothing is looked for by words here."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.refused:
            return context
        page = context["page_obj"]
        start = (page.number - 1) * page.paginator.per_page
        is_folded = self.filterset.is_folded
        shown = changelog.page_of(self.object_list, context["rows"], start, is_folded=is_folded)
        return context | {"rows": grouped(shown.entries)}
