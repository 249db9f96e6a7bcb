"""Columns of commitments; a rule in Python tells level and timeliness."""

from collections.abc import Iterator
from typing import Any

from django.db.models import OuterRef
from django.utils.translation import gettext as _

from initiatives import explanation, progress
from initiatives.codelists import Level, Timeliness
from initiatives.exports.columns import base
from initiatives.exports.columns.base import Column, Computed, Fields, many
from initiatives.exports.columns.meanings import with_codes
from initiatives.exports.format import Export
from initiatives.exports.stream import one_by_one
from initiatives.models import Commitment

FIELDS = Fields(Commitment)


def columns(export: Export) -> Iterator[Column]:
    """Yield what was promised, by whom, until when, and how far it is kept on record."""
    yield FIELDS.one(base.TEXT, "slug")
    yield base.link(export, noun="commitments")
    yield from FIELDS.linked("initiative")
    yield from FIELDS.texts("number", "text", "verbatim")
    yield from FIELDS.country("promiser_country", export.language)
    yield from FIELDS.linked("promiser_organization")
    yield FIELDS.one(base.TEXT, "addressees")
    yield from FIELDS.partial_date("made_on")
    yield from FIELDS.partial_date("due_on")
    yield FIELDS.one(base.TEXT, "due_as_worded")
    yield from FIELDS.approximate("target")
    yield from FIELDS.texts("unit", "currency")
    yield from FIELDS.coded("measure")
    yield from told()
    yield from FIELDS.coded("reported_status")
    yield FIELDS.key("reported_source", "reported_source__slug")
    sources = Commitment.sources.through.objects.filter(commitment=OuterRef("pk"))
    yield many("sources", FIELDS.words("sources"), sources.order_by("source__slug"), "source__slug")
    yield FIELDS.last_checked()
    yield base.licence()


def told() -> Iterator[Column]:
    """Yield what the rule tells."""
    level = _("How far the promise is kept on record, told by a rule from the evidence.")
    timeliness = _("How the promise stands to its due date.")
    for name, kind, words in (
        ("told_on", base.DAY, _("The day as of which level and timeliness are told.")),
        ("level", base.CODE, with_codes(level, Level.choices)),
        ("level_label", base.LABEL, base.label_of("level")),
        ("timeliness", base.CODE, with_codes(timeliness, Timeliness.choices)),
        ("timeliness_label", base.LABEL, base.label_of("timeliness")),
        ("counted_low", base.NUMBER, _("The least that counts towards the target, in its unit.")),
        ("counted_high", base.NUMBER, _("The most that counts towards the target, in its unit.")),
        ("explanation", base.TEXT, _("The sentence that explains the level, in words.")),
        ("is_overridden", base.BOOLEAN, _("Did an editor judge otherwise than the rule?")),
    ):
        yield Column(name, words, kind, Computed())


def compute(alias: str, keys: list[int], export: Export) -> dict[int, dict[str, Any]]:
    """Return what the rule tells of each commitment on the day of the export."""
    rows = Commitment.objects.using(alias).filter(pk__in=keys).with_evidence()
    return {row.pk: values_of(row, export) for row in one_by_one(rows)}


def values_of(commitment: Commitment, export: Export) -> dict[str, Any]:
    """Return the told columns of one commitment."""
    found = progress.assess(commitment, export.on)
    return {
        "told_on": export.on.isoformat(),
        "level": str(found.level),
        "level_label": str(Level(found.level).label),
        "timeliness": str(found.timeliness),
        "timeliness_label": str(Timeliness(found.timeliness).label),
        "counted_low": found.counted_low if found.required else None,
        "counted_high": found.counted_high if found.required else None,
        "explanation": explanation.explain(commitment, found),
        "is_overridden": found.override is not None,
    }
