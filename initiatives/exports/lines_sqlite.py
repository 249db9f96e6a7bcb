"""How SQLite writes lines: with its own printf, in one pass, as bytes."""

from collections.abc import Iterator
from typing import Any

from initiatives.exports import cells
from initiatives.exports.columns import base
from initiatives.exports.columns.base import TOLD_FROM, Column
from initiatives.exports.columns.expressions import disarmed_sql


def csv_sql(sql: str, columns: list[Column]) -> tuple[str, list[Any]]:
    """Return the statement that gives lines of CSV, and its first parameters."""
    return printed(sql, map(csv_value, base.stored_and_told(columns)[0])), [
        ",".join(map(csv_form, columns))
    ]


def json_sql(sql: str, columns: list[Column]) -> tuple[str, list[Any]]:
    """Return the statement that gives JSON objects, and its first parameters."""
    form = ",".join(f'"{column.name}":{json_form(column)}' for column in columns)
    return printed(sql, map(json_value, base.stored_and_told(columns)[0])), [f"{{{form}}}"]


def printed(sql: str, values: Any) -> str:
    line = f"CAST(printf(%s, {', '.join(values)}) AS BLOB)"
    return f"SELECT {TOLD_FROM}, {line} FROM ({sql})"


def csv_form(column: Column) -> str:
    """Return how printf writes a column in a table."""
    if base.is_told(column):
        return cells.IN_CSV
    return '"%w"' if column.kind in base.QUOTED else "%s"


def json_form(column: Column) -> str:
    """Return how printf writes a column in JSON."""
    if base.is_told(column):
        return cells.IN_JSON
    return '"%s"' if column.kind in base.BARE else "%s"


def csv_value(column: Column) -> str:
    """Return the SQL of a value as a table shows it; printf takes NULL for "" but in %w."""
    name = named(column)
    if column.kind in base.DISARMED:
        return f"ifnull({disarmed_sql('sqlite', name)}, '')"
    if column.kind in base.QUOTED:
        return f"ifnull({name}, '')"
    if column.kind == base.BOOLEAN:
        return f"CASE {name} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END"
    return name


def json_value(column: Column) -> str:
    """Return the SQL of a value as JSON; text that is missing is empty, all else is null."""
    name = named(column)
    if column.kind in base.BARE:
        return name
    if column.kind == base.BOOLEAN:
        return f"CASE {name} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END"
    if column.kind in {base.INTEGER, base.NUMBER}:
        return f"ifnull({name}, 'null')"
    if column.kind in {base.DAY, base.MOMENT}:
        return f"""CASE WHEN {name} > '' THEN '"' || {name} || '"' ELSE 'null' END"""
    if column.kind == base.MANY:
        return name
    return f"""CASE WHEN {name} > '' THEN json_quote({name}) ELSE '""' END"""


def named(column: Column) -> str:
    return f'"x_{column.name}"'


def fetched(cursor: Any, statement: str, params: list[Any], size: int) -> Iterator[list[Any]]:
    """Yield blocks of lines, each behind what the rest of it is told from."""
    cursor.execute(statement, params)
    while rows := cursor.fetchmany(size):
        yield rows
