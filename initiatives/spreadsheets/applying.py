"""A checked sheet written: one transaction, a signed row of history for each row that changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from initiatives import workflow
from initiatives.codelists import ClaimBasis
from initiatives.importers.writing import Writer
from initiatives.models import Claim, DataVersion, Participation
from initiatives.signing import delete_signed, hold, require
from initiatives.spreadsheets.checking import Progress, Report, check
from initiatives.spreadsheets.reading import Row
from initiatives.spreadsheets.resource import ActivityResource


def apply(
    resource: ActivityResource, rows: list[Row], *, reason: str, progress: Progress
) -> Report:
    """Check the rows of a sheet and write them, all or none; return what became of each.

    They are checked before the record is held, so that others wait for the writing alone;
    once more if somebody changed the record in between.
    """
    require(reason)
    before = version()
    report = check(resource, rows, progress)
    if not report.is_clean:
        return report
    with transaction.atomic():
        hold()
        if version() != before:
            report = check(resource, rows, progress)
        if report.is_clean and report.activities:
            write(resource, report.activities, reason)
    return report


def version() -> int:
    """Return the number of the state of the record."""
    return DataVersion.objects.filter(pk=1).values_list("number", flat=True).first() or 0


def write(resource: ActivityResource, activities: list[Any], reason: str) -> None:
    """Write checked activities with all that their rows hold, and touch them."""
    there = [activity.pk for activity in activities if activity.pk]
    if not set(there) <= resource.rights.changeable(there):
        raise PermissionDenied  # as it stands by now
    signed: Any = {"by": resource.rights.user, "reason": reason}
    writer, now = Writer(), timezone.now()
    for activity in activities:
        activity.last_changed_at = now
        links = {name: primary_keys(resource, activity, name) for name in ("themes", "sdgs")}
        writer.write(activity, links, **signed)
        for lost in lost_parts(activity):
            delete_signed(lost, **signed)
    parts = [part for activity in activities for part in new_participations(resource, activity)]
    claims = [claim for activity in activities for claim in new_claims(resource, activity)]
    writer.write_new(parts, **signed)
    writer.write_new(claims, **signed)
    writer.finish()
    workflow.touch_all([activity.pk for activity in activities])


def primary_keys(resource: ActivityResource, activity: Any, name: str) -> frozenset[int]:
    """Return the rows that an activity is linked with."""
    known = getattr(resource.known, name)
    return frozenset(known[key].pk for key in activity.linked[name])


def difference(activity: Any, name: str) -> tuple[list[Any], list[Any]]:
    """Return the keys that a cell leaves out and those that it adds."""
    before, after = set(activity.linked_before[name]), set(activity.linked[name])
    return sorted(before - after), sorted(after - before)


def lost_parts(activity: Any) -> Iterator[list[Any]]:
    """Yield the participations, then the claims, that cells leave out."""
    countries, _added = difference(activity, "participations")
    sources, _added = difference(activity, "sources")
    if countries:
        parts = activity.participations.select_related("country")
        yield [part for part in parts if (part.role, part.country.iso_alpha3) in countries]
    if sources:
        yield list(activity.claims.standing().filter(field="", source__slug__in=sources))


def new_participations(resource: ActivityResource, activity: Any) -> Iterator[Participation]:
    """Yield the participations that a cell adds."""
    for role, code in difference(activity, "participations")[1]:
        country = resource.known.countries[code]
        yield Participation(activity=activity, country=country, role=role)


def new_claims(resource: ActivityResource, activity: Any) -> Iterator[Claim]:
    """Yield the claims of the sources that a cell adds."""
    for slug in difference(activity, "sources")[1]:
        source = resource.known.sources[slug]
        yield Claim(activity=activity, source_id=source, basis=ClaimBasis.RECORD)
