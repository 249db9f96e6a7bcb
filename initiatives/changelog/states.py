"""What a row of history holds, as one JSON object: for comparing rows and for telling of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.db.models import (
    Case,
    CharField,
    DecimalField,
    F,
    ForeignKey,
    JSONField,
    OuterRef,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from initiatives.changelog.ways import Way
from initiatives.codelists import PublicationState
from initiatives.collected import Collected, Row
from initiatives.models import Activity, Country

MOVED = "publication_state"  # told to those who edit; in public it shows as the record itself
NAME = "__name"  # behind a field that points to a record: what that record is called
OWNER = "__record"  # the key of the record that it belongs to
# Columns whose changes say nothing of their own: keys, derived ones, dates of the change itself.
SILENT = {
    "id",
    MOVED,
    "first_recorded_at",
    "last_changed_at",
    "search_text",
    "search_words",
    "recorded_countries",
    "independent_sources",
    "one_party",
    "has_differing_claims",
}
SILENT_OF = {Activity: {"kind"}, Country: {"on_map_110m", "on_map_50m"}}
BOUNDS = ("_low", "_high")  # they follow from the words beside them


@cache
def told_fields(way: Way) -> tuple[Any, ...]:
    """Return the columns that the log tells of: all but silent ones and the record itself."""
    silent = {*SILENT, *SILENT_OF.get(way.model, ()), way.to}
    if way.is_internal:
        silent.discard(MOVED)
    model = way.model._meta
    return tuple(
        model.get_field(tracked.name)
        for tracked in way.history.tracked_fields
        if tracked.name not in silent and not tracked.name.endswith(BOUNDS)
    )


def linked_fields(way: Way) -> tuple[Any, ...]:
    """Return the many-to-many fields whose links history keeps."""
    return tuple(way.history._history_m2m_fields)


def state(way: Way) -> Row:
    """Return the expression for all that a row of history holds."""
    values: dict[str, Any] = {OWNER: F(way.record_column)}
    for field in told_fields(way):
        values |= dict(internal_columns(field) if way.is_internal else columns_of(field))
    return Row(**values, **{field.name: links_of(way, field) for field in linked_fields(way)})


def columns_of(field: Any) -> Iterator[tuple[str, Any]]:
    """Yield a column as it is; of a record pointed to its key and its name."""
    if isinstance(field, ForeignKey):
        target: Any = field.related_model
        yield field.name, public_text(field, target.KEY[0])
        yield f"{field.name}{NAME}", public_text(field, naming_column(target))
    elif isinstance(field, DecimalField):
        yield field.name, Cast(field.attname, CharField())
    else:
        yield field.name, F(field.attname)


def internal_columns(field: Any) -> Iterator[tuple[str, Any]]:
    """Yield the same for those who edit: keys as they are stored, names of what is gone too."""
    if isinstance(field, ForeignKey):
        yield field.name, F(field.attname)
        yield f"{field.name}{NAME}", known_name(field.related_model, field.name, field.attname)
    else:
        yield from columns_of(field)


def known_name(model: Any, path: str, key: str) -> Any:
    """Return the name of a record pointed to, of one that is gone the last that it had."""
    column = naming_column(model)
    names = [Cast(f"{path}__{column}", CharField())]
    if hasattr(model, "history"):
        past = model.history.model.objects.filter(id=OuterRef(key)).order_by("-history_id")
        names.append(Cast(Subquery(past.values(column)[:1]), CharField()))
    return Coalesce(*names, Value(""))


def public_text(field: Any, column: str) -> Any:
    """Return a column of a record pointed to; nothing of an activity that is not public."""
    text = Coalesce(Cast(f"{field.name}__{column}", CharField()), Value(""))
    if not issubclass(field.related_model, Activity):
        return text
    is_public = {f"{field.name}__publication_state": PublicationState.PUBLISHED}
    return Case(When(**is_public, then=text), default=Value(""), output_field=CharField())


def naming_column(model: Any) -> str:
    """Return the column that says in words what a record is."""
    columns = {field.name for field in model._meta.concrete_fields if not field.is_relation}
    keys = getattr(model, "KEY", (getattr(model, "USERNAME_FIELD", "id"),))
    return next(name for name in ("name", "title", "text", *keys) if name in columns)


def links_of(way: Way, field: Any) -> Collected:
    """Return the expression for the records that a row of history was linked with."""
    target, other = field.related_model, field.m2m_reverse_field_name()
    copies = getattr(way.history, field.name).model
    links = copies.objects.filter(history=OuterRef("pk")).order_by(other)
    if way.is_internal:
        return Collected(links, key=f"{other}_id", name=known_name(target, other, f"{other}_id"))
    return Collected(
        links, key=f"{other}__{target.KEY[0]}", name=f"{other}__{naming_column(target)}"
    )


def value_in(field: Any, held: dict[str, Any]) -> Any:
    """Return the value of a column as Python has it, from what JSON carries."""
    value = held[field.name]
    if isinstance(field, JSONField):  # SQLite gives it as text
        return json.loads(value) if isinstance(value, str) else value
    return value if isinstance(field, ForeignKey) else field.to_python(value)
