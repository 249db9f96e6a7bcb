"""Happenings as pages show them: what they are, of which record, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from initiatives.codelists import ActivityStatus
from initiatives.datewords import words
from initiatives.explanation import due_words
from initiatives.happenings import Period, Row, What
from initiatives.models import Activity
from initiatives.views.localizing import name_countries

DAY = len("2025-05-12")
UNREAD = ("search_text", "search_words", "summary")


@dataclass(frozen=True)
class Shown:
    """One happening with the activity that it happens to."""

    row: Row
    activity: Activity

    @property
    def start(self) -> str:
        return self.row.start

    @property
    def end(self) -> str:
        return self.row.end

    @property
    def what(self) -> What:
        return What(self.row.what)

    @property
    def is_event(self) -> bool:
        return self.what == What.EVENT

    @property
    def is_of_part(self) -> bool:
        """Is it a milestone or a promise, so that its activity is to be named beside it?"""
        return bool(self.row.words)

    @property
    def is_cancelled(self) -> bool:
        return self.is_event and self.activity.status == ActivityStatus.CANCELLED

    @property
    def lead(self) -> str:
        """What it is: of an event its kind, of a promise that it falls due, and so on."""
        if self.is_event:
            return str(self.activity.get_kind_display())
        if self.row.as_worded:
            return _("Due %(date)s") % {"date": due_words(self.start, self.row.as_worded)}
        if self.what == What.DUE and len(self.start) < DAY:
            return _("Due by the end of %(date)s") % {"date": words(self.start)}
        return str(self.what.label)

    @property
    def title(self) -> str:
        """What the link to it says."""
        return self.row.words or self.activity.name

    @property
    def url(self) -> str:
        """Where it is told; a milestone stands on the page of its activity."""
        if self.row.own_address:
            return reverse("commitment", args=[self.row.own_address])
        return self.activity.get_absolute_url()

    @property
    def label(self) -> str:
        """All of it in words, for pictures."""
        return _("%(lead)s: %(title)s") % {"lead": self.lead, "title": self.title}

    @property
    def period(self) -> Period:
        """All days on which it can lie."""
        return Period.of(self.start, self.end)

    @property
    def is_on_days(self) -> bool:
        """Are its first and its last day stated?"""
        return len(self.start) == DAY and len(self.end) in (0, DAY)


def shown_of(rows: Iterable[Row]) -> list[Shown]:
    """Return happenings with their activities: one query, and one for names of places."""
    listed = list(rows)
    activities = Activity.objects.select_related("place_country").defer(*UNREAD)
    found = activities.in_bulk({row.owner for row in listed})
    name_countries(item.place_country for item in found.values() if item.place_country)
    return [Shown(row, found[row.owner]) for row in listed]
