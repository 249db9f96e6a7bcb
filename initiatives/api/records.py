"""The conventions by which columns of models become fields of the API."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from rest_framework import serializers

from initiatives.api.fields import (
    ADDRESS,
    DAY,
    PARTIAL_DATE,
    TEXTS,
    ApproximateField,
    CodeField,
    LabelField,
    NumberField,
    PermalinkField,
    RecordField,
    is_public,
)
from initiatives.fields import PartialDateField

LABEL = "_label"


class RecordSerializer(serializers.ModelSerializer):
    """A record, read-only: codes with labels, dates with bounds, values with their hedge.

    ``status_label`` is the words for ``status``; ``countries`` takes its bounds along;
    ``url`` is the permalink.
    """

    def build_field(
        self, field_name: str, info: Any, model_class: type[models.Model], nested_depth: int
    ) -> tuple[type[serializers.Field], dict[str, Any]]:
        if field_name == "url":
            return PermalinkField, {}
        if field_name.endswith(LABEL):
            column = column_of(model_class, field_name.removesuffix(LABEL))
            if column is not None and column.choices:
                return LabelField, {"source": column.name, "choices": column.choices}
        column = column_of(model_class, field_name)
        if column is not None and (special := special_field(column)):
            return special
        field_class, options = super().build_field(field_name, info, model_class, nested_depth)
        return field_class, {**options, "read_only": True}

    def get_fields(self) -> dict[str, serializers.Field]:
        fields = super().get_fields()
        for name, field in fields.items():
            if isinstance(field, RecordSerializer):
                field.allow_null = is_optional(self.Meta.model, field.source or name)
        return fields

    def get_uniqueness_extra_kwargs(self, field_names: Any, *args: Any) -> Any:
        return {}, {}  # what is unique binds writers alone

    def get_attribute(self, instance: Any) -> Any:
        """A record named inside another is null while it is not public."""
        value = super().get_attribute(instance)
        return value if is_public(value) else None


class LastCheckedField(RecordField):
    """When somebody last looked at a record; rows bring it along as ``last_checked``."""

    def __init__(self) -> None:
        super().__init__(PARTIAL_DATE, source="last_checked")


class Reference(RecordSerializer):
    """A record as it stands inside another one; in full if ``expand`` names it."""

    is_expandable = True
    # Key and answer of each record shown; kept only while a response is to be completed.
    noted: list[tuple[int, dict[str, Any]]] | None = None

    def to_representation(self, instance: Any) -> dict[str, Any]:
        shown = super().to_representation(instance)
        if self.noted is not None:
            self.noted.append((instance.pk, shown))
        return shown


def is_optional(model: type[models.Model], name: str) -> bool:
    """Does a record not always point to another by this name?"""
    try:
        return bool(getattr(model._meta.get_field(name), "null", False))
    except FieldDoesNotExist:
        return False


def column_of(model: type[models.Model], name: str) -> models.Field | None:
    """Return a column of a model, None if there is no such column."""
    try:
        column = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return column if isinstance(column, models.Field) and not column.is_relation else None


def special_field(column: Any) -> tuple[type[serializers.Field], dict[str, Any]] | None:
    """Return the field for a column that does not look as the framework would show it."""
    if column_of(column.model, f"{column.name}_low") is not None:
        return ApproximateField, {"name": column.name}
    if column.choices:
        return CodeField, {"choices": column.choices, "nullable": column.blank}
    for kind, schema in (
        (PartialDateField, PARTIAL_DATE),
        (models.GeneratedField, DAY),
        (models.URLField, ADDRESS),
        (models.JSONField, TEXTS),
    ):
        if isinstance(column, kind):
            return RecordField, {"schema": schema}
    return (NumberField, {}) if isinstance(column, models.DecimalField) else None


def dates(*names: str) -> list[str]:
    """Return the fields of partial dates: as it is known, its first day and its last day."""
    return [field for name in names for field in (name, f"{name}_from", f"{name}_until")]


def codes(*names: str) -> list[str]:
    """Return the fields of coded columns: the code and its words."""
    return [field for name in names for field in (name, f"{name}{LABEL}")]
