"""Who may do what with the activities of one kind by a sheet."""

from __future__ import annotations

from typing import Any, Protocol

from django.contrib.auth.models import User
from django.db.models import QuerySet


class Rights(Protocol):
    """What somebody may do with activities of one kind."""

    user: User | None

    def rows(self) -> QuerySet:
        """Return the activities that this user works with."""

    def may_add(self) -> bool:
        """May this user make new drafts?"""

    def may_change(self, activity: Any) -> bool:
        """May this user change an activity as it stands?"""


class Everything:
    """The rights of who runs the portal, at its console."""

    def __init__(self, model: Any, user: User | None = None) -> None:
        self.model, self.user = model, user

    def rows(self) -> QuerySet:
        return self.model.objects.all()

    def may_add(self) -> bool:
        return True

    def may_change(self, activity: Any) -> bool:
        return True
