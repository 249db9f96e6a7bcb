"""Every reading of a field side by side: where sources differ, or word it otherwise."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from initiatives import agreement, provenance
from initiatives.approximate import Approximate, parse_approximate
from initiatives.codelists import ClaimField
from initiatives.folding import fold
from initiatives.models import Activity, Claim
from initiatives.views.record.shown import shown_words, stands_of

# Fields whose readings are numbers of the same kind, so that they stand on one scale.
COUNTED = {"participants", "countries", "signatories", "co_sponsors", "members"}


@dataclass(frozen=True)
class Reading:
    """What one or several sources say in the same words."""

    words: str
    unit: str
    low: Decimal | None
    high: Decimal | None
    stands: Any
    speaker: str
    remark: Any
    quotes: list[Claim]
    claims: list[Claim]
    chosen: bool


@dataclass(frozen=True)
class Difference:
    """One field of which not all sources say what the record shows; ``remark`` says how so."""

    field: str
    label: Any
    sources: int
    values: int
    readings: list[Reading]
    is_contrary: bool
    remark: str

    @property
    def values_told(self) -> int:
        """How many values to count: one alone denies the value shown, which goes without saying."""
        return self.values if self.values > 1 else 0

    @property
    def anchor(self) -> str:
        """Where on the page the readings stand."""
        return f"#differ-{self.field}"


def differences_of(
    activity: Activity, summary: provenance.Summary, fields: Collection[str] = ()
) -> list[Difference]:
    """Return the fields on which sources differ, and those of ``fields`` they word otherwise.

    They come in the order of the code list.
    """
    stated = provenance.stated_claims(activity)
    return [
        difference_of(activity, field, stated[field], summary.differing.get(field, []))
        for field in ClaimField
        if field in summary.differing or (field in fields and others(activity, stated, field))
    ]


def others(activity: Activity, stated: dict[str, list[Claim]], field: str) -> list[Claim]:
    """Return the claims on a field that give another value than the one shown, if any gives one."""
    shown = agreement.shown_values(activity, field)
    return [
        claim
        for claim in stated.get(field, [])
        if agreement.wording_of(claim)
        and agreement.agreement_of(claim, shown) != agreement.Agreement.SAME
    ]


def difference_of(
    activity: Activity, field: ClaimField, claims: list[Claim], contrary: list[Claim]
) -> Difference:
    """Return all readings of one field; only those that deny another are counted, if any does."""
    counted = contrary or others(activity, {field: claims}, field)
    return Difference(
        field=field,
        label=field.label,
        sources=len({claim.source_id for claim in counted}),
        values=len({value_of(claim) for claim in counted} - {""}),
        readings=readings_of(activity, field, claims),
        is_contrary=bool(contrary),
        remark=", ".join(dict.fromkeys(str(stands_of(activity, claim)) for claim in counted)),
    )


def value_of(claim: Claim) -> str:
    """Return the value that a claim gives, or its words where that cannot be told."""
    return agreement.reading_of(claim) or agreement.wording_of(claim)


def readings_of(activity: Activity, field: str, claims: Iterable[Claim]) -> list[Reading]:
    """Return one reading for each wording, the one that the record shows first."""
    wordings: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        key = (fold(claim.value), claim.speaker, claim.stands)
        wordings.setdefault(key, []).append(claim)
    readings = [reading_of(activity, same) for same in wordings.values()]
    if not any(reading.chosen for reading in readings) and shown_words(activity, field):
        readings.append(unstated(activity, field, claims))
    return sorted(readings, key=lambda reading: not reading.chosen)


def unstated(activity: Activity, field: str, claims: Iterable[Claim]) -> Reading:
    """Return the value shown, which rests on the record's other sources."""
    listed = list(claims)
    wording = {claim.source_id for claim in listed}
    is_told = not all(agreement.is_untold(claim) for claim in listed)
    carried = provenance.carrying(activity, field)
    return Reading(
        words=shown_words(activity, field),
        unit=getattr(activity, f"{field}_unit", ""),
        low=getattr(activity, f"{field}_low", None),
        high=getattr(activity, f"{field}_high", None),
        stands="",
        speaker="",
        remark=_("No source was read to state this very value.") if is_told else "",
        quotes=[],
        claims=[one for one in carried if one.source_id not in wording],
        chosen=True,
    )


def reading_of(activity: Activity, claims: list[Claim]) -> Reading:
    """Return claims of one wording as a line of the panel."""
    first = claims[0]
    bounds = bounds_of(first)
    words, unit = words_of(first)
    shown = agreement.shown_values(activity, first.field)
    return Reading(
        words=words,
        unit=unit,
        low=bounds.low,
        high=bounds.high,
        stands=stands_of(activity, first),
        speaker=first.speaker,
        remark=" ".join(dict.fromkeys(claim.note for claim in claims if claim.note)),
        quotes=[claim for claim in claims if claim.quote],
        claims=claims,
        chosen=any(
            agreement.agreement_of(claim, shown) == agreement.Agreement.SAME for claim in claims
        ),
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
