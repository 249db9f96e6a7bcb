"""Outcomes of events, with what was promised and what came later, as pages show them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from initiatives import explanation, memory, progress


def context_of(remembered: Sequence[memory.Remembered], on: date) -> dict[str, Any]:
    """Return outcomes under what is on record of the time after them, and how many there are."""
    for outcome in remembered:
        for promise in outcome.promises:
            promise.commitment.sentence = sentence_of(promise, on)  # type: ignore[attr-defined]
    return {"outcome_count": len(remembered), "tallies": memory.by_follow_up(remembered)}


def sentence_of(promise: memory.Kept, on: date) -> str:
    """Say how far a promise is kept on record, as its own page does."""
    commitment = promise.commitment
    return explanation.explain(commitment, progress.assess(commitment, on))
