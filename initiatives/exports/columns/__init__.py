"""Which columns the tables of each noun have."""

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
)
from initiatives.exports.columns.base import Computed, Table
from initiatives.exports.format import Export

TABLES = {
    "activities": Table(activities.columns),
    "initiatives": Table(activities.columns),
    "workshops": Table(activities.columns),
    "forums": Table(activities.columns),
    "countries": Table(countries.columns),
    "organizations": Table(organizations.columns),
    "commitments": Table(commitments.columns, commitments.compute),
    "outcomes": Table(outcomes.columns, outcomes.compute),
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
    is_computed = any(isinstance(column.expression, Computed) for column in kept)
    compute = table.compute if is_computed else None
    return Table(lambda _export: iter(kept), compute, table.lines)


def unknown_columns(export: Export) -> tuple[list[str], list[str]]:
    """Return the columns asked for that a table has not, and those that it has."""
    table = export.table or TABLES[export.noun]
    known = [column.name for column in table.columns(export)]
    return [name for name in export.columns if name not in known], known
