"""Names of countries in the reader's language, for countries fetched with other rows."""

from collections.abc import Iterable

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import get_language

from initiatives.models import Country, CountryName


def name_countries(countries: Iterable[Country]) -> None:
    """Fetch what ``Country.local_name`` needs: nothing in English, else one query for all."""
    language = get_language() or "en"
    if not language.startswith("en"):
        names = CountryName.objects.filter(language__iexact=language)
        prefetch_related_objects(list(countries), Prefetch("names", names))
