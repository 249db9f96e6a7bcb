"""Outcomes of events, with what was promised and what came later, as pages show them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from initiatives import explanation, memory, progress
from initiatives.models import Outcome, Source
from initiatives.views import localizing, related
from initiatives.views.attaching import attach_sources


def in_order(outcomes: QuerySet[Outcome], *order: str) -> QuerySet[Outcome]:
    """Return outcomes with their events, in the order of the events' dates unless told."""
    rows = related.deferred(outcomes.select_related("activity"), "activity")
    order = order or ("activity__is_undated", "activity__span_from")
    return rows.order_by(*order, "activity__sort_key", "activity", "number")


def context_of(remembered: Sequence[memory.Remembered], on: date) -> dict[str, Any]:
    """Return outcomes under what is on record of the time after them, and how many there are."""
    explain(remembered, on)
    return {"outcome_count": len(remembered), "tallies": memory.by_follow_up(remembered)}


def sources_of(remembered: Iterable[memory.Remembered]) -> list[Source]:
    """Return where the rows of a chain were read, each source once; its key alone is known."""
    return list(dict.fromkeys(source for outcome in remembered for source in outcome.sources))


def cited(remembered: Iterable[memory.Remembered]) -> dict[str, Any]:
    """Return the sources that the chains of a page rest on, in full, and who speaks in each."""
    sources = attach_sources(sources_of(remembered))
    countries = filter(None, related.speaking_countries(sources))
    localizing.name_countries(countries)
    return {"sources": sources, "voices": related.speaker_words(sources)}


def explain(remembered: Iterable[memory.Remembered], on: date) -> None:
    """Let each promise say how far it is kept on record."""
    for outcome in remembered:
        for promise in outcome.promises:
            promise.commitment.sentence = sentence_of(promise, on)  # type: ignore[attr-defined]  # for its page


def sentence_of(promise: memory.Kept, on: date) -> str:
    """Say how far a promise is kept on record, as its own page does."""
    commitment = promise.commitment
    return explanation.explain(commitment, progress.assess(commitment, on))
