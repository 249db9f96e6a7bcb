"""Numbers from the sets, as columns of a queryset."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Expression, IntegerField, Value, When

from initiatives.facets.index import Index
from initiatives.facets.store import current


class Counted(Expression):
    """A number that each row of a small table has in the sets, by its primary key.

    Read whenever a queryset takes it in, from the sets of the moment if none are given; so it
    may be made once for all. Rows would have to be counted for each row of the table anew.
    """

    output_field = IntegerField()

    def __init__(self, index: Index | None = None) -> None:
        super().__init__()
        self.index = index

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        numbers = self.numbers(self.index or current())
        whens = [When(pk=pk, then=Value(number)) for pk, number in numbers.items() if number]
        found = Case(*whens, default=Value(0), output_field=IntegerField())
        return found.resolve_expression(*args, **kwargs)

    def numbers(self, index: Index) -> dict[int, int]:
        """Return the number of each row by its primary key."""
        raise NotImplementedError


class ActivitiesOfCountry(Counted):
    """In how many published activities a country has a part; of one kind, or of all."""

    def __init__(self, kind: str = "", index: Index | None = None) -> None:
        super().__init__(index)
        self.kind = kind

    def numbers(self, index: Index) -> dict[int, int]:
        within = index.of("kind", self.kind) if self.kind else index.everything
        return {pk: index.part(pk).intersection_cardinality(within) for pk in index.countries}


class ActivitiesOfTheme(Counted):
    """How many published activities a theme has."""

    def numbers(self, index: Index) -> dict[int, int]:
        return {int(value): len(index.of("theme", value)) for value in index.values["theme"]}
