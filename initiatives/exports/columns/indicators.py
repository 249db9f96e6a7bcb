"""Columns of indicators and of the figures quoted for them."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from initiatives.exports.columns import base
from initiatives.exports.columns.base import Column, Fields
from initiatives.exports.format import Export
from initiatives.models import Indicator, Observation

FIELDS, FIGURES = Fields(Indicator), Fields(Observation)


def columns(export: Export) -> Iterator[Column]:
    """Yield what is counted."""
    yield FIELDS.one(base.TEXT, "slug")
    yield base.link(export, noun="indicators")
    yield from FIELDS.texts("name", "definition")
    number = base.counted(Observation.objects.published(), "indicator")
    yield Column("observations", _("How many figures are on record for it."), base.INTEGER, number)
    yield base.licence()


def observations(export: Export) -> Iterator[Column]:
    """Yield figures, each as one source gives it."""
    yield FIGURES.one(base.TEXT, "slug")
    yield from FIGURES.linked("indicator")
    yield from FIGURES.country("country", export.language)
    yield from FIGURES.linked("activity")
    yield from FIGURES.approximate("value")
    yield from FIGURES.texts("unit", "wording")
    yield from FIGURES.partial_date("as_of")
    yield FIGURES.one(base.TEXT, "attributed_to")
    yield FIGURES.key("source", "source__slug")
    yield base.licence()
