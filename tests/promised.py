"""What an OpenAPI document promises: addresses, parameters and fields with their types.

A document is folded into what is kept in a file, each object once; unfolded, each field stands
under its address, so that names of objects, which nobody asks for, may change.
"""

from collections.abc import Iterator
from typing import Any

METHODS = ("get", "post", "patch", "put", "delete")
JSON = "application/json"


def folded(schema: dict[str, Any]) -> dict[str, Any]:
    """Return addresses with parameters, body and answer, and the objects that these name."""
    operations = {
        f"{method.upper()} {path}": operation_of(item[method])
        for path, item in schema["paths"].items()
        for method in METHODS
        if method in item
    }
    objects = {name: shape(item) for name, item in schema["components"]["schemas"].items()}
    return {"operations": operations, "objects": objects}


def operation_of(operation: dict[str, Any]) -> dict[str, Any]:
    """Return what one operation takes and gives when all is well."""
    [answer] = [item for status, item in operation["responses"].items() if status.startswith("2")]
    body = operation.get("requestBody", {}).get("content", {}).get(JSON, {}).get("schema")
    found = {
        "parameters": sorted(item["name"] for item in operation.get("parameters", [])),
        "body": shape(body) if body else None,
        "answer": shape(answer["content"][JSON]["schema"]) if JSON in answer["content"] else None,
    }
    return {name: value for name, value in found.items() if value}


def shape(schema: dict[str, Any]) -> Any:
    """Return a schema as the name of an object, its fields, a list of one of these, or a type."""
    if "$ref" in schema:
        return f"#{schema['$ref'].rpartition('/')[2]}"
    for several in ("allOf", "oneOf", "anyOf"):
        if several in schema:
            return unique([shape(item) for item in schema[several]])
    if "items" in schema:
        return [shape(schema["items"])]
    if "properties" in schema:
        return {name: shape(item) for name, item in schema["properties"].items()}
    kinds = schema.get("type", "any")
    return kinds if isinstance(kinds, str) else " or ".join(kinds)


def unique(shapes: list[Any]) -> Any:
    """Return the one shape of several, or all of them beside "or"."""
    return shapes[0] if len(shapes) == 1 else {"or": shapes}


def unfolded(kept: dict[str, Any]) -> set[str]:
    """Return a line for each parameter and each field of what is kept."""
    lines: set[str] = set()
    for name, operation in kept["operations"].items():
        lines.add(name)
        lines.update(f"{name} ?{parameter}" for parameter in operation.get("parameters", []))
        for part in ("body", "answer"):
            found = fields(operation.get(part), kept["objects"])
            lines.update(f"{name} {part}{line}" for line in found)
    return lines


def fields(node: Any, objects: dict[str, Any], within: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the fields below a shape, each by its way from there and with its type."""
    if isinstance(node, str) and node.startswith("#"):
        if node not in within:
            yield from fields(objects[node[1:]], objects, (*within, node))
    elif isinstance(node, list):
        for item in node:
            yield from (f"[]{line}" for line in fields(item, objects, within))
    elif isinstance(node, dict):
        for name, item in node.items():
            yield from (f".{name}{line}" for line in fields(item, objects, within))
    elif node:
        yield f": {node}"
