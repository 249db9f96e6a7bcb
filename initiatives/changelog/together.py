"""Changes of one record made at once, as one entry of the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from initiatives.changelog.folding import Recorded
from initiatives.changelog.telling import Change

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
