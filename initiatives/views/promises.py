"""Commitments as pages list them: with level, timeliness, sentence and sources."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet

from initiatives import explanation, progress
from initiatives.collected import Collected, keep, with_source_ids
from initiatives.models import Check, Commitment, CommitmentOverride, Evidence

TALLIED_UP_TO = 12
OVERRIDE_COLUMNS = (
    "pk",
    "level",
    "timeliness",
    "reason",
    "author_role",
    "made_on",
    "expires_on",
)


@dataclass(frozen=True)
class Promised:
    """A commitment with what is computed from its evidence."""

    commitment: Commitment
    assessment: progress.Assessment
    sentence: str
    sources: list[Any]

    @property
    def is_tallied(self) -> bool:
        """Is the target a whole number small enough to be drawn box by box?"""
        target = self.assessment.required
        counted = self.assessment.counted_low > 0  # a row of empty boxes would read as "none done"
        return counted and target is not None and target == int(target) and target <= TALLIED_UP_TO


def with_overrides(commitments: QuerySet) -> QuerySet:
    """Commitments with promiser, the keys of their sources, and their overrides collected."""
    overrides = CommitmentOverride.objects.filter(commitment=OuterRef("pk"))
    rows = commitments.select_related("promiser_country", "promiser_organization").annotate(
        override_rows=Collected(overrides, **{name: name for name in OVERRIDE_COLUMNS})
    )
    return with_source_ids(rows).order_by("slug")


def complete(
    commitments: Iterable[Commitment], evidence: Iterable[Evidence], checks: Iterable[Check]
) -> None:
    """Give each commitment all that its level is computed from."""
    deeds, searches = list(evidence), list(checks)
    for commitment in commitments:
        keep(
            commitment,
            evidence=[row for row in deeds if row.commitment_id == commitment.pk],
            checks=[row for row in searches if row.commitment_id == commitment.pk],
            overrides=[override_from(row) for row in commitment.override_rows],  # type: ignore[attr-defined]  # fetched
        )


def override_from(row: dict[str, Any]) -> CommitmentOverride:
    """Return an override from its collected columns; JSON carries days as text."""
    days = {name: date.fromisoformat(row[name]) for name in ("made_on", "expires_on")}
    return CommitmentOverride(**row | days)


def assessed(commitments: Iterable[Commitment], on: date) -> list[Promised]:
    """Return commitments as of a day: those with a term first, then as their text numbers them."""
    return [promised(row, on) for row in sorted(commitments, key=rank)]


def rank(commitment: Commitment) -> tuple[bool, str, bool, int, str, str]:
    """Return what orders commitments: term, number, slug; numbers as numbers where they are."""
    number = commitment.number
    count = int(number) if number.isdecimal() else 0
    return (
        not commitment.due_on,
        commitment.due_on,
        not number,
        count,
        number,
        commitment.slug,
    )


def promised(commitment: Commitment, on: date) -> Promised:
    """Return a commitment with its level, its timeliness and the sentence that explains both."""
    assessment = progress.assess(commitment, on)
    sources = [*commitment.sources.all(), *(row.source for row in commitment.evidence.all())]
    return Promised(
        commitment=commitment,
        assessment=assessment,
        sentence=explanation.explain(commitment, assessment),
        sources=sources,
    )
