"""Many rows asked for, or written by one statement that the engine prepares once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Field, Q
from django.db.models.expressions import DatabaseDefault

RECURRING = {str, int, bool, type(None)}  # types of values


def among(path: str, pks: Collection[int]) -> Q:
    """Return the condition that a key is one of some: a range where they follow one another.

    So do those of new rows, and a list of hundreds costs more than what is asked by it.
    """
    if pks and max(pks) - min(pks) + 1 == len(set(pks)):
        return Q(**{f"{path}__gte": min(pks), f"{path}__lte": max(pks)})
    return Q(**{f"{path}__in": pks})


def write_columns(rows: Sequence[Any], names: Collection[str]) -> None:
    """Write columns of rows of one model as they stand in memory; no history, no signal.

    Django's ``bulk_update`` composes a CASE for each row and column: five times the work.
    """
    if not rows or not names:
        return
    meta, quote = rows[0]._meta, connection.ops.quote_name
    fields = [meta.get_field(name) for name in names]
    places = ", ".join(f"{quote(field.column)} = %s" for field in fields)
    # Names of our own tables and columns; what is written is bound.
    statement = f"UPDATE {quote(meta.db_table)} SET {places} WHERE {quote(meta.pk.column)} = %s"  # noqa: S608
    values = [prepared(field, [getattr(row, field.attname) for row in rows]) for field in fields]
    with connection.cursor() as cursor:
        keys = (row.pk for row in rows)
        cursor.executemany(statement, list(zip(*values, keys, strict=True)))


def insert_rows(rows: Sequence[Any]) -> None:
    """Write new rows of one model, which are not told their keys; no history, no signal."""
    if not rows:
        return
    meta = rows[0]._meta
    fields = [field for field in meta.concrete_fields if not is_left_to_engine(field, rows[0])]
    values = [prepared(field, about_to_be_saved(field, rows)) for field in fields]
    columns = [field.column for field in fields]
    insert_values(meta.model, columns, list(zip(*values, strict=True)))


def is_left_to_engine(field: Any, row: Any) -> bool:
    """Is a column of a new row filled by the database?"""
    is_default = isinstance(getattr(row, field.attname, None), DatabaseDefault)
    return bool(field.primary_key or field.generated or is_default)


def about_to_be_saved(field: Any, rows: Sequence[Any]) -> list[Any]:
    """Return what a column of new rows is to hold; some fields fill themselves."""
    if type(field).pre_save is Field.pre_save:
        return [getattr(row, field.attname) for row in rows]
    return [field.pre_save(row, add=True) for row in rows]


def prepared(field: Any, values: Iterable[Any]) -> list[Any]:
    """Return values as a column takes them; most of them recur, and are prepared once."""
    known: dict[tuple[type, Any], Any] = {}
    found = []
    for value in values:
        if type(value) not in RECURRING:
            found.append(field.get_db_prep_save(value, connection))
            continue
        if (key := (type(value), value)) not in known:
            known[key] = field.get_db_prep_save(value, connection)
        found.append(known[key])
    return found


def insert_values(model: Any, columns: Sequence[str], values: Sequence[Sequence[Any]]) -> None:
    """Write new rows of a model from what its columns take."""
    if not values:
        return
    quote = connection.ops.quote_name
    names, marks = ", ".join(map(quote, columns)), ", ".join("%s" for _column in columns)
    # Names of our own tables and columns; what is written is bound.
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)
