"""How PostgreSQL writes lines: with COPY, which sends them as fast as they are made."""

from collections.abc import Iterator
from itertools import batched
from typing import Any

from initiatives.exports import cells
from initiatives.exports.columns import base
from initiatives.exports.columns.base import TOLD_FROM, Column
from initiatives.exports.columns.expressions import disarmed_sql

# JSON holds neither of these, so that COPY changes nothing in it.
UNUSED = "QUOTE E'\\x01', DELIMITER E'\\x02'"
JSON_DELIMITER = b"\x02"
MARKED = f"E'\\x{ord(cells.MARK):02x}'"


def csv_sql(sql: str, columns: list[Column]) -> tuple[str, list[Any]]:
    """Return the statement that copies lines of CSV; text is quoted always, as on SQLite."""
    texts = [
        named(column) for column in base.stored_and_told(columns)[0] if column.kind in base.QUOTED
    ]
    values = ", ".join(f"{csv_value(column)} AS {named(column)}" for column in columns)
    rows = f"SELECT {TOLD_FROM}, {values} FROM ({sql}) AS rows"
    quoting = f", FORCE_QUOTE ({', '.join(texts)})" if texts else ""
    return f"COPY ({rows}) TO STDOUT (FORMAT csv{quoting})", []


def json_sql(sql: str, columns: list[Column]) -> tuple[str, list[Any]]:
    """Return the statement that copies JSON objects."""
    values = ", ".join(f'{json_value(column)} AS "{column.name}"' for column in columns)
    rows = f"SELECT {TOLD_FROM}, {values} FROM ({sql}) AS rows"
    names = ", ".join(f'"{column.name}"' for column in columns)
    object_ = f"(SELECT line FROM (SELECT {names}) AS line)"
    line = f"SELECT {TOLD_FROM}, row_to_json({object_}) FROM ({rows}) AS rows"
    return f"COPY ({line}) TO STDOUT (FORMAT csv, {UNUSED})", []


def csv_value(column: Column) -> str:
    """Return the SQL of a value as a table shows it."""
    if base.is_told(column):
        return MARKED
    name = named(column)
    if column.kind in base.DISARMED:
        return f"coalesce({disarmed_sql('postgresql', name)}, '')"
    if column.kind in base.QUOTED:
        return f"coalesce({name}, '')"
    if column.kind == base.BOOLEAN:
        return f"CASE WHEN {name} THEN 'true' WHEN NOT {name} THEN 'false' END"
    if column.kind == base.NUMBER:
        return f"trim_scale({name})"
    return name if column.kind == base.INTEGER else f"nullif({name}::text, '')"


def json_value(column: Column) -> str:
    """Return the SQL of a value as JSON has it; missing text is empty, all else is null."""
    if base.is_told(column):
        return MARKED
    name = named(column)
    if column.kind in base.WORDS:
        return f"coalesce({name}, '')"
    if column.kind in {base.DAY, base.MOMENT}:
        return f"nullif({name}::text, '')"
    return f"trim_scale({name})" if column.kind == base.NUMBER else name


def named(column: Column) -> str:
    return f'"x_{column.name}"'


def fetched(cursor: Any, statement: str, params: list[Any], size: int) -> Iterator[list[Any]]:
    """Yield blocks of lines, each behind what the rest of it is told from.

    COPY gives a row at a time, with the end of its line.
    """
    between = JSON_DELIMITER if UNUSED in statement else b","
    with cursor.copy(cursor.mogrify(statement, params)) as copy:
        lines = (bytes(line)[:-1].partition(between)[::2] for line in copy)
        yield from (
            [(told_from.decode(), line) for told_from, line in block]
            for block in batched(lines, size, strict=False)
        )
