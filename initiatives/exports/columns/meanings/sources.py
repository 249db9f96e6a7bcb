"""Columns of sources and publishers, and of the figures that sources quote."""

from typing import Any

from django.utils.translation import gettext_lazy as _

SLUG = _("Its permanent public name in addresses and files.")

MEANINGS: dict[str, dict[str, Any]] = {
    "Publisher": {
        "slug": SLUG,
        "name": _("What the publisher is called."),
        "kind": _("Who stands behind the publisher; unclassified where that cannot be told."),
        "country": _("Whose government or state media it is, ISO 3166-1 alpha-3."),
        "url": _("The address of the publisher's own site."),
    },
    "Source": {
        "slug": SLUG,
        "title": _("The title as printed, or else a description of what it is."),
        "title_is_exact": _("Is that the title as printed? Else it is our description."),
        "publisher": _("The slug of its publisher."),
        "kind": _("What sort of text it is."),
        "language": _("The language that it is written in, as a BCP 47 tag."),
        "published_on": _("When it was published."),
        "url": _("The address at which it was read."),
        "archive_url": _("The address of a copy in a public archive."),
        "read_on": _("When it was read for this record."),
        "read_extent": _("How much of it was read."),
        "reprint_of": _("The slug of the source whose text it carries: both are one voice."),
        "origin_publisher": _("The slug of the publisher whose text it carries."),
        "note": _("What else is to be said of it."),
        "last_checked_on": _("When somebody last looked whether it is still there."),
    },
    "Indicator": {
        "slug": SLUG,
        "name": _("What the sources count, in a few words."),
        "definition": _("What is counted, and what is not."),
    },
    "Observation": {
        "slug": _("The permanent public name of the figure."),
        "indicator": _("The slug of the indicator that it is a figure of."),
        "country": _("The country that the figure is about, ISO 3166-1 alpha-3."),
        "activity": _("The slug of the activity that the figure is about."),
        "value": _("The figure that the source quotes, in the unit beside it."),
        "unit": _("The unit of the figure."),
        "wording": _("What the figure measures, in the words of the source."),
        "as_of": _("When the figure held."),
        "attributed_to": _("Whom the source quotes for the figure."),
    },
}
