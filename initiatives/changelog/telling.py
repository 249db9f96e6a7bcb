"""Changes as readers are told of them: the record, the part of it, and its fields in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    IntegerField,
    JSONField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)

from initiatives.changelog.rows import ADDED, REMOVED, is_first, previous, public_rows
from initiatives.changelog.states import OWNER, naming_column, state
from initiatives.changelog.ways import WAYS, Way
from initiatives.changelog.wording import FieldChange, changes_between, part_name
from initiatives.collected import Collected, columns_of, made
from initiatives.models import Activity

ACTIVITY_COLUMNS = ("slug", "kind", "name", "publication_state")


@dataclass(frozen=True)
class Change:
    """One change of a public record, or of what belongs to it.

    ``is_first`` when the record became public. ``part`` is the kind of what belongs to the
    record and was added, changed or removed, "" for the record itself; ``part_name`` tells
    it from others. ``record`` is None once it is no longer on record.
    """

    way: int
    history_id: int
    changed_at: datetime
    action: str  # added, changed, removed
    is_first: bool
    noun: str
    record: Any
    record_name: str
    activity: Activity | None
    part: str
    part_label: str
    part_name: str
    reason: str
    changes: list[FieldChange]

    @property
    def kind(self) -> str:
        """The kind of the activity that it is about, "" without one."""
        return self.activity.kind if self.activity else ""


def told(places: Iterable[tuple[int, int, datetime]], alias: str) -> list[Change]:
    """Return the changes at places of the log, in their order, in one query."""
    listed = [place[:2] for place in places]
    keys: defaultdict[int, list[int]] = defaultdict(list)
    for way, history_id in listed:
        keys[way].append(history_id)
    parts = [details(index).filter(history_id__in=pks).using(alias) for index, pks in keys.items()]
    rows = parts[0].union(*parts[1:], all=True) if parts else []
    found = {row[:2]: change_of(*row) for row in rows}
    return [found[place] for place in listed if place in found]


@cache
def details(index: int) -> QuerySet:
    """Return all that is told of public rows of one way, composed once a process."""
    return details_of(index)


def details_of(index: int, previewed: int | None = None) -> QuerySet:
    """Return all that is told of rows of one way, in columns that those of all ways share."""
    way = WAYS[index]
    before = Subquery(previous(way).values(item=state(way))[:1], output_field=JSONField())
    return (
        public_rows(way, previewed)
        .order_by()
        .annotate(
            way=Value(index, IntegerField()),
            first=first_of(way),
            now=state(way),
            before=before,
            record_rows=record_of(way),
            activity_rows=activity_of(way),
        )
        .values_list("way", "history_id", "history_date", "history_type", "history_change_reason",
                     "first", "now", "before", "record_rows", "activity_rows")
    )  # fmt: skip


def first_of(way: Way) -> Any:
    """Return the expression for whether a row made its record public."""
    if way.to:
        return Value(False, BooleanField())
    return Case(When(is_first(way), then=Value(True)), default=Value(False))


def record_of(way: Way) -> Collected:
    """Return the expression for the record as it is now, as far as a link needs it."""
    rows = way.record.objects.filter(pk=OuterRef(way.record_column)).order_by()
    return Collected(rows, **dict(columns_of(way.record, reference_columns(way.record))))


def reference_columns(model: Any) -> tuple[str, ...]:
    """Return the columns that name a record and lead to its page."""
    return ACTIVITY_COLUMNS if model is Activity else (model.KEY[0], naming_column(model))


def activity_of(way: Way) -> Any:
    """Return the expression for the activity that a row is about, if it is about one."""
    if not way.behind:
        return Value([], JSONField())
    rows = Activity.objects.filter(pk=OuterRef(f"{way.behind[0]}_id")).order_by()
    return Collected(rows, **dict(columns_of(Activity, ACTIVITY_COLUMNS)))


def change_of(
    index: int,
    history_id: int,
    moment: datetime,
    history_type: str,
    reason: str | None,
    first: bool,
    now: dict[str, Any],
    before: dict[str, Any] | None,
    record_rows: list[dict[str, Any]],
    activity_rows: list[dict[str, Any]],
) -> Change:
    """Return what a row tells; of what came from another record nothing former is shown."""
    way = WAYS[index]
    is_new = before is None or history_type == ADDED or was_elsewhere(before, now)
    record: Any = next((made(way.record, values) for values in record_rows), None)
    activity: Any = next((made(Activity, values) for values in activity_rows), None)
    return Change(
        way=index,
        history_id=history_id,
        changed_at=moment,
        action="removed" if history_type == REMOVED else "added" if is_new else "changed",
        is_first=bool(first),
        noun=way.noun,
        record=record,
        record_name=name_of(record) if record else now.get(naming_column(way.record), ""),
        activity=record if way.model is Activity else activity,
        part=way.model._meta.model_name if way.to else "",
        part_label=str(way.model._meta.verbose_name) if way.to else "",
        part_name=part_name(way, now),
        reason=reason or "",
        changes=[] if first else list(changes_between(way, history_type, is_new, before, now)),
    )


def was_elsewhere(before: dict[str, Any], now: dict[str, Any]) -> bool:
    """Did a row belong to another record before, or was it a withdrawn claim?"""
    is_restored = before.get("is_withdrawn") and not now["is_withdrawn"]
    return before[OWNER] != now[OWNER] or bool(is_restored)


def name_of(record: Any) -> str:
    """Return what a record is called."""
    return str(getattr(record, naming_column(type(record))))
