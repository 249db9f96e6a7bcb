"""Which published activities have which values: read from the rows, some or all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat, Substr
from pyroaring import BitMap

from initiatives.codelists import PublicationState
from initiatives.models import (
    Activity,
    ActivityVoice,
    Commitment,
    Milestone,
    OrganizationRole,
    Participation,
)
from initiatives.storing import among

# The facet and its value: a code, a month, or the primary key of a record, as text.
Key = tuple[str, str]
Sets = dict[Key, BitMap]

MONTH, YEAR = len("2025-05"), len("2025")
BLOCK = 10_000
COLUMNS: dict[str, Any] = {
    "kind": "kind",
    "status": "status",
    "scope": "scope",
    "series": "series_id",
    "one_party": "one_party",
    "participants_known": "participants_known",
    "differs": "has_differing_claims",
    "starts": Substr("span_from", 1, MONTH),
    "ends": Substr("span_until", 1, MONTH),
}
PART = Concat(Cast("country_id", CharField()), Value(" "), "role")
LINKS: dict[str, tuple[Any, Any]] = {
    "theme": (Activity.themes.through, "theme_id"),
    "sdg": (Activity.sdgs.through, "goal_id"),
    "organization": (OrganizationRole, "organization_id"),
    "voice": (ActivityVoice, "voice"),
    "part": (Participation, PART),
}

# Dates that neither begin nor end an activity, and the path to it: kept by year, as "dated".
DATES: list[tuple[Any, str, str]] = [
    (Activity, "announced_on", ""),
    (Activity, "adopted_on", ""),
    (Milestone, "happened_on", "activity__"),
    (Commitment, "made_on", "initiative__"),
    (Commitment, "due_on", "initiative__"),
]


def sets_of(pks: Collection[int] | None = None) -> Sets:
    """Return for each value the activities that have it; of some activities, or of all."""
    sets: Sets = defaultdict(BitMap)
    for facet, pk, value in rows_of(pks):
        sets[facet, value].add(pk)
    return dict(sets)


def rows_of(pks: Collection[int] | None) -> Iterator[tuple[str, int, str]]:
    """Yield facet, activity and value of each published activity, or of those of some."""
    published = Activity.objects.published().order_by()
    if pks is not None:
        published = published.filter(among("pk", pks))
    for pk, *values in published.values_list("pk", *COLUMNS.values()).iterator(BLOCK):
        for facet, value in zip(COLUMNS, values, strict=True):
            yield facet, pk, text_of(value)
    for facet, (model, value) in LINKS.items():
        for pk, found in links(model, value, pks).iterator(BLOCK):
            yield facet, pk, str(found)
    for model, column, path in DATES:
        for pk, year in years(model, column, path, pks).iterator(BLOCK):
            yield "dated", pk, year


def years(model: Any, column: str, path: str, pks: Collection[int] | None) -> QuerySet:
    """Return published activities with the year of each date that a column of rows holds."""
    rows = model._default_manager.exclude(**{column: ""})
    rows = rows.filter(**{f"{path}publication_state": PublicationState.PUBLISHED})
    if pks is not None:
        rows = rows.filter(among(f"{path}pk", pks))
    return rows.order_by().values_list(f"{path}pk", Substr(f"{column}_from", 1, YEAR))


def links(model: Any, value: Any, pks: Collection[int] | None) -> QuerySet:
    """Return published activities with the value that each of a model's rows ties to them."""
    rows = model._default_manager.filter(activity__publication_state=PublicationState.PUBLISHED)
    if pks is not None:
        rows = rows.filter(among("activity_id", pks))
    return rows.order_by().values_list("activity_id", value)


def text_of(value: Any) -> str:
    """Return a value as keys hold it: yes and no, and "" for none."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
