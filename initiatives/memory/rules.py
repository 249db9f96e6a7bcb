"""When something counts as later than an event, and what may be said of an outcome then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from initiatives.codelists import FollowUp
from initiatives.fields import first_day_of, last_day_of


@dataclass(frozen=True)
class Span:
    """The first and the last day on which something can have begun or ended, "" if unknown."""

    first: str = ""
    last: str = ""

    @classmethod
    def of(cls, partial_date: str) -> Span:
        """Return all days that a partial date can mean."""
        return cls(first_day_of(partial_date), last_day_of(partial_date))


def is_later(begun: Span, over: Span) -> bool | None:
    """Did it begin after an event was over? None where the dates on record do not tell."""
    if not (begun.first and over.first):
        return None
    if begun.first > over.last:
        return True
    return False if begun.last <= over.first else None


def follow_up_of(later: Iterable[tuple[bool | None, Span]], on: date) -> FollowUp:
    """Return the first that fits: recorded, dates do not tell, planned for after a day, none.

    ``later`` tells of each thing tied to an outcome whether it is later, and when it began.
    """
    found = {standing(is_later, begun, on) for is_later, begun in later}
    return next((state for state in FollowUp if state in found), FollowUp.NONE)


def standing(is_later: bool | None, begun: Span, on: date) -> FollowUp:
    """Return what one thing tied to an outcome makes of it."""
    if begun.first > on.isoformat():
        return FollowUp.PLANNED
    if is_later is None:
        return FollowUp.UNCLEAR
    return FollowUp.RECORDED if is_later else FollowUp.NONE
