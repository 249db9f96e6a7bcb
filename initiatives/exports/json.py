"""One JSON document: where the rows come from, how they were chosen, and the rows."""

import json
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from initiatives.exports import lines
from initiatives.exports.columns import table_of
from initiatives.exports.format import LICENCE, LICENCE_URL, Export
from initiatives.exports.stream import snapshot


def write(rows: QuerySet, export: Export) -> Iterator[bytes]:
    """Give the description, then the rows, one a line."""
    table = table_of(export)
    columns = list(table.columns(export))
    about = json.dumps(description(export), ensure_ascii=False, indent=1)
    yield about.removesuffix("\n}").encode() + b',\n "rows": ['
    before = b"\n"
    with snapshot() as own:
        for block in lines.json_lines(own, rows, table, columns, export):
            yield before + b",\n".join(block)
            before = b",\n"
    yield b"\n]}\n"


def description(export: Export) -> dict[str, Any]:
    """Return what a reader should know of the rows."""
    return {
        "title": str(export.title),
        "noun": export.noun,
        "source": export.address,
        "generated_at": export.made_at.isoformat(timespec="seconds"),
        "on": export.on.isoformat(),
        "language": export.language,
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "filters": export.filters,
        "warnings": export.warnings,
    }
