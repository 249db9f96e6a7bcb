"""How a claim stands to the value that the record shows: the same, less exact, another."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from enum import StrEnum

from initiatives.approximate import number_in, parse_approximate
from initiatives.codelists import DATE_CLAIMS, ClaimStands
from initiatives.datereading import SPAN, read_dates
from initiatives.folding import fold
from initiatives.models import Activity, Claim

COUNTS = ("participants", "countries")
PLAIN = (
    "name",
    "short_name",
    "native_name",
    "summary",
    "status",
    "scope",
    "initiative_type",
    "announced_on",
    "adopted_on",
    "starts_on",
    "ends_on",
    "city",
    "venue",
    "format",
    "slogan",
    "audience",
)
PARTIAL_DATE = re.compile(r"\d{4}(-\d\d){0,2}")


class Agreement(StrEnum):
    """What a stated claim is to the value on record."""

    SAME = "same"
    EXACTER = "exacter"
    COARSER = "coarser"
    ASIDE = "aside"  # it says why it reads otherwise, or names no value
    OTHER = "other"


# A claim of these kinds says what the page shows, though not always as exactly ...
SUPPORTING = {Agreement.SAME, Agreement.EXACTER, Agreement.COARSER}
# ... and one of these says no less: what is more exact holds the value shown.
CARRYING = {Agreement.SAME, Agreement.EXACTER}


def shown_values(activity: Activity, field: str) -> set[str]:
    """Return the value that a record holds for a field, in the forms a claim may give it."""
    if field == "dates":
        return spans(activity.starts_on, activity.ends_on)
    if field == "place_country":
        return {activity.place_country.iso_alpha3} if activity.place_country else set()
    if field == "edition":
        return {activity.edition, str(activity.edition_number or "")} - {""}
    return {getattr(activity, field)} - {""} if field in (*PLAIN, *COUNTS) else set()


def spans(start: str, end: str) -> set[str]:
    """Return two dates as a claim on both may write them; one day may be written once."""
    if not start and not end:
        return set()
    return {f"{start}{SPAN}{end}"} | ({start} if start and end in ("", start) else set())


def wording_of(claim: Claim) -> str:
    """Return what a claim says, folded."""
    return fold(claim.normalised or claim.value)


def reading_of(claim: Claim) -> str:
    """Return the value that a claim gives, so that two wordings of one value are one reading.

    A date in words that cannot be told is no reading: it is compared with none.
    """
    if claim.field in DATE_CLAIMS:
        return read_dates(claim.normalised) or read_dates(claim.value)
    return wording_of(claim)


def is_untold(claim: Claim) -> bool:
    """Does a claim word a date so that nobody can tell by rule which one it is?"""
    return claim.field in DATE_CLAIMS and bool(wording_of(claim)) and not reading_of(claim)


def agreement_of(claim: Claim, shown: Collection[str]) -> Agreement:
    """Tell what a stated claim is to the value shown, which may have several forms."""
    reading, values = reading_of(claim), {fold(value) for value in shown}
    if not reading or not values:
        return Agreement.ASIDE
    if reading in values and claim.stands != ClaimStands.OTHER_MEASURE:
        return Agreement.SAME
    if claim.stands == ClaimStands.COARSER:
        return Agreement.COARSER
    if claim.stands:
        return Agreement.ASIDE
    if any(is_within(value, reading, claim.field) for value in values):
        return Agreement.COARSER
    if any(is_within(reading, value, claim.field) for value in values):
        return Agreement.EXACTER
    return Agreement.OTHER


def is_within(fine: str, coarse: str, field: str) -> bool:
    """Does the second value say the same as the first, only less exactly?

    A month holds its days, a year its months; "about 500" holds 500. Bounds are
    no such thing: 34 lies below "nearly 40", yet who says one denies the other.
    """
    if field in DATE_CLAIMS:
        return fine != coarse and is_span_within(fine.split(SPAN), coarse.split(SPAN))
    return field in COUNTS and is_about(coarse, fine)


def is_span_within(fine: list[str], coarse: list[str]) -> bool:
    """Does each partial date of one span lie in that of the other, as ISO 8601 writes them?"""
    return len(fine) == len(coarse) and all(
        PARTIAL_DATE.fullmatch(inner) and (inner == outer or inner.startswith(f"{outer}-"))
        for inner, outer in zip(fine, coarse, strict=True)
    )


def is_about(hedged: str, exact: str) -> bool:
    """Is the first "about" the very number that the second is?"""
    try:
        about, number = parse_approximate(hedged), parse_approximate(exact)
    except ValueError:
        return False
    is_open = about.low is None and about.high is None
    return is_open and number.low == number.high == number_in(hedged)


def contradicting(claims: Iterable[Claim], field: str, shown: Collection[str]) -> list[Claim]:
    """Return the claims on a field that are compared, if they or the value shown disagree.

    A value that no claim gives can be denied as well. One that is only less exact
    than another denies nothing.
    """
    compared = [
        claim
        for claim in claims
        if not claim.stands and (reading_of(claim) or field not in DATE_CLAIMS)
    ]
    held = {fold(value) for value in shown}
    values = {reading_of(claim) for claim in compared} - held - {""} | set(sorted(held)[:1])
    exact = {one for one in values if not any(is_within(other, one, field) for other in values)}
    if len(exact) < 2:
        return []
    return [claim for claim in compared if reading_of(claim) not in values - exact - held]
