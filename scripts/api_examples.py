"""Write the examples of the OpenAPI document anew, from the record in the database.

By hand, after fields of the API have changed: `.venv/bin/python -m scripts.api_examples`.
"""

import json
import os
from typing import Any

import django

HOST = "https://record.example.org"
KEYS = ("key", "slug", "code", "iso_alpha3")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    from initiatives.api import examples
    from initiatives.api.viewsets.entrance import schema_in

    paths = [path for path, item in schema_in("en")["paths"].items() if "get" in item]
    found = {path: example_of(path) for path in paths}
    text = json.dumps(found, ensure_ascii=False, indent=1)
    examples.FILE.write_text(text.replace("http://localhost", HOST) + "\n")
    print(f"{len(found)} examples, {examples.FILE.stat().st_size} bytes")


def example_of(path: str) -> dict[str, Any]:
    """Return an answer of an address, and the key that stands in it."""
    list_path, _brace, key_name = path.partition("{")
    if not key_name:
        return {"value": cut(read(f"{path}?page_size=1"))}
    rows = read(f"{list_path}?page_size=1000")["results"]
    row = max(rows, key=fullness)
    key = next(row[name] for name in KEYS if name in row)
    value = cut(read(f"{list_path}{key}/"))
    return {"parameter": key_name.rstrip("}/"), "key": key, "value": value}


def read(address: str) -> Any:
    """Return what the API answers."""
    from django.test import Client

    return Client(headers={"host": "localhost"}).get(address).json()


def fullness(row: dict[str, Any]) -> tuple[int, int]:
    """Rank a row by how many of its fields are filled; of two, the shorter is the better one."""
    return sum(value not in (None, "", []) for value in row.values()), -len(str(row))


def cut(value: Any) -> Any:
    """Return a value whose lists end after their first item."""
    if isinstance(value, dict):
        return {name: cut(item) for name, item in value.items()}
    return [cut(item) for item in value[:1]] if isinstance(value, list) else value


if __name__ == "__main__":
    main()
