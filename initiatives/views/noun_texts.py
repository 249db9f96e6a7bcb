"""The texts by which one record of each noun is found, its name first."""

from django.utils.translation import gettext_lazy as _

from initiatives.models import (
    Activity,
    Commitment,
    Country,
    CountryGroup,
    Indicator,
    Organization,
    Person,
    Series,
    Source,
    Statement,
    Theme,
)
from initiatives.templatetags.names import language_name
from initiatives.views.found import Text


def of_activity(row: Activity) -> list[Text]:
    """The names alone: all other texts of several activities are read at once."""
    native = Text(_("Name in the original language"), row.native_name, "")
    return [Text(_("Name"), row.name), Text(_("Short name"), row.short_name), native]


def of_country(row: Country) -> list[Text]:
    """Its names in all languages, and its codes."""
    named = [
        Text(language_name(name.language), name.text, name.language) for name in row.names.all()
    ]
    codes = [Text(_("Code"), row.iso_alpha3), Text(_("Code"), row.iso_alpha2)]
    return [Text(_("Name"), row.local_name, ""), Text(_("Name"), row.name), *named, *codes]


def of_group(row: CountryGroup) -> list[Text]:
    texts = [Text(_("Name"), row.name), Text(_("Code"), row.code)]
    return [*texts, Text(_("Summary"), row.summary)]


def of_organization(row: Organization) -> list[Text]:
    others = [Text(_("Other name"), alias) for alias in row.aliases]
    return [Text(_("Name"), row.name), Text(_("Acronym"), row.acronym), *others]


def of_commitment(row: Commitment) -> list[Text]:
    texts = [Text(_("Commitment"), row.text), Text(_("Verbatim text"), row.verbatim)]
    return [*texts, Text(_("To whom"), row.addressees)]


def of_source(row: Source) -> list[Text]:
    texts = [Text(_("Title"), row.title), Text(_("Publisher"), row.publisher.name)]
    return [*texts, Text(_("Note"), row.note)]


def of_indicator(row: Indicator) -> list[Text]:
    return [Text(_("Name"), row.name), Text(_("Definition"), row.definition)]


def of_theme(row: Theme) -> list[Text]:
    return [Text(_("Name"), row.name), Text(_("Summary"), row.summary)]


def of_series(row: Series) -> list[Text]:
    return [Text(_("Name"), row.name), Text(_("Summary"), row.summary)]


def of_person(row: Person) -> list[Text]:
    return [Text(_("Name"), row.name), Text(_("Original script"), row.native_name, "")]


def of_statement(row: Statement) -> list[Text]:
    texts = [Text(_("Who spoke"), row.speaker_name), Text(_("Title or office"), row.title)]
    texts += [Text(_("Summary"), row.summary), Text(_("Quotation"), row.quote)]
    body = [row.body.name, row.body.acronym, *row.body.aliases] if row.body else []
    native = row.person.native_name if row.person else ""
    named = [Text(_("Body"), name) for name in body]
    return [*texts, *named, Text(_("Original script"), native, "")]
