"""The history of a record and of all that belongs to it as one time line, the latest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from django.contrib.auth.models import User
from django.db.models import IntegerField, JSONField, QuerySet, Subquery, Value

from initiatives.changelog.rows import ADDED, CHANGED, REMOVED, previous
from initiatives.changelog.states import OWNER, state
from initiatives.changelog.together import TOGETHER
from initiatives.changelog.wording import FieldChange, changes_between, part_name
from initiatives.restoring.belonging import Branch, branches_of
from initiatives.restoring.past import restorable

ACTIONS = {ADDED: "added", CHANGED: "changed", REMOVED: "removed"}
Place = tuple[int, int, datetime]  # the branch, the key of the row of history, its moment


@dataclass(frozen=True)
class Entry:
    """What happened to the record, or to one row that belongs to it.

    ``row`` is the key of the row of history, ``before`` that of the one before it.
    """

    branch: Branch
    row: int
    before: int | None
    changed_at: datetime
    action: str
    by: int | None
    reason: str
    part_name: str
    changes: list[FieldChange]

    @property
    def told(self) -> list[tuple[FieldChange, bool]]:
        """Return each field that changed, and whether its former value can be put back alone."""
        fields = restorable(self.branch) if self.action == "changed" and self.before else ()
        return [(change, change.field in fields) for change in self.changes]


@dataclass
class Act:
    """Changes that somebody made at once, for one reason.

    ``is_whole`` unless its later part stands on the page before.
    """

    by: str
    entries: list[Entry] = field(default_factory=list)
    is_whole: bool = True

    @property
    def changed_at(self) -> datetime:
        return self.entries[0].changed_at

    @property
    def reason(self) -> str:
        return self.entries[0].reason

    @property
    def telling(self) -> list[Entry]:
        """The entries that say something: not those of a record that only its rows changed."""
        return [entry for entry in self.entries if entry.changes or entry.action != "changed"]

    def takes(self, entry: Entry) -> bool:
        """Was this change made together with these?"""
        first, last = self.entries[0], self.entries[-1]
        is_same = (first.by, first.reason) == (entry.by, entry.reason)
        return is_same and last.changed_at - entry.changed_at <= TOGETHER


class Timeline:
    """All changes of one record. Paginators read it as they read querysets."""

    def __init__(self, model: Any, key: int) -> None:
        self.model, self.key = model, key

    def count(self) -> int:
        return self.places().count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[Act]:
        """Return the changes of a page, as acts."""
        first = max(part.start - 1, 0)
        entries = entries_at(self.model, list(self.newest_first()[first : part.stop]))
        acts = acts_of(entries)
        return acts if first == part.start else without_first(acts)

    def last(self) -> tuple[Any, ...]:
        """Return what tells whether the record changed: how many changes, and the latest."""
        return (self.count(), *self.newest_first()[:1])

    def newest_first(self) -> QuerySet:
        return self.places().order_by("-history_date", "-history_id", "-branch")

    def places(self) -> QuerySet:
        """Return branch, key and moment of every change."""
        first, *others = (
            branch.history(self.key)
            .order_by()
            .annotate(branch=Value(index, IntegerField()))
            .values_list("branch", "history_id", "history_date")
            for index, branch in enumerate(branches_of(self.model))
        )
        return first.union(*others, all=True) if others else first


def entries_at(model: Any, places: Iterable[Place]) -> list[Entry]:
    """Return what happened at places, in their order, in one query."""
    listed = [place[:2] for place in places]
    keys: defaultdict[int, list[int]] = defaultdict(list)
    for branch, row in listed:
        keys[branch].append(row)
    concrete = model._meta.concrete_model
    parts = [details(concrete, index).filter(history_id__in=pks) for index, pks in keys.items()]
    if not parts:
        return []
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    found = {row[:2]: entry_of(branches_of(concrete)[row[0]], *row[1:]) for row in rows}
    return [found[place] for place in listed if place in found]


@cache
def details(model: Any, index: int) -> QuerySet:
    """Return all that is told of the rows of one branch, in columns that all branches share."""
    way = branches_of(model)[index].way
    before = previous(way)
    return (
        way.history.objects.order_by()
        .annotate(
            branch=Value(index, IntegerField()),
            before_row=Subquery(before.values("history_id")[:1]),
            now=state(way),
            before=Subquery(before.values(item=state(way))[:1], output_field=JSONField()),
        )
        .values_list("branch", "history_id", "before_row", "history_date", "history_type",
                     "history_user_id", "history_change_reason", "now", "before")
    )  # fmt: skip


def entry_of(
    branch: Branch,
    row: int,
    before_row: int | None,
    moment: datetime,
    history_type: str,
    by: int | None,
    reason: str | None,
    now: dict[str, Any],
    before: dict[str, Any] | None,
) -> Entry:
    """Return what a row of history tells; where none stands before it, nothing is compared."""
    is_new = history_type == ADDED or (before is not None and before[OWNER] != now[OWNER])
    is_known = before is not None or history_type != CHANGED
    told = changes_between(branch.way, history_type, is_new, before, now) if is_known else ()
    return Entry(
        branch=branch,
        row=row,
        before=None if is_new else before_row,
        changed_at=moment,
        action="added" if is_new else ACTIONS[history_type],
        by=by,
        reason=reason or "",
        part_name=part_name(branch.way, now),
        changes=list(told),
    )


def acts_of(entries: Iterable[Entry]) -> list[Act]:
    """Return changes made together as one act, with the name of who made them."""
    found: list[Act] = []
    listed = list(entries)
    users = User.objects.in_bulk({entry.by for entry in listed if entry.by})
    for entry in listed:
        if not (found and found[-1].takes(entry)):
            found.append(Act(by=str(users.get(entry.by or 0, ""))))
        found[-1].entries.append(entry)
    return found


def without_first(acts: list[Act]) -> list[Act]:
    """Take out the entry of the page before; what was made with it is no whole act."""
    if not acts:
        return acts
    first, *others = acts
    rest = Act(first.by, first.entries[1:], is_whole=False)
    return [rest, *others] if rest.entries else others
