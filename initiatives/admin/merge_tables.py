"""What becomes of the rows of two records that are merged, as the page lists it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy

from initiatives import merging

LISTED_MAX = 50  # rows of one table that are named; all of them are counted
OWNERS = ("activity", "initiative", "commitment")
WORDS = {
    merging.Fate.MOVES: gettext_lazy("moves"),
    merging.Fate.IS_NUMBERED: gettext_lazy("moves, with the next number"),
    merging.Fate.FOLDS: gettext_lazy("is there already: the two become one"),
    merging.Fate.LETS_GO: gettext_lazy("stays, and no longer points to itself"),
    merging.Fate.FALLS: gettext_lazy("falls: it would point to itself"),
}


class Listed:
    """A table of rows as the page lists it: counted, and named up to a number."""

    def __init__(self, table: merging.Table) -> None:
        self.label, self.column = table.label, table.column
        self.counts = [(WORDS[fate], number) for fate, number in table.counts]
        self.rows = [
            {"name": step.row, "of": owner_of(step), "fate": WORDS[step.fate], "step": step}
            for step in table.steps[:LISTED_MAX]
        ]
        self.further = len(table.steps) - len(self.rows)


def owner_of(step: merging.Step) -> Any:
    """Return the record that a row is part of, where that is not the one given up."""
    names = (name for name in OWNERS if name != step.relation.name)
    return next((owner for name in names if (owner := getattr(step.row, name, None))), "")
