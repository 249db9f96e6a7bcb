"""Querysets that are composed once and then asked for one record after the other.

Django composes the SQL of a queryset anew each time, which takes several times as long
as running it for one record. What a ``Prepared`` asks for is composed once a process and
kind of database; after that only the key of the record changes.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import Any

from django.db import connection
from django.db.models import QuerySet

# Stand for the key while the SQL is composed: no table has as many rows, no slug has spaces.
ANY = {int: 2**31 - 1_953, str: " any record "}


class Prepared:
    """The rows that belong to one record: ``Prepared(claims_of)(activity.pk)``.

    ``rows_of`` makes the queryset for a key. The key may come up any number of times in
    its conditions; nothing else in them may change from one call to the next.
    """

    def __init__(self, rows_of: Callable[[Any], QuerySet], of: type = int) -> None:
        """Ask for rows by a key of a type, ``int`` or ``str``."""
        self.rows_of, self.any = rows_of, ANY[of]
        self.composed: dict[str, Composed] = {}

    def __call__(self, key: Any) -> list[Any]:
        """Return the rows of a record."""
        composed = self.composed.get(connection.vendor) or self.compose()
        return list(composed.rows(key))

    def compose(self) -> Composed:
        """Compose the SQL for the database of this process; threads that do so at once agree."""
        found = self.composed[connection.vendor] = Composed(self.rows_of(self.any), self.any)
        return found


class Composed:
    """A queryset with its SQL, ready to be run with any key."""

    def __init__(self, queryset: QuerySet, any_key: Any) -> None:
        self.queryset, self.any = queryset, any_key
        self.compiler = queryset.query.get_compiler(connection=connection)
        self.sql, self.params = self.compiler.as_sql()

    def rows(self, key: Any) -> QuerySet:
        """Return the queryset for a key."""
        params = tuple(key if value == self.any else value for value in self.params)
        compiler: Any = copy(self.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *args, **options: (self.sql, params)
        rows = self.queryset.all()
        query: Any = rows.query
        query.get_compiler = lambda *args, **options: compiler
        return rows
