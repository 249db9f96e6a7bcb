"""Which columns the tables of each noun have."""

from initiatives.exports.columns import (
    activities,
    commitments,
    countries,
    indicators,
    organizations,
    sources,
)
from initiatives.exports.columns.base import Table
from initiatives.exports.format import Export

TABLES = {
    "activities": Table(activities.columns),
    "initiatives": Table(activities.columns),
    "workshops": Table(activities.columns),
    "forums": Table(activities.columns),
    "countries": Table(countries.columns),
    "organizations": Table(organizations.columns),
    "commitments": Table(commitments.columns, commitments.compute),
    "sources": Table(sources.columns),
    "indicators": Table(indicators.columns),
}


def table_of(export: Export) -> Table:
    """Return the table of an export's noun."""
    return TABLES[export.noun]
