"""The record as an SQLite database: typed columns, foreign keys, indexes, public rows alone."""

import sqlite3
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from initiatives.exports import values
from initiatives.exports.bulk.tables import BULK, Bulk, key_of
from initiatives.exports.columns import base
from initiatives.exports.columns.base import Column
from initiatives.exports.format import LICENCE, LICENCE_URL, Export

TYPES = {base.INTEGER: "INTEGER", base.NUMBER: "NUMERIC", base.BOOLEAN: "INTEGER"}


def save(own: BaseDatabaseWrapper, export: Export, version: int, path: Path) -> None:
    """Write the database into a file that is not there yet."""
    made = sqlite3.connect(path)
    try:
        made.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
        for item in BULK:
            columns = item.columns(export, with_many=False)
            made.execute(created(item, columns))
            marks = ", ".join("?" * len(columns))
            for block in values.blocks(own, item.rows(), item.table, columns, export):
                rows = (stored_row(row, item, columns) for row in block)
                made.executemany(f"INSERT INTO {quoted(item.name)} VALUES ({marks})", rows)
            for name in item.points_to:
                made.execute(indexed(item.name, name))
        explain(made, export, version)
        made.commit()
        made.execute("ANALYZE")
        made.commit()
    finally:
        made.close()


def explain(made: sqlite3.Connection, export: Export, version: int) -> None:
    """Add two tables that say what this is and what each column holds."""
    facts = {
        "title": "AI Capacity Record",
        "homepage": export.origin,
        "version": str(version),
        "created": export.made_at.isoformat(timespec="seconds"),
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
    }
    made.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
    made.executemany("INSERT INTO about VALUES (?, ?)", facts.items())
    made.execute(
        'CREATE TABLE columns ("table" TEXT, name TEXT, kind TEXT, description TEXT, '
        'PRIMARY KEY ("table", name))'
    )
    rows = [
        (item.name, column.name, column.kind, str(column.explanation))
        for item in BULK
        for column in item.columns(export, with_many=False)
    ]
    made.executemany("INSERT INTO columns VALUES (?, ?, ?, ?)", rows)


def created(item: Bulk, columns: list[Column]) -> str:
    """Return the statement that makes a table."""
    parts = [f"{quoted(column.name)} {TYPES.get(column.kind, 'TEXT')}" for column in columns]
    parts.append(f"PRIMARY KEY ({', '.join(map(quoted, item.key))})")
    parts += [
        f"FOREIGN KEY ({quoted(name)}) REFERENCES {quoted(to)} ({quoted(key_of(to))})"
        for name, to in item.points_to.items()
    ]
    return f"CREATE TABLE {quoted(item.name)} ({', '.join(parts)})"


def indexed(table: str, column: str) -> str:
    """Return the statement that makes an index."""
    return f"CREATE INDEX {quoted(f'{table}_by_{column}')} ON {quoted(table)} ({quoted(column)})"


def stored_row(row: list[Any], item: Bulk, columns: list[Column]) -> list[Any]:
    return [stored(value, item, column) for value, column in zip(row, columns, strict=True)]


def stored(value: Any, item: Bulk, column: Column) -> Any:
    """Return a value as SQLite keeps it; a column that points nowhere is NULL."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return None if value == "" and column.name in item.points_to else value


def quoted(name: str) -> str:
    return f'"{name}"'
