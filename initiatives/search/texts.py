"""The texts that an activity is found by, wherever they stand."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from django.db.models import QuerySet

from initiatives.folding import fold
from initiatives.models import Activity, CountryName
from initiatives.storing import among
from initiatives.words import NAME, OTHER_NAME, REST, WHO

# Where the texts of an activity stand, seen from the activity, and of what kind they are.
PATHS = {
    "name": NAME,
    "native_name": NAME,
    "short_name": OTHER_NAME,
    "edition": REST,
    "city": WHO,
    "venue": WHO,
    "place_country__name": WHO,
    "place_country__names__text": WHO,
    "participations__country__name": WHO,
    "participations__country__names__text": WHO,
    "organization_roles__organization__name": WHO,
    "organization_roles__organization__acronym": WHO,
    "organization_roles__organization__aliases": WHO,
    "statements__person__name": WHO,
    "statements__person__native_name": WHO,
    "statements__body__name": WHO,
    "statements__speaker": WHO,
    "summary": REST,
    "slogan": REST,
    "audience": REST,
    "series__name": REST,
    "themes__name": REST,
    "pillars__name": REST,
    "pillars__summary": REST,
    "commitments__text": REST,
    "commitments__verbatim": REST,
    "outcomes__text": REST,
    "claims__source__title": REST,
    "statements__source__title": REST,
    "participations__sources__title": REST,
    "organization_roles__sources__title": REST,
    "milestones__sources__title": REST,
    "relations__sources__title": REST,
    "commitments__sources__title": REST,
}

NAMES_OF_COUNTRY = "__names__text"
# Of these an activity has one.
SINGLE = ["name", "native_name", "short_name", "edition", "city", "venue", "place_country__name"]
SINGLE += ["summary", "slogan", "audience", "series__name"]

Texts = dict[str, str]  # each folded text with the mark of its kind


def texts_of(pks: Collection[int]) -> dict[int, Texts]:
    """Return for each of some activities the folded texts that it is found by, read anew."""
    rows = Activity.objects.filter(among("pk", pks))
    folded = cache(fold)  # names of countries recur
    texts: dict[int, Texts] = {pk: {} for pk in pks}
    held = {row["pk"]: row for row in rows.order_by().values("pk", *SINGLE)}
    for path, mark in PATHS.items():
        for pk, value in values_at(path, rows, held):
            for text in filter(None, map(folded, texts_in([value]))):
                texts[pk].setdefault(text, mark)
    return texts


def values_at(
    path: str, rows: QuerySet, held: Mapping[int, Mapping[str, Any]]
) -> Iterable[tuple[int, Any]]:
    """Return the values at the end of a path; those of which an activity has one are held."""
    if path in SINGLE:
        return ((pk, values[path]) for pk, values in held.items())
    if path.endswith(NAMES_OF_COUNTRY):
        return names_of_countries(path.removesuffix(NAMES_OF_COUNTRY), rows)
    return rows.order_by("pk", path).values_list("pk", path).distinct()


def names_of_countries(way: str, rows: QuerySet) -> Iterator[tuple[int, str]]:
    """Yield all names of the countries at the end of a way, in the order of the engine.

    They are read once for all activities: a country has ten, and most activities share some.
    """
    countries: defaultdict[int, set[int]] = defaultdict(set)
    for pk, country in rows.order_by().filter(**{f"{way}__isnull": False}).values_list("pk", way):
        countries[pk].add(country)
    found = CountryName.objects.filter(country__in=set().union(*countries.values()))
    names: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for at, (country, text) in enumerate(found.order_by("text").values_list("country", "text")):
        names[country].append((at, text))
    for pk, taking_part in countries.items():
        for _at, text in sorted(name for country in taking_part for name in names[country]):
            yield pk, text


def texts_in(values: Iterable[Any]) -> Iterator[str]:
    """Yield each text among values that may also be empty or lists of texts."""
    for value in values:
        if isinstance(value, list):
            yield from texts_in(value)
        elif value:
            yield str(value)
