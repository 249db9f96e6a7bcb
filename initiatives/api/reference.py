"""The OpenAPI document as plain rows, for a page that reads well without scripts."""

from dataclasses import dataclass
from typing import Any

CODES_SHOWN_MAX = 30


@dataclass(frozen=True)
class Row:
    """A parameter or a field: its name, what it holds, and what it means."""

    name: str
    holds: str
    meaning: str
    codes: list[str]


@dataclass(frozen=True)
class Noun:
    """One list and its records."""

    name: str
    meaning: str
    list_path: str
    record_path: str
    parameters: list[Row]
    fields: list[Row]


def nouns_in(document: dict[str, Any]) -> list[Noun]:
    """Return what an OpenAPI document says of each list, in the document's order."""
    paths = document["paths"]
    depth = len(["", "api", "v1", "noun", ""]) - 1
    lists = [path for path, item in paths.items() if path.count("/") == depth and "get" in item]
    return [noun_of(document, path, record_path(paths, path)) for path in lists]


def record_path(paths: dict[str, Any], path: str) -> str:
    """Return the address of the records of a list, "" if they have none."""
    return next((other for other in paths if other.startswith(f"{path}{{")), "")


def noun_of(document: dict[str, Any], path: str, record: str) -> Noun:
    """Return what the document says of one list."""
    operation = document["paths"][path]["get"]
    shown = document["paths"][record]["get"] if record else operation
    return Noun(
        name=operation["tags"][0],
        meaning=operation.get("description", ""),
        list_path=path,
        record_path=record,
        parameters=[
            row_of(document, item["name"], item["schema"], item.get("description", ""))
            for item in operation["parameters"]
        ],
        fields=fields_of(document, answer_of(shown)),
    )


def answer_of(operation: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of what an operation answers when all is well."""
    return operation["responses"]["200"]["content"]["application/json"]["schema"]


def resolved(document: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema itself where only its name was given; of a page, what is on it."""
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if "results" in schema.get("properties", {}):
        return resolved(document, schema["properties"]["results"]["items"])
    return schema


def fields_of(document: dict[str, Any], schema: dict[str, Any]) -> list[Row]:
    """Return the fields of an object."""
    properties = resolved(document, schema).get("properties", {})
    return [
        row_of(document, name, item, item.get("description", ""))
        for name, item in properties.items()
    ]


def row_of(document: dict[str, Any], name: str, schema: dict[str, Any], meaning: str) -> Row:
    """Return one parameter or field."""
    item = schema.get("items", schema)
    codes = [str(code) for code in item.get("enum", []) if code is not None]
    return Row(name, holds(document, schema), meaning, codes[:CODES_SHOWN_MAX])


def holds(document: dict[str, Any], schema: dict[str, Any]) -> str:
    """Say in a few words what a value is."""
    if choices := schema.get("oneOf") or schema.get("anyOf"):
        return " or ".join(dict.fromkeys(holds(document, choice) for choice in choices))
    if "$ref" in schema or schema.get("properties"):
        return "{" + ", ".join(resolved(document, schema).get("properties", {})) + "}"
    types = schema.get("type", "value")
    words = [str(word) for word in types] if isinstance(types, list) else [str(types)]
    if "array" in words:
        return f"list of {holds(document, schema['items'])}"
    return " or ".join([str(schema.get("format", words[0])), *words[1:]])
