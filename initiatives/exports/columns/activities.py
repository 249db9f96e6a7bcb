"""Columns of initiatives, workshops and forums."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Case, CharField, F, OuterRef, QuerySet, TextField, Value, When
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from initiatives.codelists import (
    ActivityKind,
    ActivityStatus,
    CountryRole,
    OrganizationRoleCode,
    Voice,
)
from initiatives.exports.columns import base
from initiatives.exports.columns.base import Column, Fields, many
from initiatives.exports.columns.expressions import Beside
from initiatives.exports.columns.meanings import with_codes
from initiatives.exports.columns.names import country_label, translated, vocabulary_label
from initiatives.exports.format import Export
from initiatives.models import Activity, ActivityVoice, Goal, OrganizationRole, Participation, Theme
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
    yield from parties(export)
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


def parties(export: Export) -> Iterator[Column]:
    """Yield who takes part and what it is about: codes and labels in the same order."""
    themes = tied(Activity.themes.through).order_by("theme__slug")
    yield many("themes", FIELDS.words("themes"), themes, "theme__slug")
    name = vocabulary_label("theme__name", Theme, export.language)
    yield many("themes_label", base.labels_of("themes"), themes, name)
    goals = tied(Activity.sdgs.through).order_by("goal__number")
    number = Cast("goal__number", CharField())
    yield many("sdgs", FIELDS.words("sdgs"), goals, number)
    name = vocabulary_label("goal__name", Goal, export.language)
    yield many("sdgs_label", base.labels_of("sdgs"), goals, name)
    yield from roles(export)


def tied(model: Any) -> QuerySet:
    """Return the rows of a model that belong to an activity."""
    return model._default_manager.filter(activity=OuterRef("pk"))


def roles(export: Export) -> Iterator[Column]:
    """Yield the countries and organizations that take part, each with its role."""
    countries = tied(Participation)
    countries = countries.order_by("role", "country__sort_key", "pk")
    role = translated(F("role"), CountryRole.choices)
    yield many(
        "participations",
        _("Each country that takes part, ISO 3166-1 alpha-3, behind its role."),
        countries,
        paired("role", "country__iso_alpha3"),
    )
    yield many(
        "participations_label",
        base.labels_of("participations"),
        countries,
        paired(role, country_label("country", export.language)),
    )
    organizations = tied(OrganizationRole)
    organizations = organizations.order_by("role", "organization__sort_key", "pk")
    role = translated(F("role"), OrganizationRoleCode.choices)
    yield many(
        "organizations",
        _("The slug of each organization that takes part, behind its role."),
        organizations,
        paired("role", "organization__slug"),
    )
    yield many(
        "organizations_label",
        base.labels_of("organizations"),
        organizations,
        paired(role, "organization__name"),
    )


def paired(role: Any, party: Any) -> Beside:
    """Return a role and who has it as one text."""
    return Beside(role, Value(": "), party)


def knowledge() -> Iterator[Column]:
    """Yield how well it is known, from whom, and when that was last looked at."""
    yield from FIELDS.coded("participants_known")
    yield FIELDS.one(base.INTEGER, "recorded_countries")
    yield FIELDS.one(base.INTEGER, "independent_sources")
    voices = tied(ActivityVoice).order_by("voice")
    yield many(
        "voices", with_codes(_("For whom its sources speak."), Voice.choices), voices, "voice"
    )
    yield many(
        "voices_label",
        base.labels_of("voices"),
        voices,
        translated(F("voice"), Voice.choices),
    )
    yield from FIELDS.coded("one_party")
    yield FIELDS.one(base.BOOLEAN, "has_differing_claims")
    yield base.listed("unsourced_fields", FIELDS.words("unsourced_fields"), "unsourced_fields")
    yield FIELDS.one(base.TEXT, "website")
    yield FIELDS.one(base.MOMENT, "first_recorded_at")
    yield FIELDS.one(base.MOMENT, "last_changed_at")
    yield FIELDS.last_checked()
