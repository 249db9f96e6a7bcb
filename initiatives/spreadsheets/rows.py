"""Activities with all that a row of a sheet holds of them, fetched together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import batched
from typing import Any

from django.db.models import Prefetch, QuerySet

from initiatives.models import Activity, Claim, Participation
from initiatives.spreadsheets.widgets import in_order

BATCH = 200  # activities fetched at once


def with_links(rows: QuerySet) -> QuerySet:
    """Fetch what cells show besides the columns of an activity, in six queries."""
    supporting = Claim.objects.standing().filter(field="").select_related("source")
    return rows.select_related("place_country", "series").prefetch_related(
        "themes",
        "sdgs",
        Prefetch("participations", Participation.objects.select_related("country")),
        Prefetch("claims", supporting.order_by("source__slug"), to_attr="supporting"),
    )


def links_of(activity: Any) -> dict[str, list[Any]]:
    """Return the keys of what belongs to an activity fetched ``with_links``."""
    parts = activity.participations.all()
    return {
        "themes": sorted(theme.slug for theme in activity.themes.all()),
        "sdgs": [str(goal.number) for goal in sorted(activity.sdgs.all(), key=lambda g: g.number)],
        "participations": in_order((part.role, part.country.iso_alpha3) for part in parts),
        "sources": list(dict.fromkeys(claim.source.slug for claim in activity.supporting)),
    }


def linked(rows: QuerySet) -> list[Any]:
    """Return activities with their links."""
    found = list(with_links(rows))
    for activity in found:
        activity.linked = links_of(activity)
    return found


def in_batches(rows: QuerySet) -> Iterator[Any]:
    """Yield activities in their order, each with its links, a batch in memory at a time."""
    keys = list(rows.values_list("pk", flat=True))
    for batch in batched(keys, BATCH, strict=False):
        found = {row.pk: row for row in linked(Activity.objects.filter(pk__in=batch))}
        yield from (found[pk] for pk in batch if pk in found)
