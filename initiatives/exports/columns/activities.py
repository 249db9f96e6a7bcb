"""Columns of initiatives, workshops and forums."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Case, TextField, Value, When
from django.utils.translation import gettext as _

from initiatives.codelists import ActivityKind, ActivityStatus, Voice
from initiatives.exports.columns import base
from initiatives.exports.columns.base import Column, Computed, Fields
from initiatives.exports.columns.meanings import with_codes
from initiatives.exports.columns.names import translated
from initiatives.exports.format import Export
from initiatives.models import Activity
from initiatives.models.spans import status_sql

FIELDS = Fields(Activity)
PLURALS = {
    ActivityKind.INITIATIVE: "initiatives",
    ActivityKind.WORKSHOP: "workshops",
    ActivityKind.FORUM: "forums",
}


def columns(export: Export) -> Iterator[Column]:
    """Yield what a table of activities shows: facts, parties, and how well they are known."""
    yield FIELDS.one(base.TEXT, "slug")
    yield Column("permalink", _("The full address of its page."), base.LABEL, address(export))
    yield from FIELDS.coded("kind")
    yield from FIELDS.texts("name", "short_name", "native_name", "native_language", "summary")
    status = status_sql(export.on)
    words = _("Where it stands on the day of the export; of an event the dates tell.")
    codes = with_codes(words, ActivityStatus.choices)
    yield Column("status", codes, base.CODE, status)
    label = translated(status, ActivityStatus.choices)
    yield Column("status_label", base.label_of("status"), base.LABEL, label)
    yield from FIELDS.coded("scope")
    yield from FIELDS.partial_date("starts_on")
    yield from FIELDS.partial_date("ends_on")
    yield from of_initiatives()
    yield from of_events(export)
    yield from parties()
    yield from knowledge()
    yield base.licence()


def address(export: Export) -> Case:
    """Return the address of an activity, which goes by its kind."""
    whens = [
        When(kind=kind, then=base.permalink(f"{export.origin}/{plural}/"))
        for kind, plural in PLURALS.items()
    ]
    return Case(*whens, default=Value(""), output_field=TextField())


def of_initiatives() -> Iterator[Column]:
    """Yield what initiatives alone have."""
    yield from FIELDS.coded("initiative_type")
    yield from FIELDS.partial_date("announced_on")
    yield from FIELDS.partial_date("adopted_on")


def of_events(export: Export) -> Iterator[Column]:
    """Yield what workshops and forums alone have."""
    yield from FIELDS.linked("series")
    yield FIELDS.one(base.TEXT, "edition")
    yield FIELDS.one(base.INTEGER, "edition_number")
    yield FIELDS.one(base.TEXT, "city")
    yield from FIELDS.country("place_country", export.language)
    yield FIELDS.one(base.TEXT, "venue")
    yield from FIELDS.coded("format")
    yield from FIELDS.texts("slogan", "audience")
    yield from FIELDS.approximate("participants", base.INTEGER)
    yield from FIELDS.approximate("countries", base.INTEGER)
    yield FIELDS.one(base.TEXT, "countries_unit")
    yield from FIELDS.partial_date("apply_by")
    yield FIELDS.one(base.TEXT, "registration_url")
    yield base.listed("languages", FIELDS.words("languages"), "languages")


def parties() -> Iterator[Column]:
    """Yield who takes part and what it is about: codes and labels in the same order."""
    yield from tied("themes", FIELDS.words("themes"))
    yield from tied("sdgs", FIELDS.words("sdgs"))
    words = _("Each country that takes part, ISO 3166-1 alpha-3, behind its role.")
    yield from tied("participations", words)
    words = _("The slug of each organization that takes part, behind its role.")
    yield from tied("organizations", words)


def tied(name: str, words: Any) -> Iterator[Column]:
    """Yield the codes of what an activity is tied to, and their labels; ``ties`` tells both."""
    yield Column(name, words, base.MANY, Computed())
    yield Column(f"{name}_label", base.labels_of(name), base.MANY, Computed())


def knowledge() -> Iterator[Column]:
    """Yield how well it is known, from whom, and when that was last looked at."""
    yield from FIELDS.coded("participants_known")
    yield FIELDS.one(base.INTEGER, "recorded_countries")
    yield FIELDS.one(base.INTEGER, "independent_sources")
    words = with_codes(_("For whom its sources speak."), Voice.choices)
    yield from tied("voices", words)
    yield from FIELDS.coded("one_party")
    yield FIELDS.one(base.BOOLEAN, "has_differing_claims")
    yield base.listed("unsourced_fields", FIELDS.words("unsourced_fields"), "unsourced_fields")
    yield FIELDS.one(base.TEXT, "website")
    yield FIELDS.one(base.MOMENT, "first_recorded_at")
    yield FIELDS.one(base.MOMENT, "last_changed_at")
    yield FIELDS.last_checked()
