"""The columns of a sheet: what an editor types of an activity, named as the model names it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from import_export.fields import Field
from import_export.widgets import Widget

from initiatives import codelists
from initiatives.codelists import EVENT_STATUS_ON_RECORD, ActivityKind
from initiatives.exports.columns.meanings.activities import MEANINGS
from initiatives.models import Activity
from initiatives.models.activity_rules import EVENT_STATUSES
from initiatives.spreadsheets import widgets
from initiatives.spreadsheets.vocabulary import Vocabulary

SLUG, VERSION, KIND, STATE = "slug", "version", "kind", "publication_state"
# To look at: what they hold is told by the portal.
FIXED = [KIND, STATE]
# Not in the row of an activity, but in rows of others that name it.
LINKED = ["themes", "sdgs", "participations", "sources"]
# Looked up by their key: no query for each row.
NAMED = ["place_country", "series"]
# Read from the words beside them.
COUNTED = ["participants", "countries"]
FIRST = [SLUG, VERSION, KIND, STATE, "name", "short_name", "native_name", "native_language"]
LAST = ["scope", "themes", "sdgs", "participants_known", "participations", "sources"]
LAST += ["website", "last_checked_on", "summary"]
OF_INITIATIVES = ["initiative_type", "status", "announced_on", "adopted_on"]
OF_INITIATIVES += ["starts_on", "ends_on"]
OF_EVENTS = ["starts_on", "ends_on", "city", "place_country", "venue", "format", "status"]
OF_EVENTS += ["series", "edition", "edition_number", "slogan", "audience"]
OF_EVENTS += ["participants", "countries", "countries_unit"]
OF_EVENTS += ["apply_by", "registration_url", "languages"]
# Where the meaning that exports give says too little for who fills the cell.
HOW: dict[str, Any] = {
    SLUG: _("A slug that is not on record makes a new draft. Never change one of a row."),
    VERSION: _("Leave it as it is: it tells whether somebody changed the record meanwhile."),
    KIND: _("To look at: a sheet holds records of one kind."),
    STATE: _("To look at: records are published with the buttons of their own page."),
    "themes": _("Slugs, with semicolons between them."),
    "sdgs": _("Numbers, with semicolons between them: 4; 17."),
    "languages": _("BCP 47 tags, with semicolons between them: en; fr."),
    "participations": _(
        "All countries by their role: “host: KEN; participant: UGA, ZMB”. Names are read too. "
        "A country that is taken out of the cell is taken off the record."
    ),
    "sources": _("Slugs, with semicolons between them; the sources must be on record."),
    "participants": _("In the words of the source: “over 180”. Its bounds are read from them."),
    "countries": _("In the words of the source: “nearly 40”. Its bounds are read from them."),
}
MISSING: dict[str, Any] = {
    "sources": _("No source “%s” is recorded."),
    "themes": _("No theme “%s” is recorded."),
    "sdgs": _("No goal “%s” is recorded."),
    "series": _("No series “%s” is recorded."),
    "place_country": _("No country “%s” is recorded."),
}
MEANT: dict[str, Any] = {
    VERSION: _("When the record was last changed before this sheet was downloaded."),
    STATE: _("Where the record stands between a draft and the public."),
    "status": _("Where it stands; empty for events unless a source says otherwise."),
    "participations": _("The countries that take part, and as what."),
    "sources": _("The sources that support the record as a whole."),
}


class Column(Field):
    """One column: its name, what it holds, and which codes it takes."""

    def __init__(
        self, name: str, widget: Widget, codes: dict[str, Any] | None = None, **options: Any
    ) -> None:
        super().__init__(attribute=name, column_name=name, widget=widget, **options)
        self.name = name
        self.codes = codes or {}  # offered by a drop-down, each with what it stands for

    @property
    def meaning(self) -> str:
        """What the column holds."""
        return str(MEANT.get(self.name) or MEANINGS["Activity"][self.name])

    @property
    def how(self) -> str:
        """How to fill it, with an example."""
        if self.name in HOW:
            return str(HOW[self.name])
        field: Any = Activity._meta.get_field(self.name)
        return str(field.help_text)

    @property
    def is_needed(self) -> bool:
        """Must each new row have a value?"""
        return self.name in (SLUG, "name", "initiative_type") or (
            self.name == "status" and codelists.ActivityStatus.ADOPTED in self.codes
        )

    def text_of(self, activity: Activity) -> str:
        """Return what the cell of an activity holds."""
        return self.export(activity)


class VersionColumn(Column):
    """When the record was last changed, to the microsecond."""

    def export(self, instance, **kwargs):
        return instance.last_changed_at.isoformat() if instance.pk else ""


class LinkedColumn(Column):
    """Keys of rows that belong to an activity; written when the activity itself is."""

    def get_value(self, instance):
        return instance.linked[self.name]

    def save(self, instance, row, is_m2m=False, **kwargs):
        instance.linked[self.name] = self.clean(row, **kwargs)


def names_of(kind: str) -> list[str]:
    """Return the names of the columns of one kind of activity, in their order."""
    own = OF_INITIATIVES if kind == ActivityKind.INITIATIVE else OF_EVENTS
    return [*FIRST, *own, *LAST]


def columns_of(kind: str, known: Vocabulary) -> dict[str, Column]:
    """Return the columns of one kind of activity, in their order."""
    return {name: column(name, kind, known) for name in names_of(kind)}


def column(name: str, kind: str, known: Vocabulary) -> Column:
    """Return one column of a kind of activity."""
    if name == VERSION:
        return VersionColumn(name, widgets.TextWidget(), readonly=True)
    if name in FIXED:
        return Column(name, widgets.TextWidget(), readonly=True)
    if name in LINKED:
        return LinkedColumn(name, linked_widget(name, known))
    if name in NAMED:
        return named_column(name, known)
    if codes := codes_of(name, kind):
        return Column(name, widgets.KeyWidget(codes), codes)
    return Column(name, PLAIN.get(name, widgets.TextWidget)())


PLAIN: dict[str, type[Widget]] = {
    "edition_number": widgets.NumberWidget,
    "languages": widgets.ListWidget,
    "last_checked_on": widgets.DayWidget,
}


def linked_widget(name: str, known: Vocabulary) -> Widget:
    if name == "participations":
        return widgets.ParticipationsWidget(known.names)
    return widgets.KeysWidget(getattr(known, name), MISSING.get(name, ""))


def named_column(name: str, known: Vocabulary) -> Column:
    """Return a column that names one record by its key."""
    rows = known.countries if name == "place_country" else known.series
    key = "iso_alpha3" if name == "place_country" else "slug"
    codes = {code: row.name for code, row in rows.items()}
    return Column(name, widgets.KeyWidget(rows, key, MISSING.get(name, "")), codes)


def codes_of(name: str, kind: str) -> dict[str, Any]:
    """Return the codes that a column of one kind takes, none if it takes any text."""
    if name == "status" and kind != ActivityKind.INITIATIVE:
        return {str(code): EVENT_STATUS_ON_RECORD[code] for code in EVENT_STATUSES}
    field: Any = Activity._meta.get_field(name)
    return {str(code): label for code, label in field.choices or []}
