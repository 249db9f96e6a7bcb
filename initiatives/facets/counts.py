"""Numbers from the sets, as columns of a queryset."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Expression, IntegerField, Value, When

from initiatives.facets.index import Index
from initiatives.facets.store import current


class ActivitiesOfCountry(Expression):
    """In how many published activities a country has a part; of one kind, or of all.

    Counted from the sets, those of the moment if none are given, whenever a queryset takes it
    in; so it may be made once for all. Rows would have to be counted for each country anew.
    """

    output_field = IntegerField()

    def __init__(self, kind: str = "", index: Index | None = None) -> None:
        super().__init__()
        self.kind, self.index = kind, index

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        numbers = self.numbers()
        whens = [When(pk=pk, then=Value(number)) for pk, number in numbers.items() if number]
        found = Case(*whens, default=Value(0), output_field=IntegerField())
        return found.resolve_expression(*args, **kwargs)

    def numbers(self) -> dict[int, int]:
        """Return the number of each country by its primary key."""
        index = self.index or current()
        within = index.of("kind", self.kind) if self.kind else index.everything
        return {pk: index.part(pk).intersection_cardinality(within) for pk in index.countries}
