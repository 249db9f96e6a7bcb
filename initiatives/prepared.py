"""Querysets that are composed once and then asked for one record after the other.

Django composes the SQL of a queryset anew each time, which takes several times as long
as running it for one record. What a ``Prepared`` asks for is composed once a process and
kind of database; after that only the key of the record changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from copy import copy
from typing import Any

from django.db import connection
from django.db.models import QuerySet

# Stand for the key while the SQL is composed: no table has as many rows, no slug has spaces.
ANY: dict[type, Any] = {int: 2**31 - 1_953, str: " any record "}
PLACE = re.compile("(?<!%)%s")  # of a value


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
        return composed.rows({self.any: key})

    def compose(self) -> Composed:
        """Compose the SQL for the database of this process; threads that do so at once agree."""
        found = self.composed[connection.vendor] = Composed(self.rows_of(self.any), [self.any])
        return found


class PreparedSet:
    """The rows of several keys: ``PreparedSet(sources_of)([3, 5])``.

    ``rows_of`` makes the queryset for a list of keys. It is composed once for one key, for two,
    for four and so on: the last key fills the places that are left.
    """

    def __init__(self, rows_of: Callable[[list[int]], QuerySet]) -> None:
        self.rows_of = rows_of
        self.composed: dict[tuple[str, int], Composed] = {}

    def __call__(self, keys: Iterable[int]) -> list[Any]:
        """Return the rows of some keys, none for none."""
        listed = list(keys)
        if not listed:
            return []
        places = 1 << (len(listed) - 1).bit_length()
        composed = self.composed.get((connection.vendor, places)) or self.compose(places)
        listed += listed[-1:] * (places - len(listed))
        return composed.rows(dict(zip(any_keys(places), listed, strict=True)))

    def compose(self, places: int) -> Composed:
        """Compose the SQL for so many keys."""
        keys = any_keys(places)
        found = self.composed[connection.vendor, places] = Composed(self.rows_of(keys), keys)
        return found


def any_keys(places: int) -> list[int]:
    """Return what stands for so many keys while the SQL is composed."""
    return [ANY[int] - place for place in range(places)]


class Composed:
    """A queryset with its SQL, ready to be run with any key."""

    def __init__(self, queryset: QuerySet, any_keys: list[Any]) -> None:
        self.queryset = queryset
        self.compiler = queryset.query.get_compiler(connection=connection)
        sql, params = self.compiler.as_sql()
        # By name: Django looks for places without one in the whole text each time.
        names = [f"p{at}" for at in range(len(params))]
        found = iter(names)
        self.sql = PLACE.sub(lambda _place: f"%({next(found)})s", sql)
        self.params = dict(zip(names, params, strict=True))
        self.keys = {name: value for name, value in self.params.items() if value in any_keys}
        columns = [column for column, *_sql in self.compiler.select]
        self.converters = self.compiler.get_converters(columns)
        self.width = len(columns)  # without those that only put rows in order

    def rows(self, keys: dict[Any, Any]) -> list[Any]:
        """Return the rows for the keys that stand in the places of any."""
        params = self.params | {name: keys[any_key] for name, any_key in self.keys.items()}
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            found = cursor.fetchall()
        return list(self.read([row[: self.width] for row in found])) if found else []

    def read(self, found: list[Any]) -> QuerySet:
        """Return what Django makes of rows of the database."""
        compiler: Any = copy(self.compiler)
        compiler.connection = connection
        compiler.execute_sql = lambda *args, **options: [found]
        compiler.get_converters = lambda columns: self.converters
        rows = self.queryset.all()
        query: Any = rows.query
        query.get_compiler = lambda *args, **options: compiler
        return rows
