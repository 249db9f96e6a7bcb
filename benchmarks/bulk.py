"""Write millions of rows: by column, indexes made afterwards, COPY where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, models

Row = dict[str, Any]


def insert(model: type[models.Model], rows: list[Row]) -> None:
    """Insert rows by column; what they leave out has the model's default."""
    fields = written(model, rows)
    default = [field.get_db_prep_save(field.get_default(), connection) for field in fields]
    told = list(zip([field.column for field in fields], default, strict=True))
    lines = ([row.get(column, value) for column, value in told] for row in rows)
    columns = ", ".join(f'"{field.column}"' for field in fields)
    table = f'"{model._meta.db_table}" ({columns})'
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                for line in lines:
                    copy.write_row(line)
        else:
            places = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"INSERT INTO {table} VALUES ({places})", lines)


def written(model: type[models.Model], rows: list[Row]) -> list[models.Field]:
    """Return the columns to write: neither generated ones nor keys that the rows leave open."""
    return [
        field
        for field in model._meta.concrete_fields
        if not field.generated
        and not field.has_db_default()
        and (not field.primary_key or field.column in rows[0])
    ]


@contextmanager
def without_indexes(*tables: type[models.Model]) -> Iterator[None]:
    """Take the indexes and triggers of tables away, and make them anew afterwards."""
    names = [model._meta.db_table for model in tables]
    with connection.cursor() as cursor:
        taken = TAKEN[connection.vendor](cursor, names)
        for kind, name, _made in taken:
            cursor.execute(f'DROP {kind} "{name}"')
    yield
    with connection.cursor() as cursor:
        for _kind, _name, made in taken:
            cursor.execute(made)
        if connection.vendor == "postgresql":
            for name in names:
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), max(id)) FROM {name}"
                )


def on_sqlite(cursor: Any, names: list[str]) -> list[tuple[str, str, str]]:
    """Return the kind and name of all that was made beside a table, and how it was made."""
    places = ", ".join(["%s"] * len(names))
    cursor.execute(
        "SELECT type, name, sql FROM sqlite_master "
        f"WHERE sql <> '' AND type IN ('index', 'trigger') AND tbl_name IN ({places})",
        names,
    )
    return cursor.fetchall()


def on_postgresql(cursor: Any, names: list[str]) -> list[tuple[str, str, str]]:
    """Return the indexes of tables that belong to no constraint, and how they were made."""
    cursor.execute(
        "SELECT 'index', c.relname, pg_get_indexdef(i.indexrelid) FROM pg_index i "
        "JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid "
        "WHERE t.relname = ANY(%s) AND NOT EXISTS "
        "(SELECT 1 FROM pg_constraint WHERE conindid = i.indexrelid)",
        [names],
    )
    return cursor.fetchall()


TAKEN = {"sqlite": on_sqlite, "postgresql": on_postgresql}
