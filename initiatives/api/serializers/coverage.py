"""A table of coverage: its columns, and for each set of countries a cell a column."""

from typing import Any

from rest_framework import serializers

from initiatives.api.fields import TEXTS, CodeField, RecordField
from initiatives.codelists import CountryRole
from initiatives.coverage import Cell, Column, CoverageTable, Option, Row
from initiatives.filters import CoverageFilterSet
from initiatives.filters.coverage import BY

COUNT = {"type": "integer"}
TEXT = {"type": "string"}
COUNTRIES = {"type": "array", "items": {**TEXT, "pattern": "^[A-Z]{3}$"}}
MONTHS = {
    "type": ["integer", "null"],
    "description": "Whole months since the last recorded activity began; null if none has.",
}
SETS = [(name, name) for name in ("group", "region", "income")]


class ColumnSerializer(serializers.Serializer):
    """The activities of a column, and how many of them name the countries taking part.

    The first column, without a parameter, is of all that is counted.
    """

    parameter = CodeField(BY, nullable=True)
    value = RecordField()
    label = RecordField()  # type: ignore[assignment]  # a field, not Field.label
    activities = RecordField(COUNT)
    activities_unnamed = RecordField(COUNT)
    activities_partly_named = RecordField(COUNT)


class CellSerializer(serializers.Serializer):
    """For how many countries of a set a participation is recorded, for how many none, and which."""

    recorded = RecordField(COUNT)
    not_recorded = RecordField(COUNT)
    recorded_countries = RecordField(COUNTRIES)
    not_recorded_countries = RecordField(COUNTRIES)
    months_since_last = RecordField(MONTHS)
    last_activity = RecordField()


class RowSerializer(serializers.Serializer):
    """One set of countries; its cells stand in the order of the columns.

    The first row, without a parameter, is of all countries asked about.
    """

    parameter = CodeField(SETS, nullable=True)
    value = RecordField()
    label = RecordField()  # type: ignore[assignment]  # a field, not Field.label
    countries = RecordField(COUNT)
    cells = CellSerializer(many=True)


class CoverageSerializer(serializers.Serializer):
    """For whom a participation is recorded, and for whom none is."""

    on = RecordField({**TEXT, "format": "date"})
    by = CodeField(BY, nullable=False)
    roles = RecordField({**TEXTS, "items": {**TEXT, "enum": CountryRole.values}})
    columns = ColumnSerializer(many=True)
    rows = RowSerializer(many=True)
    warnings = RecordField(TEXTS)


def document(filterset: CoverageFilterSet) -> dict[str, Any]:
    """Return what the endpoint answers."""
    table = filterset.table
    return {
        "on": filterset.on.isoformat(),
        "by": filterset.by_asked,
        "roles": filterset.form.cleaned_data.get("role") or CountryRole.values,
        "columns": [column_of(column) for column in table.columns],
        "rows": [row_of(table, row) for row in table.rows],
        "warnings": filterset.warnings,
    }


def option_of(option: Option) -> dict[str, str]:
    return {"parameter": option.name, "value": option.code, "label": option.label}


def column_of(column: Column) -> dict[str, Any]:
    return option_of(column.option) | {
        "activities": column.naming.total,
        "activities_unnamed": column.naming.unnamed,
        "activities_partly_named": column.naming.partly_named,
    }


def row_of(table: CoverageTable, row: Row) -> dict[str, Any]:
    return option_of(row.option) | {
        "countries": len(row.countries),
        "cells": [cell_of(table, cell) for cell in row.cells],
    }


def cell_of(table: CoverageTable, cell: Cell) -> dict[str, Any]:
    return {
        "recorded": len(cell.recorded),
        "not_recorded": len(cell.not_recorded),
        "recorded_countries": table.codes(cell.recorded),
        "not_recorded_countries": table.codes(cell.not_recorded),
        "months_since_last": cell.months_since_last,
        "last_activity": cell.last.slug if cell.last else "",
    }
