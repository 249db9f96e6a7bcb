"""Which columns the tables of each noun have."""

from dataclasses import replace

from initiatives.exports.columns import (
    activities,
    changes,
    commitments,
    countries,
    coverage,
    indicators,
    organizations,
    outcomes,
    sources,
    ties,
)
from initiatives.exports.columns.base import Table, by_key
from initiatives.exports.format import Export

ACTIVITIES = Table(activities.columns, ties.teller, told_from=ties.TOLD_FROM)
TABLES = {
    "activities": ACTIVITIES,
    "initiatives": ACTIVITIES,
    "workshops": ACTIVITIES,
    "forums": ACTIVITIES,
    "countries": Table(countries.columns),
    "organizations": Table(organizations.columns),
    "commitments": Table(commitments.columns, by_key(commitments.compute)),
    "outcomes": Table(outcomes.columns, by_key(outcomes.compute)),
    "sources": Table(sources.columns),
    "indicators": Table(indicators.columns),
    "coverage": Table(coverage.columns),
    "changes": Table(changes.columns, lines=changes.lines),
}


def table_of(export: Export) -> Table:
    """Return the table of an export, with the columns asked for."""
    table = export.table or TABLES[export.noun]
    return narrowed(table, export) if export.columns else table


def narrowed(table: Table, export: Export) -> Table:
    """Return a table of fewer columns, in its own order; what is not shown is not computed."""
    kept = [column for column in table.columns(export) if column.name in export.columns]
    return replace(table, columns=lambda _export: iter(kept))


def unknown_columns(export: Export) -> tuple[list[str], list[str]]:
    """Return the columns asked for that a table has not, and those that it has."""
    table = export.table or TABLES[export.noun]
    known = [column.name for column in table.columns(export)]
    return [name for name in export.columns if name not in known], known
