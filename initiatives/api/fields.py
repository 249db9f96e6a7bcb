"""How single values look in the API: what is not known is null, text aside, which is empty.

Each field describes itself in JSON Schema, for the OpenAPI document.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, override
from rest_framework import serializers

from initiatives.codelists import CountryNameKind, PublicationState
from initiatives.models import Activity, Country, CountryName

Schema = dict[str, Any]
NULLABLE_TEXT: Schema = {"type": ["string", "null"]}
PARTIAL_DATE: Schema = {
    **NULLABLE_TEXT,
    "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$",
    "description": "A day, a month or a year (ISO 8601), as far as it is known.",
    "examples": ["2025-05"],
}
DAY: Schema = {**NULLABLE_TEXT, "format": "date", "examples": ["2025-05-31"]}
ADDRESS: Schema = {**NULLABLE_TEXT, "format": "uri"}
NUMBER: Schema = {"type": ["number", "null"]}
TEXTS: Schema = {"type": "array", "items": {"type": "string"}}
APPROXIMATE: Schema = {
    "type": ["object", "null"],
    "description": "The words of the source and inclusive bounds; null where a side is open.",
    "properties": {"text": {"type": "string"}, "low": NUMBER, "high": NUMBER},
    "required": ["text", "low", "high"],
    "examples": [{"text": "nearly 40", "low": None, "high": 39}],
}


class RecordField(serializers.Field):
    """A read-only value with a JSON Schema of its own."""

    def __init__(self, schema: Schema | None = None, **kwargs: Any) -> None:
        self.schema = schema or NULLABLE_TEXT
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: Any) -> Any:
        return None if value == "" and "null" in self.schema["type"] else value


class CodeField(RecordField):
    """A code of a vocabulary."""

    def __init__(
        self, choices: Iterable[tuple[str, Any]], *, nullable: bool, **kwargs: Any
    ) -> None:
        codes = [str(code) for code, _label in choices if code]
        text = {**NULLABLE_TEXT, "enum": [*codes, None]}
        super().__init__(text if nullable else {"type": "string", "enum": codes}, **kwargs)

    def to_representation(self, value: str) -> str | None:
        return str(value) if value else None


class LabelField(RecordField):
    """The words for a code, in the reader's language."""

    def __init__(self, choices: Iterable[tuple[str, Any]], **kwargs: Any) -> None:
        self.labels = {str(code): label for code, label in choices}
        super().__init__(**kwargs)

    def to_representation(self, value: str) -> str | None:
        return str(self.labels[value]) if value else None


class NumberField(RecordField):
    """A decimal as a JSON number, whole where it is whole."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(NUMBER, **kwargs)

    def to_representation(self, value: Decimal) -> int | float:
        return int(value) if value == value.to_integral_value() else float(value)


class ApproximateField(RecordField):
    """A value as its source words it, with the bounds that this leaves."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(APPROXIMATE, source="*")

    def to_representation(self, value: Any) -> dict[str, Any] | None:
        low, high = getattr(value, f"{self.name}_low"), getattr(value, f"{self.name}_high")
        text, number = getattr(value, self.name), NumberField().to_representation
        if not text:
            return None
        bounds = [None if bound is None else number(bound) for bound in (low, high)]
        return {"text": text, "low": bounds[0], "high": bounds[1]}


class PermalinkField(RecordField):
    """The address of the page of a record, the same in every language."""

    def __init__(self, of: str = "*") -> None:
        super().__init__({"type": "string", "format": "uri"}, source=of)

    def to_representation(self, value: Any) -> str:
        context: Any = self.context
        known = context.setdefault("permalinks", {})  # countries come up many times
        key = (type(value), value.pk)
        if key not in known:
            with override(settings.LANGUAGE_CODE):
                path = value.get_absolute_url()
            known[key] = context["request"].build_absolute_uri(path)
        return known[key]


class KeyField(RecordField):
    """The natural key of a record without a slug, as one text for its address."""

    def __init__(self, *paths: str) -> None:
        self.paths = paths
        super().__init__({"type": "string"}, source="*")

    def to_representation(self, value: Any) -> str:
        parts = []
        for path in self.paths:
            part = value
            for name in path.split("__"):
                part = getattr(part, name)
            parts.append(str(part))
        return ":".join(parts)


class CountryNameField(RecordField):
    """The name of a country in the reader's language; all names in one query a response."""

    def __init__(self) -> None:
        super().__init__({"type": "string"}, source="*")

    def to_representation(self, value: Country) -> str:
        context: Any = self.context
        if "country_names" not in context:
            context["country_names"] = official_names(get_language() or settings.LANGUAGE_CODE)
        return context["country_names"].get(value.pk, value.name)


def official_names(language: str) -> dict[int, str]:
    """Return the names in a language by country, official ones first; none for English."""
    if language == settings.LANGUAGE_CODE:
        return {}
    names = CountryName.objects.filter(language__iexact=language).order_by("kind")
    names = names.filter(kind__in=[CountryNameKind.COMMON, CountryNameKind.OFFICIAL])
    return dict(names.values_list("country", "text"))  # of both, "official" comes last and stays


def is_public(record: Any) -> bool:
    """May the public see this? Only activities can be hidden."""
    if not isinstance(record, Activity):
        return True
    return record.publication_state == PublicationState.PUBLISHED
