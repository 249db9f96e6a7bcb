"""Who may do what with the activities of one kind by a sheet."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import batched
from typing import Any, Protocol

from django.contrib.auth.models import User
from django.db.models import QuerySet

from initiatives import rights
from initiatives.models import Country

ASKED_AT_ONCE = 500  # keys in one query


class Rights(Protocol):
    """What somebody may do with activities of one kind."""

    user: User | None

    def rows(self) -> QuerySet:
        """Return the activities that this user works with."""

    def may_add(self) -> bool:
        """May this user make new drafts?"""

    def changeable(self, keys: Collection[int]) -> set[int]:
        """Return the keys of those activities that this user may change as they stand."""

    def foreign(self, codes: Iterable[str]) -> list[Country]:
        """Return the countries that this user does not record."""


class Everything:
    """The rights of who runs the portal, at its console."""

    def __init__(self, model: Any) -> None:
        self.model = model
        self.user: User | None = None

    def rows(self) -> QuerySet:
        return self.model.objects.all()

    def may_add(self) -> bool:
        return True

    def changeable(self, keys: Collection[int]) -> set[int]:
        return set(keys)

    def foreign(self, codes: Iterable[str]) -> list[Country]:
        return []


class UserRights:
    """The rights of a user: those that he or she has in forms."""

    def __init__(self, model: Any, user: User) -> None:
        self.model = model
        self.user: User | None = user
        self.who = user

    def rows(self) -> QuerySet:
        return rights.visible(self.model.objects.all(), self.who)

    def may_add(self) -> bool:
        return self.has("add")

    def changeable(self, keys: Collection[int]) -> set[int]:
        if not self.has("change"):
            return set()
        if rights.publishes(self.who):
            return set(keys)
        found: set[int] = set()
        for some in batched(keys, ASKED_AT_ONCE, strict=False):
            rows = rights.changeable(self.model.objects.filter(pk__in=some), self.who)
            found.update(rows.values_list("pk", flat=True))
        return found

    def foreign(self, codes: Iterable[str]) -> list[Country]:
        return rights.foreign_among(codes, self.who)

    def has(self, action: str) -> bool:
        return self.who.has_perm(f"initiatives.{action}_{self.model.KIND}")
