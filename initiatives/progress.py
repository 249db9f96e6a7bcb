"""How far a commitment is kept on record, and whether in time: functions of facts and a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from initiatives.codelists import Bearing, Level, Measure, Timeliness
from initiatives.fields import last_day_of
from initiatives.models import Commitment, CommitmentOverride, Evidence

DUE_SOON_DAYS = 60
COUNTING = {Bearing.FULL, Bearing.PARTIAL}


@dataclass(frozen=True)
class Promise:
    """What was promised: how it is measured, how much is required, and by which last day."""

    measure: str
    required: Decimal | None = None
    due_until: str = ""


@dataclass(frozen=True)
class Deed:
    """One piece of evidence; ``until`` is the last day on which it can have happened, or ""."""

    bearing: str
    until: str = ""
    activity: int | None = None
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True)
class Assessment:
    """Level and timeliness on a day, computed and, where overridden, as an editor judged."""

    level: str
    timeliness: str
    computed_level: str
    computed_timeliness: str
    required: Decimal | None
    counted_low: Decimal
    counted_high: Decimal | None
    completed_on: str
    override: CommitmentOverride | None


def required_of(low: Decimal | None, high: Decimal | None) -> Decimal | None:
    """Return how much keeps a promise: its lower bound, or for "up to" its upper one."""
    return high if low is None else low


def is_counted(promise: Promise) -> bool:
    """Is the promise a number of something, not just that something be there?"""
    return promise.measure != Measure.EXISTENCE and bool(promise.required)


def counted(promise: Promise, deeds: Iterable[Deed]) -> tuple[Decimal, Decimal | None]:
    """Return the bounds of what counts: distinct activities, or the sum of amounts."""
    counting = [deed for deed in deeds if deed.bearing in COUNTING]
    if promise.measure == Measure.ACTIVITIES:
        number = Decimal(len({deed.activity for deed in counting if deed.activity is not None}))
        return number, number
    low = sum((deed.low or Decimal(0) for deed in counting), Decimal(0))
    highs = [deed.high for deed in counting]
    return low, None if None in highs else sum(filter(None, highs), Decimal(0))


def is_complete(promise: Promise, deeds: Iterable[Deed]) -> bool:
    """Do these deeds keep the promise?"""
    listed = list(deeds)
    if is_counted(promise):
        return counted(promise, listed)[0] >= (promise.required or 0)
    return any(deed.bearing == Bearing.FULL for deed in listed)


def level_of(promise: Promise, deeds: Iterable[Deed], *, is_checked: bool) -> Level:
    """Return the first level that fits; the rule stands in docs/concepts.md."""
    bearing = [deed for deed in deeds if deed.bearing != Bearing.CONTEXT]
    kinds = {deed.bearing for deed in bearing}
    if kinds == {Bearing.CONTRARY}:
        return Level.CONTRADICTED
    if is_complete(promise, bearing):
        return Level.COMPLETE
    if is_counted(promise) and 2 * counted(promise, bearing)[0] >= (promise.required or 0):
        return Level.SUBSTANTIAL
    if kinds & COUNTING:
        return Level.LIMITED
    if Bearing.ANNOUNCEMENT in kinds:
        return Level.ANNOUNCED
    return Level.NOTHING_FOUND if is_checked else Level.NOT_CHECKED


def completion_day(promise: Promise, deeds: Iterable[Deed]) -> str:
    """Return the last day by which dated deeds alone keep the promise, "" if they do not."""
    dated = sorted((deed for deed in deeds if deed.until), key=lambda deed: deed.until)
    for end in range(1, len(dated) + 1):
        if is_complete(promise, dated[:end]):
            return dated[end - 1].until
    return ""


def timeliness_of(promise: Promise, deeds: Iterable[Deed], on: date) -> Timeliness:
    """Return how a promise stands against its due date, counted at that date's last day."""
    listed = list(deeds)
    if not promise.due_until:
        return Timeliness.NO_DUE_DATE
    if not is_complete(promise, listed):
        days_left = (date.fromisoformat(promise.due_until) - on).days
        if days_left < 0:
            return Timeliness.OVERDUE
        return Timeliness.DUE_SOON if days_left <= DUE_SOON_DAYS else Timeliness.NOT_YET_DUE
    done_on = completion_day(promise, listed)
    if done_on and done_on <= promise.due_until:
        return Timeliness.DONE_IN_TIME
    # An undated deed that weighs may have kept the promise earlier than the dated ones did.
    is_vague = any(not deed.until and weighs(promise, deed) for deed in listed)
    return Timeliness.DONE_DATE_UNKNOWN if is_vague or not done_on else Timeliness.DONE_LATE


def weighs(promise: Promise, deed: Deed) -> bool:
    """Can this deed, added to others, bring a promise nearer to complete?"""
    if not is_counted(promise):
        return deed.bearing == Bearing.FULL
    return counted(promise, [deed])[0] > 0


def promise_of(commitment: Commitment) -> Promise:
    """Return the facts of a commitment that its level and timeliness depend on."""
    return Promise(
        measure=commitment.measure,
        required=required_of(commitment.target_low, commitment.target_high),
        due_until=last_day_of(commitment.due_on),
    )


def deed_of(evidence: Evidence) -> Deed:
    """Return the facts of a piece of evidence that count."""
    return Deed(
        bearing=evidence.bearing,
        until=last_day_of(evidence.happened_on),
        activity=evidence.activity_id,
        low=evidence.amount_low,
        high=evidence.amount_high,
    )


def known_on(deeds: Iterable[Deed], on: date) -> list[Deed]:
    """Return the deeds that have happened by a day at the latest; undated ones always count."""
    return [deed for deed in deeds if deed.until <= on.isoformat()]


def override_on(commitment: Commitment, on: date) -> CommitmentOverride | None:
    """Return the override in force on a day, the latest first; past its expiry it is gone."""
    in_force = [item for item in commitment.overrides.all() if item.made_on <= on < item.expires_on]
    return max(in_force, key=lambda item: item.made_on, default=None)


def is_checked_on(commitment: Commitment, on: date) -> bool:
    """Has somebody looked for evidence by a day?"""
    return any(check.checked_on_from <= on.isoformat() for check in commitment.checks.all())


def assess(commitment: Commitment, on: date) -> Assessment:
    """Return level and timeliness of a commitment on a day, from what is recorded with dates.

    Reads evidence, checks and overrides: fetch with ``Commitment.objects.with_evidence()``.
    """
    promise = promise_of(commitment)
    deeds = known_on((deed_of(item) for item in commitment.evidence.all()), on)
    level = level_of(promise, deeds, is_checked=is_checked_on(commitment, on))
    timeliness = timeliness_of(promise, deeds, on)
    override = override_on(commitment, on)
    low, high = counted(promise, deeds)
    return Assessment(
        level=(override and override.level) or level,
        timeliness=(override and override.timeliness) or timeliness,
        computed_level=level,
        computed_timeliness=timeliness,
        required=promise.required if is_counted(promise) else None,
        counted_low=low,
        counted_high=high,
        completed_on=completion_day(promise, deeds) if level == Level.COMPLETE else "",
        override=override,
    )
