"""A checked sheet written: one transaction, a signed row of history for each row that changes."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import batched
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from initiatives import workflow
from initiatives.codelists import ClaimBasis
from initiatives.importers.content import Links
from initiatives.importers.writing import Writer
from initiatives.models import Claim, DataVersion, Participation
from initiatives.signing import delete_signed, hold, require
from initiatives.spreadsheets.checking import Progress, Report, Work, check
from initiatives.spreadsheets.columns import COUNTED, LINKED
from initiatives.spreadsheets.reading import Row
from initiatives.spreadsheets.resource import ActivityResource

TOLD_EVERY = 100  # rows


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
    with collecting_later(), transaction.atomic():
        hold()
        if version() != before:
            report = check(resource, rows, progress)
        if report.is_clean and report.activities:
            write(resource, report.activities, reason, progress)
    return report


@contextmanager
def collecting_later() -> Iterator[None]:
    """Put off the search for garbage, which takes half of the time while all rows are in use."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def version() -> int:
    """Return the number of the state of the record."""
    return DataVersion.objects.filter(pk=1).values_list("number", flat=True).first() or 0


def write(
    resource: ActivityResource, activities: list[Any], reason: str, progress: Progress
) -> None:
    """Write checked activities with all that their rows hold, and touch them.

    To be saved is half of a row's work, to be touched the other half.
    """
    there = [activity.pk for activity in activities if activity.pk]
    if not set(there) <= resource.rights.changeable(there):
        raise PermissionDenied  # as it stands by now
    signed: Any = {"by": resource.rights.user, "reason": reason}
    writer, now, total = Writer(), timezone.now(), len(activities)
    for number, some in enumerate(batched(activities, TOLD_EVERY, strict=False)):
        progress(Work.WRITTEN, number * TOLD_EVERY // 2, total)
        write_some(writer, resource, some, now, signed)
    parts = [part for activity in activities for part in new_participations(resource, activity)]
    claims = [claim for activity in activities for claim in new_claims(resource, activity)]
    writer.write_new([(part, {}) for part in parts], **signed)
    writer.write_new([(claim, {}) for claim in claims], **signed)
    writer.finish()
    workflow.touch_all(
        [activity.pk for activity in activities],
        lambda done: progress(Work.WRITTEN, (total + done) // 2, total),
    )


def write_some(
    writer: Writer, resource: ActivityResource, some: Iterable[Any], now: datetime, signed: Any
) -> None:
    """Write some activities, alike ones at once, and delete the parts that they lost."""
    new, there = [], defaultdict(list)
    for activity in some:
        activity.last_changed_at = now
        row = (activity, links_of(resource, activity))
        if activity.pk:
            there[changed_columns(activity)].append(row)
        else:
            new.append(row)
    for names, rows in there.items():
        writer.update(rows, names, **signed)
        for lost in (lost for activity, _links in rows for lost in lost_parts(activity)):
            delete_signed(lost, **signed)
    writer.write_new(new, **signed)


def changed_columns(activity: Any) -> tuple[str, ...]:
    """Return the columns of an activity that its changed cells fill."""
    own = [name for name in activity.changed if name not in LINKED]
    bounds = [f"{name}_{side}" for name in own if name in COUNTED for side in ("low", "high")]
    return (*own, *bounds, "last_changed_at")


def links_of(resource: ActivityResource, activity: Any) -> Links:
    """Return the rows that a changed cell links an activity with."""
    return {
        name: frozenset(getattr(resource.known, name)[key].pk for key in activity.linked[name])
        for name in ("themes", "sdgs")
        if name in activity.changed
    }


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
        yield Participation(activity_id=activity.pk, country_id=country.pk, role=role)


def new_claims(resource: ActivityResource, activity: Any) -> Iterator[Claim]:
    """Yield the claims of the sources that a cell adds."""
    for slug in difference(activity, "sources")[1]:
        source = resource.known.sources[slug]
        yield Claim(activity_id=activity.pk, source_id=source, basis=ClaimBasis.RECORD)
