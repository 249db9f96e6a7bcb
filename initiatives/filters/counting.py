"""How many rows each value of a parameter has under all others, in one query for a list."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import CharField, Count, QuerySet, Value
from django.db.models.functions import Cast

Counts = Mapping[str, Mapping[str, int]]  # by parameter, by value as text
EVERYTHING = ""  # counted in place of a parameter: all rows, whatever is asked


def grouped(rows: QuerySet, value: Any, *, of: str = "pk") -> QuerySet:
    """Return each value with the number of rows, or of the records that rows are ``of``."""
    found = rows.order_by().annotate(value_counted=Cast(value, CharField()))
    return found.values("value_counted").annotate(number=Count(of, distinct=True))


def counts_in(parts: Mapping[str, QuerySet]) -> dict[str, Counter[str]]:
    """Return the counts of all parameters, read in one query."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    first, *others = [
        rows.values_list(Value(name, CharField()), "value_counted", "number")
        for name, rows in parts.items()
    ]
    for name, value, number in first.union(*others, all=True).order_by():
        counts[name][value or ""] += number
    return {name: counts[name] for name in parts}
