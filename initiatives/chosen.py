"""The chosen value of a field: does a column hold what a claim says, and which claim is next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from copy import copy

from django.core.exceptions import ValidationError

from initiatives import agreement, provenance
from initiatives.approximate import parse_approximate
from initiatives.codelists import DATE_CLAIMS, ClaimBasis, ClaimStands
from initiatives.datereading import SPAN
from initiatives.models import Activity, Claim, Country

# Another state or another measure is no value of the field; a less exact one may be.
COMPARABLE = ("", ClaimStands.COARSER)


def text_of(claim: Claim) -> str:
    """Return what the column would hold if this claim were the chosen one."""
    read = agreement.reading_of(claim) if claim.field in DATE_CLAIMS else ""
    return read or claim.normalised or claim.value


def holds(activity: Activity, claim: Claim) -> bool:
    """Does the activity's own column hold the value of this claim?"""
    if claim.basis != ClaimBasis.STATED or not text_of(claim):
        return False
    return text_of(claim) in agreement.shown_values(activity, claim.field)


def take_next(activity: Activity, field: str) -> tuple[Activity, list[str]]:
    """Return the record with the best supported standing value, and the columns changed.

    A value that the record cannot hold, such as an end before the start, is passed over;
    without another claim the record keeps what it has.
    """
    for claim in ranked(activity, field):
        trial = copy(activity)
        try:
            columns = put(trial, claim)
            trial.full_clean()
        except (ValidationError, ValueError, Country.DoesNotExist):
            continue
        return trial, columns
    return activity, []


def ranked(activity: Activity, field: str) -> Iterator[Claim]:
    """Yield one claim for each value stated of a field, the best supported value first."""
    supporters: defaultdict[str, list[Claim]] = defaultdict(list)
    claims = activity.claims.standing().stated().filter(field=field, stands__in=COMPARABLE)
    for claim in claims.select_related("source__publisher").order_by("pk"):
        if text_of(claim):
            supporters[text_of(claim)].append(claim)
    for claims_of_value in sorted(supporters.values(), key=support, reverse=True):
        yield claims_of_value[-1]


def support(claims: list[Claim]) -> tuple[bool, int, str, int]:
    """Return what ranks a value: exactness, independent sources, then the latest of them."""
    is_exact = any(not claim.stands for claim in claims)
    groups = provenance.independent([claim.source for claim in claims])
    latest = max(claim.source.published_on_from for claim in claims)
    return is_exact, len(groups), latest, max(claim.pk for claim in claims)


def put(activity: Activity, claim: Claim) -> list[str]:
    """Write a claim's value into the columns of its field; return their names."""
    return PUT.get(claim.field, put_text)(activity, claim)


def put_text(activity: Activity, claim: Claim) -> list[str]:
    setattr(activity, claim.field, text_of(claim))
    return [claim.field]


def put_count(activity: Activity, claim: Claim) -> list[str]:
    field, count = claim.field, parse_approximate(text_of(claim))
    setattr(activity, field, count.text)
    setattr(activity, f"{field}_low", count.low)
    setattr(activity, f"{field}_high", count.high)
    return [field, f"{field}_low", f"{field}_high"]


def put_dates(activity: Activity, claim: Claim) -> list[str]:
    activity.starts_on, _to, activity.ends_on = text_of(claim).partition(SPAN)
    return ["starts_on", "ends_on"]


def put_country(activity: Activity, claim: Claim) -> list[str]:
    activity.place_country = Country.objects.get(iso_alpha3=text_of(claim))
    return ["place_country"]


def put_edition(activity: Activity, claim: Claim) -> list[str]:
    text = text_of(claim)
    activity.edition = claim.value or text
    activity.edition_number = int(text) if text.isdigit() else None
    return ["edition", "edition_number"]


PUT: dict[str, Callable[[Activity, Claim], list[str]]] = {
    "dates": put_dates,
    "place_country": put_country,
    "edition": put_edition,
    **dict.fromkeys(agreement.COUNTS, put_count),
}
