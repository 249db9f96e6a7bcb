"""The files that ship and the tables they are held against, read without a database."""

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"
TABLES = ROOT / "tests" / "data"
ACTIVITIES = ("initiative", "workshop", "forum")


@cache
def shipped(*models: str) -> list[dict[str, Any]]:
    """Return the fields of every object of these models, in the order of the files."""
    return [
        obj["fields"]
        for path in sorted(FIXTURES.glob("*.json"))
        for obj in json.loads(path.read_text())
        if obj["model"].removeprefix("initiatives.") in models
    ]


@cache
def by_slug(*models: str) -> dict[str, dict[str, Any]]:
    """Return the fields of every object of these models by its slug."""
    return {fields["slug"]: fields for fields in shipped(*models)}


@cache
def by_key(model: str, *names: str) -> dict[str, dict[str, Any]]:
    """Return the fields of every object of a model by its natural key, its parts joined by "/"."""
    return {
        "/".join(plain(fields.get(name)) for name in names): fields for fields in shipped(model)
    }


def plain(value: Any) -> str:
    """Return a value as a table writes it; a natural key or a list of them joined."""
    if isinstance(value, list):
        return " | ".join(map(plain, value))
    return "" if value is None else str(value)


def pick(model: str, *names: str) -> list[tuple[str, ...]]:
    """Return these fields of every object of a model."""
    return [tuple(plain(fields.get(name)) for name in names) for fields in shipped(model)]


def table(name: str | Path) -> list[dict[str, str]]:
    """Return the rows of a table in tests/data by its column names."""
    with (TABLES / name).open(newline="") as lines:
        return list(csv.DictReader(lines))


def tuples(name: str) -> list[tuple[str, ...]]:
    """Return the rows of a table in tests/data without its heading."""
    return [tuple(row.values()) for row in table(name)]
