"""The public log of changes: what was changed together stands together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from initiatives import changelog, filters
from initiatives.changelog import Asked, Change, Log, Recorded
from initiatives.views.controls import Panel
from initiatives.views.listing import PublicListView

TOGETHER = timedelta(seconds=10)  # a form with many rows is saved within


@dataclass
class Group:
    """Changes of one record, made at once for one reason, the latest first."""

    first: Change
    changes: list[Change] = field(default_factory=list)

    @property
    def changed_at(self) -> datetime:
        return self.first.changed_at

    @property
    def url(self) -> str:
        """The page of the record, "" if it has none."""
        record = self.first.record
        return record.get_absolute_url() if hasattr(record, "get_absolute_url") else ""

    def takes(self, change: Change) -> bool:
        """Was this change made together with these?"""
        first, last = self.first, self.changes[-1]
        is_same = (first.noun, first.record, first.record_name, first.reason) == (
            change.noun,
            change.record,
            change.record_name,
            change.reason,
        )
        return is_same and last.changed_at - change.changed_at <= TOGETHER


def grouped(items: Iterable[Change | Recorded]) -> list[Group | Recorded]:
    """Return changes made together as one, between the days."""
    found: list[Group | Recorded] = []
    for item in items:
        last = found[-1] if found else None
        if isinstance(item, Recorded):
            found.append(item)
        elif isinstance(last, Group) and last.takes(item):
            last.changes.append(item)
        else:
            found.append(Group(item, [item]))
    return found


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
