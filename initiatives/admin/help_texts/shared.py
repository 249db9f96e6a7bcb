"""What forms say beside fields that several models have."""

from django.utils.translation import gettext_lazy as _

WHERE_READ = _("The sources that were read to say so; search by title or publisher.")
CERTAINTY = _("“Reported” where the source itself leaves a doubt: “is expected to attend”.")
ADDRESS_OF_ROW = _("Its key in addresses and files, from name and year: “training-places-2025”.")
RECORD_IT_IS_ABOUT = _("Search by name, place or year: “Nairobi 2025”.")
SOURCE = _("What was read: search by title or publisher.")
COUNTRY = _("By name or by code: “Kenya”, “KEN”.")
PROMISE = _("Search by words of the promise.")
ENGLISH_SUMMARY = _("What it is, in own words, in a sentence or two.")
WEB_ADDRESS = _("Its own page: https://example.org.")
