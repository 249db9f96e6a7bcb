"""Many rows of an activity in one step: its countries in one role, the sources of the whole."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from initiatives import rights
from initiatives.codelists import ClaimBasis
from initiatives.models import Activity, Claim, Country, Participation, Source
from initiatives.signing import save_signed, sign


@dataclass(frozen=True)
class Entered:
    """How many participations are new, and how many were there already."""

    role: str
    created: int
    kept: int


@transaction.atomic
def enter_countries(
    activity: Activity,
    codes: Iterable[str],
    role: str,
    sources: Collection[Source],
    *,
    by: User,
    reason: str,
) -> Entered:
    """Record countries (ISO 3166-1 alpha-3) in one role; sources are added to those there too.

    Leaves one history row a participation; whoever calls it ends in ``workflow.touch``.
    """
    wanted = dict.fromkeys(codes)
    rights.require_own(wanted, by)
    there = activity.participations.filter(role=role, country__iso_alpha3__in=wanted)
    kept = {row.country.iso_alpha3: row for row in there.select_related("country")}
    countries = Country.objects.in_bulk(wanted.keys() - kept.keys(), field_name="iso_alpha3")
    new = [
        Participation(activity=activity, country=countries[code], role=role)
        for code in wanted
        if code in countries
    ]
    for row in new:
        row.full_clean(validate_unique=False, validate_constraints=False)
        save_signed(row, by=by, reason=reason)
        row.sources.add(*sources)
    for row in kept.values():
        cite(row, sources, by=by, reason=reason)
    return Entered(role, len(new), len(kept))


def cite(row: Participation, sources: Collection[Source], *, by: User, reason: str) -> None:
    """Add sources to a participation."""
    if sources:
        sign(row, by=by, reason=reason)
        row.sources.add(*sources)


@transaction.atomic
def support(activity: Activity, sources: Iterable[Source], *, by: User, reason: str) -> None:
    """Let sources support the record as a whole, unless they do already."""
    there = set(activity.claims.filter(field="").values_list("source", flat=True))
    for source in sources:
        if source.pk not in there:
            claim = Claim(activity=activity, source=source, basis=ClaimBasis.RECORD)
            claim.full_clean()
            save_signed(claim, by=by, reason=reason)
