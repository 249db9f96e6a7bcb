"""What changed in published activities: field by field, when and why, never by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery, prefetch_related_objects

from initiatives.codelists import PublicationState
from initiatives.collected import Collected, made
from initiatives.models import Activity
from initiatives.models.keys import Keyed

HISTORY = Activity.history.model
# Columns whose changes say nothing of their own: keys, derived ones, dates of the change itself.
SILENT = {
    "id",
    "kind",
    "publication_state",
    "first_recorded_at",
    "last_changed_at",
    "search_text",
    "search_words",
    "recorded_countries",
    "independent_sources",
    "one_party",
    "has_differing_claims",
    *(f"{name}_{side}" for name in ("participants", "countries") for side in ("low", "high")),
}
# Relations of many to many: field, the accessor of its history rows, the record in each, its key.
RELATED = (
    ("themes", "historicalactivity_themes_set", "theme", "slug"),
    ("sdgs", "historicalactivity_sdgs_set", "goal", "number"),
)
# What names an activity as it is now.
NAMING = ("id", "slug", "kind", "name", "publication_state")


@dataclass(frozen=True)
class FieldChange:
    """One field before and after, as text; codes and keys stay what they are."""

    field: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """One change of a published record; ``is_first`` when it became public."""

    changed_at: datetime
    is_first: bool
    activity: Activity
    kind: str
    reason: str
    changes: list[FieldChange]


def published_rows() -> QuerySet:
    """Return the history rows that show public states of public activities, the latest first."""
    earlier = HISTORY.objects.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    now = Activity.objects.filter(pk=OuterRef("id")).order_by()
    return (
        HISTORY.objects.filter(
            publication_state=PublicationState.PUBLISHED,
            id__in=Activity.objects.published().order_by().values("pk"),
        )
        .annotate(
            previous=Subquery(earlier.order_by("-history_id").values("history_id")[:1]),
            activity_rows=Collected(now, **{name: name for name in NAMING}),
        )
        .select_related("series", "place_country")
        .order_by("-history_date", "-history_id")
    )


def changes_of(rows: Iterable[Any]) -> list[Change]:
    """Return the changes that history rows from ``published_rows`` tell, in three more queries."""
    listed = list(rows)
    previous = HISTORY.objects.select_related("series", "place_country").in_bulk(
        [row.previous for row in listed if row.previous]
    )
    fetch_related([*listed, *previous.values()])
    return [
        change_of(row, previous.get(row.previous), cast(Activity, made(Activity, values)))
        for row in listed
        for values in row.activity_rows
    ]


def fetch_related(rows: list[Any]) -> None:
    """Fetch what history rows point to many times."""
    lookups = []
    for _field, accessor, record, _key in RELATED:
        related = HISTORY._meta.get_field(accessor.removesuffix("_set")).related_model
        lookups.append(Prefetch(accessor, related.objects.select_related(record)))
    prefetch_related_objects(rows, *lookups)


def change_of(row: Any, before: Any, activity: Activity) -> Change:
    """Return what a row changed; a record that was not public before shows no former values."""
    is_first = before is None or before.publication_state != PublicationState.PUBLISHED
    return Change(
        changed_at=row.history_date,
        is_first=is_first,
        activity=activity,
        kind=row.kind,
        reason=row.history_change_reason or "",
        changes=[] if is_first else field_changes(before, row),
    )


def field_changes(before: Any, after: Any) -> list[FieldChange]:
    """Return the fields in which two history rows of one record differ."""
    old, new = values_of(before), values_of(after)
    fields: Iterator[Any] = (
        Activity._meta.get_field(name) for name in new if old[name] != new[name]
    )
    return [
        FieldChange(field.name, str(field.verbose_name), old[field.name], new[field.name])
        for field in fields
    ]


def values_of(row: Any) -> dict[str, str]:
    """Return what a history row holds, as text by field."""
    columns = (field.name for field in HISTORY.tracked_fields if field.name not in SILENT)
    values = {name: text_of(getattr(row, name)) for name in columns}
    for field, accessor, record, key in RELATED:
        related = (getattr(item, record) for item in getattr(row, accessor).all())
        values[field] = ", ".join(sorted(str(getattr(item, key)) for item in related))
    return values


def text_of(value: Any) -> str:
    """Return a value as text: records by key, lists joined, nothing as nothing."""
    if isinstance(value, Keyed):
        return ":".join(map(str, value.natural_key()))
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
