"""Where sources differ: every reading of a field side by side, and which one the record shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from initiatives import chosen, provenance
from initiatives.approximate import Approximate, parse_approximate
from initiatives.codelists import ClaimField
from initiatives.folding import fold
from initiatives.models import Activity, Claim

# Fields whose readings are numbers of the same kind, so that they stand on one scale.
COUNTED = {"participants", "countries", "signatories", "co_sponsors", "members"}


@dataclass(frozen=True)
class Reading:
    """What one or several sources say in the same words."""

    words: str
    unit: str
    low: Decimal | None
    high: Decimal | None
    speaker: str
    remark: str
    quotes: list[Claim]
    claims: list[Claim]
    chosen: bool


@dataclass(frozen=True)
class Difference:
    """One field on which the sources of a record do not agree."""

    field: str
    label: Any
    sources: int
    values: int
    readings: list[Reading]

    @property
    def anchor(self) -> str:
        """Where on the page the readings stand."""
        return f"#differ-{self.field}"


def differences_of(activity: Activity, summary: provenance.Summary) -> list[Difference]:
    """Return the fields on which sources differ, in the order of the code list."""
    return [
        Difference(
            field=field,
            label=field.label,
            sources=len({claim.source_id for claim in summary.differing[field]}),
            values=len({provenance.reading_of(claim) for claim in summary.differing[field]} - {""}),
            readings=readings_of(activity, summary.differing[field]),
        )
        for field in ClaimField
        if field in summary.differing
    ]


def readings_of(activity: Activity, claims: Iterable[Claim]) -> list[Reading]:
    """Return one reading for each wording, the one that the record shows first."""
    wordings: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        wordings.setdefault((fold(claim.value), claim.speaker), []).append(claim)
    readings = [reading_of(activity, same) for same in wordings.values()]
    return sorted(readings, key=lambda reading: not reading.chosen)


def reading_of(activity: Activity, claims: list[Claim]) -> Reading:
    """Return claims of one wording as a line of the panel."""
    first = claims[0]
    bounds = bounds_of(first)
    words, unit = words_of(first)
    return Reading(
        words=words,
        unit=unit,
        low=bounds.low,
        high=bounds.high,
        speaker=first.speaker,
        remark=" ".join(dict.fromkeys(claim.note for claim in claims if claim.note)),
        quotes=[claim for claim in claims if claim.quote],
        claims=claims,
        chosen=any(chosen.holds(activity, claim) for claim in claims),
    )


def words_of(claim: Claim) -> tuple[str, str]:
    """Return what a claim says; of a count the number with its hedge, then what is counted."""
    text, number = claim.value or claim.normalised, claim.normalised
    if claim.field in COUNTED and number and text.startswith(f"{number} "):
        return number, text.removeprefix(number).strip()
    return text, ""


def bounds_of(claim: Claim) -> Approximate:
    """Return the bounds that a claim on a count states; without a number there are none."""
    text = claim.normalised or claim.value
    if claim.field in COUNTED:
        try:
            return parse_approximate(text)
        except ValueError:
            pass
    return Approximate(text, None, None)
