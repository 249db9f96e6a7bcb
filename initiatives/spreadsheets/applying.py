"""A checked sheet written: one transaction, a signed row of history for each row that changes."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
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
    by, writer, now = resource.rights.user, Writer(), timezone.now()
    for activity in activities:
        activity.last_changed_at = now
        links = {name: primary_keys(resource, activity, name) for name in ("themes", "sdgs")}
        writer.write(activity, links, by=by, reason=reason)
        write_participations(resource, activity, writer, by=by, reason=reason)
        write_sources(resource, activity, writer, by=by, reason=reason)
    writer.finish()
    workflow.touch_all([activity.pk for activity in activities])
    if not all(resource.rights.may_change(activity) for activity in activities):
        raise PermissionDenied  # of what it has become


def primary_keys(resource: ActivityResource, activity: Any, name: str) -> frozenset[int]:
    """Return the rows that an activity is linked with."""
    known = getattr(resource.known, name)
    return frozenset(known[key].pk for key in activity.linked[name])


def write_participations(
    resource: ActivityResource, activity: Any, writer: Writer, *, by: User | None, reason: str
) -> None:
    """Record the countries that a cell adds, and take those off that it leaves out."""
    before, after = (
        {tuple(pair) for pair in links["participations"]}
        for links in (activity.linked_before, activity.linked)
    )
    lost = before - after
    if lost:
        parts = activity.participations.select_related("country")
        rows = [part for part in parts if (part.role, part.country.iso_alpha3) in lost]
        delete_signed(rows, by=by, reason=reason)
    for role, code in sorted(after - before):
        country = resource.known.countries[code]
        part = Participation(activity=activity, country=country, role=role)
        writer.write(part, {}, by=by, reason=reason)


def write_sources(
    resource: ActivityResource, activity: Any, writer: Writer, *, by: User | None, reason: str
) -> None:
    """Let the sources that a cell names support the record, and no others."""
    before, after = set(activity.linked_before["sources"]), set(activity.linked["sources"])
    if lost := before - after:
        claims = activity.claims.standing().filter(field="", source__slug__in=lost)
        delete_signed(claims, by=by, reason=reason)
    for slug in sorted(after - before):
        claim = Claim(
            activity=activity, source_id=resource.known.sources[slug], basis=ClaimBasis.RECORD
        )
        writer.write(claim, {}, by=by, reason=reason)
