"""Claims for a record as a whole that are older than a value it shows, as its history tells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import Any

from django.db.models import Min

from initiatives import provenance
from initiatives.agreement import COUNTS, PLAIN
from initiatives.models import Activity, Claim
from initiatives.storing import among

COLUMNS: dict[str, tuple[str, ...]] = {
    **{field: (field,) for field in (*PLAIN, *COUNTS) if field in provenance.MARKED},
    "place_country": ("place_country_id",),
    "edition": ("edition", "edition_number"),
}
EVERY_COLUMN = [column for columns in COLUMNS.values() for column in columns]


@dataclass(frozen=True)
class State:
    """What a record held from a moment on."""

    moment: datetime
    values: Mapping[str, Any]


def outdated_of(activities: Iterable[Activity]) -> dict[int, dict[str, list[int]]]:
    """Return for each activity what ``outdated`` tells, in three queries, or four.

    Their claims were fetched. Rows without a history, of plain ``loaddata``, tell nothing.
    """
    listed = list(activities)
    claims = {activity: provenance.record_claims(activity) for activity in listed}
    own = {claim.pk: activity.pk for activity, found in claims.items() for claim in found}
    made_for = own | first_owners(own)
    states = states_of({activity.pk for activity in listed} | set(made_for.values()))
    changed = {
        activity: [claim.pk for claim in found]
        for activity, found in claims.items()
        if is_changed(activity, states[activity.pk])
        or any(made_for[claim.pk] != activity.pk for claim in found)
    }
    moments = recorded_at([pk for found in changed.values() for pk in found])
    told: dict[int, dict[str, list[int]]] = {activity.pk: {} for activity in listed}
    for activity, found in changed.items():
        held = {pk: state_at(states[made_for[pk]], moments.get(pk)) for pk in found}
        told[activity.pk] = outdated(activity, states[activity.pk], held)
    return told


def outdated(
    activity: Activity, states: list[State], claims: Mapping[int, State]
) -> dict[str, list[int]]:
    """Return, by field, the claims that were made for another value than the one shown.

    ``claims`` are those for the record as a whole, with what the record held that each was
    made for. A field that held something else at first is told even if none is outdated.
    """
    first = states[:1]
    found: dict[str, list[int]] = {
        field: [] for state in first for field in changed_fields(activity, state)
    }
    for pk, then in sorted(claims.items(), key=itemgetter(0)):
        for field in changed_fields(activity, then):
            found.setdefault(field, []).append(pk)
    return dict(sorted(found.items()))


def first_owners(owners: Mapping[int, int]) -> dict[int, int]:
    """Return which of some claims were made for another activity, that became one with theirs.

    ``owners`` are the activities that the claims belong to now, as the answer by claim.
    """
    past = Claim.history.model.objects.filter(among("id", owners.keys()))
    elsewhere = past.exclude(among("activity_id", set(owners.values()))).order_by("-history_id")
    return dict(elsewhere.values_list("id", "activity_id"))


def changed_fields(activity: Activity, then: State) -> list[str]:
    """Return the fields that held something else then."""
    return [
        field
        for field, columns in COLUMNS.items()
        if any(getattr(activity, column) != then.values[column] for column in columns)
    ]


def state_at(states: list[State], moment: datetime | None) -> State:
    """Return what the record held at a moment; at an unknown one what it held first."""
    if moment is None:
        return states[0]
    position = bisect_right(states, moment, key=lambda state: state.moment)
    return states[max(position - 1, 0)]


def is_changed(activity: Activity, states: Iterable[State]) -> bool:
    """Did the record ever hold other values than now, as far as its history tells?"""
    return any(changed_fields(activity, state) for state in states)


def states_of(pks: Collection[int]) -> dict[int, list[State]]:
    """Return what activities held, the earliest first, as their histories tell."""
    past = Activity.history.model.objects.filter(among("id", pks))
    rows = past.order_by("history_date", "history_id").values("id", "history_date", *EVERY_COLUMN)
    states: dict[int, list[State]] = {pk: [] for pk in pks}
    for row in rows:
        states[row["id"]].append(State(row["history_date"], row))
    return states


def recorded_at(claims: Collection[int]) -> dict[int, datetime]:
    """Return when claims were first recorded; those without a history are left out."""
    if not claims:
        return {}
    past = Claim.history.model.objects.filter(id__in=claims).order_by().values("id")
    return dict(past.annotate(first=Min("history_date")).values_list("id", "first"))
