"""Every column says what it holds, in one place, for spreadsheets, packages and documentation."""

from pathlib import Path

import pytest

from initiatives.exports.bulk.tables import BULK
from initiatives.exports.columns import TABLES
from initiatives.exports.format import Export
from tests.exports.golden import assert_golden
from tests.exports.sample import NOW

DOCS = Path(__file__).parents[2] / "docs"
INTRODUCTION = (
    "# Columns\n\n"
    "What each column of the tables holds: in CSV, XLSX, JSON and JSON Lines, in the data package "
    "and in the database. The same sentences stand in the sheet *About* of a workbook, in "
    "`datapackage.json`, and in the table `columns` of the database; their source is "
    "`initiatives/exports/columns/`. Columns of the type *many* hold several texts, joined by a "
    "semicolon in tables and as arrays in JSON; the database has tables of links in their place. "
    "The files of a list end with the column `licence`.\n\n"
    "This page is written by `tests/exports/test_columns.py`: delete it and run that file to "
    "renew it.\n"
)
EXPORT = Export(
    noun="activities",
    title="All",
    address="https://record.example.org/data/",
    origin="https://record.example.org",
    language="en",
    on=NOW.date(),
    made_at=NOW,
)


def columns_by_table():
    listed = {noun: list(table.columns(EXPORT)) for noun, table in TABLES.items()}
    return listed | {item.name: item.columns(EXPORT) for item in BULK}


@pytest.mark.django_db
def test_every_column_is_described_by_more_than_its_name():
    described = [
        (noun, column.name, str(column.explanation))
        for noun, columns in columns_by_table().items()
        for column in columns
    ]

    assert len(described) > 300
    wrong = [
        (noun, name, words)
        for noun, name, words in described
        if words[-1:] not in {".", "?"} or len(words.split()) < 4 or not words[0].isupper()
    ]
    assert wrong == []


@pytest.mark.django_db
def test_a_day_a_month_or_a_year_is_called_what_it_is():
    for columns in columns_by_table().values():
        names = {column.name for column in columns}
        bounded = {name for name in names if {f"{name}_from", f"{name}_until"} <= names}
        kinds = {column.kind for column in columns if column.name in bounded}
        assert kinds <= {"partial date"}


@pytest.mark.django_db
def test_the_documentation_lists_every_column():
    parts = [INTRODUCTION]
    for item in BULK:
        rows = [
            f"| `{column.name}` | {column.kind} | {column.explanation} |"
            for column in item.columns(EXPORT)
        ]
        parts.append("\n".join([f"## {item.name}\n", "| column | type | what it holds |",
                                "| --- | --- | --- |", *rows, ""]))  # fmt: skip
    assert_golden("columns.md", "\n".join(parts), DOCS)
