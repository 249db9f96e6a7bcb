"""Files to load, and all that the database holds, for tests of the loader."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection

DATA = Path(__file__).parent / "data" / "load_portal.json"


class Files:
    """Serialized objects by model and first value, to be changed and written to a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.objects = json.loads(DATA.read_text())

    def fields(self, model: str, position: int = 0) -> dict[str, Any]:
        """Return the fields of an object, to be changed."""
        found = [obj for obj in self.objects if obj["model"] == f"initiatives.{model}"]
        return found[position]["fields"]

    def add(self, model: str, **fields: Any) -> None:
        """Add an object at the end."""
        self.objects.append({"model": f"initiatives.{model}", "fields": fields})

    def copy(self, model: str, **changes: Any) -> None:
        """Add an object like the first of its model."""
        self.add(model, **deepcopy(self.fields(model)) | changes)

    def write(self, name: str = "record.json") -> Path:
        """Write all objects into one file."""
        path = self.folder / name
        path.write_text(json.dumps(self.objects, ensure_ascii=False, indent=2))
        return path


def load(*paths: Path, **options: Any) -> None:
    """Load files as `manage.py load_portal` does."""
    call_command("load_portal", *map(str, paths), **options)


def tables() -> dict[str, list[str]]:
    """Return every row of every table."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        return {name: sorted(map(str, rows_of(cursor, name))) for name in names}


def rows_of(cursor: Any, table: str) -> list[tuple]:
    """Return every row of a table."""
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
    return cursor.fetchall()


def history_of(record: Any) -> list[tuple[str, str]]:
    """Return type and reason of each history row, the latest first."""
    return list(record.history.values_list("history_type", "history_change_reason"))
