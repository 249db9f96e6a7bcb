"""Comma-separated values (RFC 4180): a header, then a line a row."""

from collections.abc import Iterator

from django.db.models import QuerySet

from initiatives.exports import lines
from initiatives.exports.columns import table_of
from initiatives.exports.format import Export
from initiatives.exports.stream import snapshot

END = b"\r\n"
BOM = b"\xef\xbb\xbf"


def write(rows: QuerySet, export: Export) -> Iterator[bytes]:
    """Give a table; a byte order mark, which old spreadsheets want, only if it was asked for."""
    table = table_of(export)
    columns = list(table.columns(export))
    header = ",".join(column.name for column in columns).encode() + END
    yield BOM + header if export.has_bom else header
    with snapshot() as own:
        for block in lines.csv_lines(own, rows, table, columns, export):
            yield END.join(block) + END
