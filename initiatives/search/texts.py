"""The texts that an activity is found by, wherever they stand."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from initiatives.folding import fold
from initiatives.models import Activity
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

Texts = dict[str, str]  # each folded text with the mark of its kind


def texts_of(pks: Collection[int]) -> dict[int, Texts]:
    """Return for each of some activities the folded texts that it is found by, read anew."""
    rows = Activity.objects.filter(pk__in=pks)
    texts: dict[int, Texts] = {pk: {} for pk in pks}
    for path, mark in PATHS.items():
        for pk, value in rows.order_by("pk", path).values_list("pk", path).distinct():
            for text in filter(None, map(fold, texts_in([value]))):
                texts[pk].setdefault(text, mark)
    return texts


def texts_in(values: Iterable[Any]) -> Iterator[str]:
    """Yield each text among values that may also be empty or lists of texts."""
    for value in values:
        if isinstance(value, list):
            yield from texts_in(value)
        elif value:
            yield str(value)
