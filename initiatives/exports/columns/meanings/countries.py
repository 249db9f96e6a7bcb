"""Columns of countries and their groups, of organizations, people and vocabularies."""

from typing import Any

from django.utils.translation import gettext_lazy as _

SLUG = _("Its permanent public name in addresses and files.")
SUMMARY = _("What it is, in our own words and in English.")

MEANINGS: dict[str, dict[str, Any]] = {
    "Country": {
        "iso_alpha3": _("ISO 3166-1 alpha-3: the key of the country in addresses and files."),
        "iso_alpha2": _("ISO 3166-1 alpha-2, two letters."),
        "m49": _("The code of the United Nations Statistics Division (M49), three digits."),
        "name": _("The short name in English, as the United Nations writes it."),
        "region": _("The M49 region that it is part of, three digits."),
        "subregion": _("The M49 subregion that it is part of, three digits."),
        "intermediate_region": _("The M49 intermediate region, three digits; many have none."),
        "income_group": _("The income group of the World Bank."),
        "income_year": _("The fiscal year of the World Bank for which the income group holds."),
        "is_un_member": _("Is it a Member State of the United Nations? Else it is an observer."),
        "last_checked_on": _("When somebody last looked for activities that name it."),
    },
    "CountryName": {
        "language": _("The language of the name, as a BCP 47 tag."),
        "text": _("A name of the country in that language."),
        "kind": _("How the name is used."),
        "origin": _("Where the name is from."),
    },
    "CountryGroup": {
        "code": _("The public key of the group, such as LDC."),
        "name": _("The name of the group in English."),
        "summary": SUMMARY,
    },
    "GroupMembership": {
        "since": _("Since when the country is a member; empty if that is not on record."),
        "until": _("Until when it was a member; that day no longer counts."),
        "as_of": _("When the membership was looked up, where it has no dates: a partial date."),
        "note": _("What else is to be said of the membership."),
    },
    "Organization": {
        "slug": SLUG,
        "name": _("Its name in English, as it calls itself."),
        "acronym": _("The letters by which it is known."),
        "aliases": _("Other names and spellings that are in use."),
        "kind": _("What sort of organization it is."),
        "country": _("The country that it is of, ISO 3166-1 alpha-3; empty if international."),
        "parent": _("The slug of the organization that it is part of."),
        "url": _("The address of its own site."),
    },
    "Person": {
        "slug": _("The permanent public name of somebody who said something that is on record."),
        "name": _("Their name in Latin letters."),
        "native_name": _("Their name in its own script."),
        "country": _("The country whose office they hold, ISO 3166-1 alpha-3, where evident."),
    },
    "Theme": {"slug": SLUG, "name": _("What the theme is called in English."), "summary": SUMMARY},
    "Goal": {
        "number": _("The number of the Sustainable Development Goal, 1 to 17."),
        "name": _("The goal in a few words, in English."),
    },
    "Series": {
        "slug": SLUG,
        "name": _("The name that the events of the series share, in English."),
        "summary": SUMMARY,
    },
}
