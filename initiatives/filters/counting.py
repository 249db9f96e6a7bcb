"""How many rows each value of a parameter has under all others, in one query for a list."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import CharField, Count, Exists, QuerySet, Value
from django.db.models.functions import Cast

Counts = Mapping[str, Mapping[str, int]]  # by parameter, by value as text
Parts = Mapping[str, QuerySet | list[QuerySet]]  # by parameter, one for all values or several
EVERYTHING = ""  # counted in place of a parameter: all rows, whatever is asked


def grouped(rows: QuerySet, value: Any) -> QuerySet:
    """Return each value with the number of rows."""
    found = rows.order_by().annotate(value_counted=Cast(value, CharField()))
    return found.values("value_counted").annotate(number=Count("pk", distinct=True))


def grouped_each(
    rows: QuerySet, values: Iterable[str], tied: Callable[[list[str]], Exists]
) -> list[QuerySet]:
    """Return the same for values of tied rows, of which ``tied`` tells if there is one.

    Each search ends at the first such row: of a million, grouping would read all.
    """
    return [grouped(rows.filter(tied([value])), Value(value)) for value in values]


def counts_in(parts: Parts) -> dict[str, Counter[str]]:
    """Return the counts of all parameters, read in one query."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    first, *others = [
        rows.values_list(Value(name, CharField()), "value_counted", "number")
        for name, part in parts.items()
        for rows in (part if isinstance(part, list) else [part])
    ]
    for name, value, number in first.union(*others, all=True).order_by():
        counts[name][value or ""] += number
    return {name: counts[name] for name in parts}
