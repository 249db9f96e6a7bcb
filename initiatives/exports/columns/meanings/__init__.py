"""What each column holds, in a sentence or two: for spreadsheets, packages and documentation.

A field that points to one record of another table needs a sentence of its own only if
there is more to say than which record it is.
"""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from initiatives.exports.columns.meanings import activities, countries, promises, sources

CODES_MAX = 20  # that a description lists
MEANINGS: dict[str, dict[str, Any]] = {
    **activities.MEANINGS,
    **promises.MEANINGS,
    **countries.MEANINGS,
    **sources.MEANINGS,
}
# How a table points to a record of a model.
KEYS: dict[str, Any] = {
    "Activity": _("The slug of the activity."),
    "Commitment": _("The slug of the commitment."),
    "Country": _("The country, by its ISO 3166-1 alpha-3 code."),
    "CountryGroup": _("The country group, by its code."),
    "Goal": _("The Sustainable Development Goal, by its number, 1 to 17."),
    "Indicator": _("The slug of the indicator."),
    "Organization": _("The slug of the organization."),
    "Person": _("The slug of the person."),
    "Pillar": _("The slug of the pillar."),
    "Publisher": _("The slug of the publisher."),
    "Series": _("The slug of the series of events."),
    "Source": _("The slug of the source in which it was read."),
    "Theme": _("The slug of the theme."),
}


def meaning(field: Any) -> str:
    """Return what a field of a model holds; KeyError if nobody has said it yet."""
    own = MEANINGS.get(field.model.__name__, {}).get(field.name)
    return str(own or KEYS[field.related_model.__name__])


def with_codes(words: Any, choices: Any) -> str:
    """Return what a code means, and which there are, unless they are many."""
    codes = [str(code) for code, _label in choices if code]
    listed = gettext("One of: %s.") % ", ".join(codes) if len(codes) <= CODES_MAX else ""
    return f"{words} {listed}".strip()
