"""Query parameters in OpenAPI: what each accepts, and what it means."""

from collections.abc import Iterable
from typing import Any

from django import forms
from drf_spectacular.plumbing import build_parameter_type

from initiatives.fields import NO_DATE
from initiatives.filters import fields

DAY = {"type": "string", "format": "date"}
READABLE = r"^[^\u0000\ufffd]*$"
PARTIAL_DATE = {
    "anyOf": [
        DAY,
        {"type": "string", "pattern": "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])$"},
        {"type": "string", "pattern": "^(?!0000)[0-9]{4}$"},
    ]
}


def parameter_of(name: str, item: Any) -> dict[str, Any]:
    """Return the OpenAPI parameter for one filter."""
    words = [str(item.label), str(item.extra.get("help_text") or "")]
    schema = schema_of(item.field)
    if schema.get("type") == "array":
        words.append("Repeat it for “or”")
    ended = (word if word.endswith(("?", ".")) else f"{word}." for word in words if word)
    description = " ".join(ended)
    return build_parameter_type(name, schema, "query", description=description)


def schema_of(field: forms.Field) -> dict[str, Any]:
    """Return the JSON Schema of what a field of a form accepts."""
    if isinstance(field, fields.CodesField):
        return repeated({"type": "string", "enum": fields.codes_of(field)})
    if isinstance(field, fields.CodeField):
        return {"type": "string", "enum": fields.codes_of(field)}
    if pattern := getattr(field, "pattern", ""):
        return repeated({"type": "string", "pattern": f"^{pattern}$"})
    if isinstance(field, fields.YearsField):
        return repeated({"anyOf": [*PARTIAL_DATE["anyOf"], {"type": "string", "const": NO_DATE}]})
    if isinstance(field, fields.PartialDatesField):
        return repeated(PARTIAL_DATE)
    if isinstance(field, fields.PartialDateField):
        return PARTIAL_DATE
    if isinstance(field, forms.DateField):
        return DAY
    if isinstance(field, forms.CharField):
        return {"type": "string", "maxLength": field.max_length, "pattern": READABLE}
    return repeated({"type": "string"})


def repeated(item: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a parameter that may be given several times."""
    return {"type": "array", "items": item}


def chosen(name: str, known: Iterable[str], words: str) -> list[dict[str, Any]]:
    """Return the parameter that chooses some of the names known, none if there are none."""
    schema = repeated({"type": "string", "enum": list(known)})
    if not schema["items"]["enum"]:
        return []
    return [build_parameter_type(name, schema, "query", description=words, explode=False)]
