"""Who is held by nothing: whoever publishes sees and changes all that the permissions name."""

from __future__ import annotations

from typing import Any

PUBLISHES = "initiatives.publish_activity"


def publishes(user: Any) -> bool:
    """May this user publish? Then no record and no country is closed to him or her."""
    return bool(user.has_perm(PUBLISHES))
