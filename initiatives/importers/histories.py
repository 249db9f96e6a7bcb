"""History of rows that were written together, copied from them by the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import batched
from typing import Any

from django.db import connection, models

BATCH = 500  # rows copied by one statement
ADDED, CHANGED = "+", "~"


def write_history(model: Any, rows: Iterable[Any], moment: datetime, *, is_new: bool) -> None:
    """Write one history row for each row, as the database holds it now, with its links.

    No value passes through Python, which would take a third of the work on a long sheet.
    """
    signed: defaultdict[tuple[Any, str], list[int]] = defaultdict(list)
    for row in rows:
        signed[row._history_user, row._change_reason].append(row.pk)
    for (user, reason), pks in signed.items():
        told = {
            "history_date": moment,
            "history_type": ADDED if is_new else CHANGED,
            "history_user": user and user.pk,
            "history_change_reason": reason,
        }
        for some in batched(pks, BATCH, strict=False):
            copy_rows(model, some, told)


def copy_rows(model: Any, pks: Sequence[int], told: dict[str, Any]) -> None:
    """Copy rows of one model into its history, then their many-to-many links."""
    past = model.history.model
    last = past._base_manager.aggregate(last=models.Max("history_id"))["last"] or 0
    same = {past._meta.get_field(field.name): field for field in past.tracked_fields}
    fixed = {past._meta.get_field(name): value for name, value in told.items()}
    if hasattr(past, "history_relation"):
        same[past._meta.get_field("history_relation")] = model._meta.pk
    own = [*map(column, same.values()), *("%s" for _field in fixed)]
    insert(
        past,
        [*same, *fixed],
        f"SELECT {', '.join(own)} FROM {table(model)}"  # noqa: S608 - names are ours
        f" WHERE {column(model._meta.pk)} IN ({marks(pks)}) ORDER BY {column(model._meta.pk)}",
        [*(field.get_db_prep_save(value, connection) for field, value in fixed.items()), *pks],
    )
    for field in past._history_m2m_fields:
        copy_links(model, field, pks, last)


def copy_links(model: Any, field: Any, pks: Sequence[int], last: int) -> None:
    """Copy the links of rows to the history rows that were written of them after another."""
    past, through = model.history.model, field.remote_field.through
    copies = getattr(past, field.name).model
    own = through._meta.get_field(field.m2m_field_name())
    linked, key = through._meta.concrete_fields, column(past._meta.pk)
    same_row = f"{column(past._meta.get_field(model._meta.pk.name))} = {column(own)}"
    insert(
        copies,
        [
            *(copies._meta.get_field(each.name) for each in linked),
            copies._meta.get_field("history"),
        ],
        f"SELECT {', '.join(map(column, linked))}, {key} FROM {table(through)}"  # noqa: S608 - names are ours
        f" JOIN {table(past)} ON {same_row}"
        f" WHERE {key} > %s AND {column(own)} IN ({marks(pks)})"
        f" ORDER BY {column(through._meta.pk)}",
        [last, *pks],
    )


def insert(model: Any, fields: Iterable[Any], select: str, values: Sequence[Any]) -> None:
    """Write what a query finds into columns of a model; names are ours, values are bound."""
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table(model)} ({names}) {select}", values)


def column(field: Any) -> str:
    """Return a column behind the name of its table."""
    return f"{table(field.model)}.{connection.ops.quote_name(field.column)}"


def table(model: Any) -> str:
    name: str = connection.ops.quote_name(model._meta.db_table)
    return name


def marks(values: Sequence[Any]) -> str:
    return ", ".join("%s" for _value in values)
