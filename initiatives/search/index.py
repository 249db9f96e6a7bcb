"""The engines' own indexes over the columns of words: made by migrations, proved by reindex.

SQLite has an FTS5 table beside each table, kept equal by triggers; PostgreSQL an index over
an expression. A migration that rebuilds a table of SQLite's, as most changes of a column do,
loses its triggers: it ends in ``create`` for that table.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from initiatives.fields import WordsField
from initiatives.search.engine import VECTOR, table_of

COLUMN = "search_words"
# Words only: no positions, since phrases are compared with the column itself. The index
# of short beginnings answers while somebody is typing.
OPTIONS = "content='{table}', content_rowid='id', tokenize='ascii', detail=none, prefix='1 2 3 4'"


def create(model: type[models.Model], vendor: str) -> Iterator[str]:
    """Yield what makes the index of a model's words, or makes it anew."""
    yield from drop(model, vendor)
    if vendor == "sqlite":
        yield from fts5_sql(model)
    else:
        yield gin_sql(model)


def drop(model: type[models.Model], vendor: str) -> Iterator[str]:
    """Yield what removes the index of a model's words."""
    if vendor != "sqlite":
        yield f'DROP INDEX IF EXISTS "{table_of(model)}"'
        return
    for event in TRIGGERS:
        yield f'DROP TRIGGER IF EXISTS "{trigger_of(model, event)}"'
    yield f'DROP TABLE IF EXISTS "{table_of(model)}"'


def gin_sql(model: type[models.Model]) -> str:
    """Return what makes the index on PostgreSQL."""
    expression = VECTOR.format(column=COLUMN)
    return (
        f'CREATE INDEX "{table_of(model)}" ON "{model._meta.db_table}" USING gin (({expression}))'
    )


# The changes after which the FTS5 table is made equal again.
TRIGGERS = {
    "insert": "AFTER INSERT ON {table} BEGIN {put_in} END",
    "delete": "AFTER DELETE ON {table} BEGIN {take_out} END",
    "update": (
        "AFTER UPDATE OF id, search_words ON {table} "
        "WHEN old.id IS NOT new.id OR old.search_words IS NOT new.search_words "
        "BEGIN {take_out} {put_in} END"
    ),
}
PUT_IN = "INSERT INTO {index} (rowid, search_words) VALUES (new.id, new.search_words);"
REBUILD = "INSERT INTO {index} ({index}) VALUES ('rebuild')"
TAKE_OUT = (
    "INSERT INTO {index} ({index}, rowid, search_words) "
    "VALUES ('delete', old.id, old.search_words);"
)


def trigger_of(model: type[models.Model], event: str) -> str:
    """Return the name of one of the triggers of a model."""
    return f"{table_of(model)}_{event}"


def fts5_sql(model: type[models.Model]) -> Iterator[str]:
    """Yield what makes the FTS5 table of a model, fills it and keeps it equal."""
    table, index = model._meta.db_table, table_of(model)
    options = OPTIONS.format(table=table)
    yield f'CREATE VIRTUAL TABLE "{index}" USING fts5({COLUMN}, {options})'
    yield REBUILD.format(index=index)
    changes = {"put_in": PUT_IN.format(index=index), "take_out": TAKE_OUT.format(index=index)}
    for event, body in TRIGGERS.items():
        told = body.format(table=f'"{table}"', **changes)
        yield f'CREATE TRIGGER "{trigger_of(model, event)}" {told}'


def indexed_models() -> list[type[models.Model]]:
    """Return the models that have a column of words."""
    found = apps.get_app_config("initiatives").get_models()
    return [model for model in found if not model._meta.proxy and words_field(model)]


def words_field(model: type[models.Model]) -> WordsField | None:
    """Return the column of words of a model, None for a model without."""
    fields = model._meta.concrete_fields
    return next((field for field in fields if isinstance(field, WordsField)), None)


def damaged() -> list[str]:
    """Return the tables whose index on this engine is missing or differs from the column."""
    return [model._meta.db_table for model in indexed_models() if not is_whole(model)]


@transaction.atomic
def rebuild(tables: list[str]) -> None:
    """Make the indexes of these tables anew from their columns."""
    with connection.cursor() as cursor:
        for model in indexed_models():
            if model._meta.db_table in tables:
                for statement in create(model, connection.vendor):
                    cursor.execute(statement)


def is_whole(model: type[models.Model]) -> bool:
    """Is the index of a model there and, on SQLite, with its triggers and equal to the column?"""
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute("SELECT 1 FROM pg_indexes WHERE indexname = %s", [table_of(model)])
            return cursor.fetchone() is not None
        cursor.execute(
            "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s "
            "AND sql LIKE %s",
            [model._meta.db_table, f"%{table_of(model)}%"],
        )
        return cursor.fetchone()[0] == len(TRIGGERS) and is_equal(model, cursor)


def is_equal(model: type[models.Model], cursor: Any) -> bool:
    """Does the FTS5 table hold the words of the column, no more and no less?"""
    name = connection.ops.quote_name(table_of(model))
    prove = f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)"  # noqa: S608 - ours
    try:
        with transaction.atomic():
            cursor.execute(prove)
    except DatabaseError:
        return False
    return True
