"""Beside fields of countries, organizations, people, figures, words, searches and bookkeeping."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from initiatives import models
from initiatives.admin.help_texts.shared import (
    COUNTRY,
    ENGLISH_SUMMARY,
    PROMISE,
    RECORD_IT_IS_ABOUT,
    SOURCE,
    WEB_ADDRESS,
)

HELP: dict[Any, dict[str, Any]] = {
    models.Check: {
        "activity": RECORD_IT_IS_ABOUT,
        "country": COUNTRY,
        "commitment": PROMISE,
        "source": _("The text whose address or wording was looked at: search by title."),
        "slug": _("Its key in addresses and files: “list-of-countries-beijing-2025”."),
        "result": _("“Found in part” where some of it was found."),
        "found": _("In own words: “37 countries are counted, none is named”. Empty if nothing."),
    },
    models.Country: {
        "iso_alpha3": _("Three capital letters: “KEN”. It stands in addresses for good."),
        "iso_alpha2": _("Two capital letters: “KE”."),
        "m49": _("Three digits of the UN Statistics Division: “404”."),
        "is_un_member": _("Not ticked for the two observers."),
        "region": _("By M49: “Africa”."),
        "subregion": _("By M49: “Sub-Saharan Africa”."),
        "intermediate_region": _("By M49, where there is one: “Eastern Africa”."),
        "income_group": _("Of the World Bank; empty where it gives none."),
        "on_map_110m": _("Does the small map have a shape for it? Else it is a circle there."),
        "on_map_50m": _("Does the large map have a shape for it?"),
        "last_checked_on": _("The day on which somebody last looked for activities naming it."),
    },
    models.CountryName: {
        "country": COUNTRY,
        "text": _("“Kenya”, “肯尼亚”."),
        "kind": _("“Official” for the short name of the UN; “variant” is for search alone."),
        "origin": _("Where the name was read: “UNTERM”."),
    },
    models.CountryGroup: {
        "code": _("Its key in addresses and files, in capitals: “LDC”, “ASEAN”."),
        "name": _("Written out: “Least developed countries”."),
        "summary": ENGLISH_SUMMARY,
    },
    models.GroupMembership: {
        "group": _("By code or name: “LDC”."),
        "country": COUNTRY,
        "source": SOURCE,
        "note": _("What is special: “suspended since 2023”."),
    },
    models.Organization: {
        "name": _("In English, written out: “International Telecommunication Union”."),
        "slug": _("Its key in addresses and files, from the name: “itu”."),
        "kind": _("What it is, not what it does here: a ministry is “government”."),
        "parent": _("The body that it belongs to: “United Nations”."),
        "url": WEB_ADDRESS,
    },
    models.Person: {
        "name": _("In Latin letters, in the order that the person uses: “Mao Ning”."),
        "slug": _("Its key in addresses and files, from the name: “mao-ning”."),
        "native_name": _("“毛宁”; empty if it is the same."),
    },
    models.Publisher: {
        "name": _("As it calls itself: “Xinhua”. A body that takes part goes by one of its names."),
        "slug": _("Its key in addresses and files, from the name: “xinhua”."),
        "url": WEB_ADDRESS,
    },
    models.Indicator: {
        "name": _("What is measured, in a few words: “Share of world AI patents”."),
        "slug": _("Its key in addresses and files: “ai-patents-share”."),
    },
    models.Observation: {
        "indicator": _("What is measured: search by its name."),
        "slug": _("Its key in addresses and files, with place and year: “ai-patents-china-2024”."),
        "country": COUNTRY,
        "activity": RECORD_IT_IS_ABOUT,
        "source": SOURCE,
    },
    models.Theme: {
        "name": _("In a few words: “Talent and training”."),
        "slug": _("Its key in addresses and files, from the name: “talent-training”."),
        "summary": ENGLISH_SUMMARY,
    },
    models.Goal: {
        "number": _("1 to 17."),
        "name": _("In a few words: “Quality education”."),
    },
    models.Series: {
        "name": _("What its editions share: “World AI Conference”."),
        "slug": _("Its key in addresses and files, from its name, no year: “world-ai-conference”."),
        "summary": ENGLISH_SUMMARY,
    },
    models.Redirect: {
        "noun": _("What stands at the new address."),
        "old_slug": _("The last part of the former address: “workshop-2025”."),
        "new_slug": _("The slug of the record today; “Rename” on its page fills in both."),
    },
    models.ApiToken: {
        "expires_on": _("It writes until the end of this day; a year at most."),
    },
    models.FocalPoint: {
        "user": _("An account that has the role Focal point: search by its name."),
        "countries": _("For which it may write drafts: “Kenya”, “KEN”; several are possible."),
    },
    models.Suggestion: {
        "number": _("Under which its outcome is public; given once and for all."),
        "noun": _("What sort of record it is about."),
        "slug": _("The last part of the address of that record: “beijing-2025”."),
        "field": _("The field of the record that it would change: “city”."),
        "value": _("What should stand there: “Shanghai”."),
        "source_title": _("As the sender gives it; empty if none was given."),
        "source_url": _("Where the sender read it: https://example.org/news/1."),
        "remark": _("What else the sender wrote."),
        "contact": _("Of the sender, never shown to readers: name@example.org."),
        "state": _("“Accepted” once a claim was made of it, or it was corrected."),
        "decision": _("Shown to readers: “The organizer's page gives another day”."),
        "claim": _("Search by record or value; empty until it is accepted."),
    },
}
