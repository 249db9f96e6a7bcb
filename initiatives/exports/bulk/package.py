"""The record as a data package (Data Package 2.0): a CSV a table, described in JSON."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from initiatives.exports import lines
from initiatives.exports.bulk.tables import BULK, Bulk, key_of
from initiatives.exports.columns import base
from initiatives.exports.columns.base import Column
from initiatives.exports.csv import END
from initiatives.exports.format import LICENCE, LICENCE_URL, Export

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TYPES = {
    base.INTEGER: "integer",
    base.NUMBER: "number",
    base.BOOLEAN: "boolean",
    base.DAY: "date",
    base.MOMENT: "datetime",
}


def save(own: BaseDatabaseWrapper, export: Export, version: int, path: Path) -> dict[str, int]:
    """Write the package into a file; return how many rows each table has."""
    resources, rows = [], {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for item in BULK:
            columns = item.columns(export)
            with package.open(f"{item.name}.csv", "w", force_zip64=True) as file:
                digest, size, rows[item.name] = hashlib.sha256(), 0, 0
                for count, block in written(own, item, columns, export):
                    file.write(block)
                    digest.update(block)
                    size, rows[item.name] = size + len(block), rows[item.name] + count
            found = {"bytes": size, "hash": f"sha256:{digest.hexdigest()}"}
            resources.append(resource(item, columns) | found)
        about = description(export, version) | {"resources": resources}
        package.writestr("datapackage.json", json.dumps(about, ensure_ascii=False, indent=2))
    return rows


def written(
    own: BaseDatabaseWrapper, item: Bulk, columns: list[Column], export: Export
) -> Iterator[tuple[int, bytes]]:
    """Yield how many rows a block holds, and the block; the first is the header."""
    yield 0, ",".join(column.name for column in columns).encode() + END
    for block in lines.csv_lines(own, item.rows(), item.table, columns, export):
        yield len(block), END.join(block) + END


def description(export: Export, version: int) -> dict[str, Any]:
    """Return what the package as a whole is."""
    return {
        "$schema": PROFILE,
        "name": "ai-capacity-record",
        "title": "AI Capacity Record",
        "description": (
            "Who does what, where and with whom to build capacity in artificial intelligence, "
            "and where that was read. Text that a spreadsheet would compute begins with an "
            "apostrophe; labels are in English; what is not in here may still have happened."
        ),
        "homepage": export.origin,
        "version": str(version),
        "created": export.made_at.isoformat(timespec="seconds"),
        "licenses": [
            {
                "name": LICENCE,
                "path": LICENCE_URL,
                "title": "Creative Commons Attribution 4.0 International",
            }
        ],
    }


def resource(item: Bulk, columns: list[Column]) -> dict[str, Any]:
    """Return what one table is."""
    schema: dict[str, Any] = {
        "fields": [described(column) for column in columns],
        "missingValues": [""],
        "primaryKey": list(item.key),
    }
    if item.points_to:
        schema["foreignKeys"] = [
            {"fields": [name], "reference": reference(item, to)}
            for name, to in item.points_to.items()
        ]
    return {
        "name": item.name,
        "path": f"{item.name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n"},
        "schema": schema,
    }


def reference(item: Bulk, to: str) -> dict[str, Any]:
    """Return what a column points to; without a resource it is its own table."""
    own = {} if to == item.name else {"resource": to}
    return own | {"fields": [key_of(to)]}


def described(column: Column) -> dict[str, str]:
    """Return what one column holds."""
    kind = TYPES.get(column.kind, "string")
    return {"name": column.name, "type": kind, "description": str(column.explanation)}
