"""What came of the outcomes of events, as far as it is on record: the rules, and their rows."""

from initiatives.memory.chain import Deed, Kept, Remembered, Tally
from initiatives.memory.recall import (
    by_follow_up,
    recall,
    remember,
    states,
    traced,
)
from initiatives.memory.rules import Span, follow_up_of, is_later

__all__ = [
    "Deed",
    "Kept",
    "Remembered",
    "Span",
    "Tally",
    "by_follow_up",
    "follow_up_of",
    "is_later",
    "recall",
    "remember",
    "states",
    "traced",
]
