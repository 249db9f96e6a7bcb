"""Long lists on the page of a record: the latest rows, and how many there are in all."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, QuerySet, Window
from django.db.models.functions import RowNumber

from initiatives.views.bounds import SHOWN_MAX as SHOWN

BY_ACTIVITY = ("activity__is_undated", "-activity__span_from", "activity__sort_key", "pk")


def latest(rows: QuerySet, by: str) -> QuerySet:
    """Keep the rows of the latest activities, as many of each value of a column as are shown."""
    place = Window(RowNumber(), partition_by=by, order_by=BY_ACTIVITY)
    ranked = rows.order_by().annotate(place=place).filter(place__lte=SHOWN)
    return rows.filter(pk__in=ranked.values("pk"))


def counts(rows: QuerySet, shown: Iterable[Any], by: str) -> Counter[str]:
    """Return how many rows there are of each value of a column; few are shown, so that is known."""
    found = Counter(getattr(row, by) for row in shown)
    if max(found.values(), default=0) < SHOWN:
        return found
    return Counter(dict(rows.order_by().values_list(by).annotate(Count("pk"))))


def activity_count(rows: QuerySet, shown: list[Any], counts: Counter[str]) -> int:
    """Return to how many activities rows belong, each once; not all of them need be shown."""
    if len(shown) == counts.total():
        return len({row.activity_id for row in shown})
    return rows.order_by().aggregate(number=Count("activity", distinct=True))["number"]
