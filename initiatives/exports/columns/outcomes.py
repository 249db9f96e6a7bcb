"""Columns of outcomes; the rules of ``memory`` tell what is on record of the time after them."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from initiatives import memory
from initiatives.codelists import FollowUp
from initiatives.exports.columns import base
from initiatives.exports.columns.base import Column, Computed, Fields, public_slug
from initiatives.exports.columns.meanings import with_codes
from initiatives.exports.format import Export
from initiatives.memory import Remembered
from initiatives.models import Activity, Outcome

FIELDS = Fields(Outcome)


def columns(export: Export) -> Iterator[Column]:
    """Yield what came out of which event, and what is on record of the time after it."""
    yield from FIELDS.linked("activity")
    yield from FIELDS.coded("activity_kind", "activity__kind")
    yield FIELDS.one(base.PARTIAL, "activity_starts_on", "activity__starts_on")
    yield FIELDS.one(base.INTEGER, "number")
    yield from FIELDS.texts("text", "document")
    yield Column("concerns", FIELDS.words("concerns"), base.TEXT, public_slug("concerns"))
    yield from told()
    yield base.licence()


def told() -> Iterator[Column]:
    """Yield what the rules tell."""
    follow_up = _("What is on record of the time after the event; nothing means nothing found.")
    for name, kind, words in (
        ("told_on", base.DAY, _("The day as of which the follow-up is told.")),
        ("follow_up", base.CODE, with_codes(follow_up, FollowUp.choices)),
        ("follow_up_label", base.LABEL, base.label_of("follow_up")),
        ("promises", base.MANY, _("The slugs of the promises made in what it concerns.")),
        (
            "promises_followed",
            base.MANY,
            _("Those of them for which a deed that counts is, or may be, later than the event."),
        ),
        (
            "later_activities",
            base.MANY,
            _("The slugs of tied activities that began, or may have begun, after the event."),
        ),
    ):
        yield Column(name, words, kind, Computed())


def compute(alias: str, keys: list[int], export: Export) -> dict[int, dict[str, Any]]:
    """Return what came after each outcome, as far as it is on record on the day of the export."""
    rows = list(Outcome.objects.using(alias).filter(pk__in=keys).select_related("activity"))
    concerned = {row.concerns_id for row in rows if row.concerns_id}
    known = memory.traced(Activity.objects.using(alias).filter(pk__in=concerned))
    return {
        item.outcome.pk: values_of(item, export)
        for item in memory.remember(rows, known if concerned else (), export.on)
    }


def values_of(item: Remembered, export: Export) -> dict[str, Any]:
    """Return the told columns of one outcome."""
    return {
        "told_on": export.on.isoformat(),
        "follow_up": str(item.follow_up),
        "follow_up_label": str(item.follow_up.label),
        "promises": tuple(promise.commitment.slug for promise in item.promises),
        "promises_followed": tuple(promise.commitment.slug for promise in item.kept),
        "later_activities": tuple(activity.slug for activity in item.activities),
    }
