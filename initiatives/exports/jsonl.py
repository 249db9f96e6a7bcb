"""JSON Lines: an object a row, each with its licence."""

from collections.abc import Iterator

from django.db.models import QuerySet

from initiatives.exports import lines
from initiatives.exports.columns import table_of
from initiatives.exports.format import Export
from initiatives.exports.stream import snapshot


def write(rows: QuerySet, export: Export) -> Iterator[bytes]:
    """Give a line a row."""
    table = table_of(export)
    with snapshot() as own:
        for block in lines.json_lines(own, rows, table, list(table.columns(export)), export):
            yield b"\n".join(block) + b"\n"
