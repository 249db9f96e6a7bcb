"""Which columns the tables of each noun have."""

from collections.abc import Callable, Iterator

from initiatives.exports.columns import activities
from initiatives.exports.columns.base import Column
from initiatives.exports.format import Export

TABLES: dict[str, Callable[[Export], Iterator[Column]]] = {
    "activities": activities.columns,
    "initiatives": activities.columns,
    "workshops": activities.columns,
    "forums": activities.columns,
}


def columns_of(export: Export) -> list[Column]:
    """Return the columns of an export, with labels in the active language."""
    return list(TABLES[export.noun](export))
