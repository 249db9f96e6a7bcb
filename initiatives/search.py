"""Words to a queryset, and the folded text that each activity is found by."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from initiatives.folding import fold
from initiatives.models import Activity
from initiatives.models.country import CountryQuerySet

# Where the words of an activity stand, seen from the activity; lists hold several words.
WORDS = [
    "name",
    "native_name",
    "short_name",
    "summary",
    "city",
    "venue",
    "slogan",
    "audience",
    "edition",
    "place_country__name",
    "place_country__names__text",
    "series__name",
    "themes__name",
    "pillars__name",
    "pillars__summary",
    "commitments__text",
    "commitments__verbatim",
    "outcomes__text",
    "participations__country__name",
    "participations__country__names__text",
    "organization_roles__organization__name",
    "organization_roles__organization__acronym",
    "organization_roles__organization__aliases",
    "statements__person__name",
    "statements__person__native_name",
    "statements__body__name",
    "statements__speaker",
    "claims__source__title",
    "statements__source__title",
    "participations__sources__title",
    "organization_roles__sources__title",
    "milestones__sources__title",
    "relations__sources__title",
    "commitments__sources__title",
]


def text_of(activity: Activity) -> str:
    """Return the folded text of all that an activity should be found by, read anew."""
    return texts_of([activity.pk])[activity.pk]


def texts_of(pks: Collection[int]) -> dict[int, str]:
    """Return for each of some activities the folded text that it should be found by, read anew."""
    rows = Activity.objects.filter(pk__in=pks)
    texts: dict[int, dict[str, None]] = {pk: {} for pk in pks}
    for path in WORDS:
        for pk, value in rows.order_by("pk", path).values_list("pk", path).distinct():
            texts[pk].update(dict.fromkeys(fold(text) for text in texts_in([value])))
    return {pk: " ".join(filter(None, found)) for pk, found in texts.items()}


def texts_in(values: Iterable[Any]) -> Iterator[str]:
    """Yield each text among values that may also be empty or lists of texts."""
    for value in values:
        if isinstance(value, list):
            yield from texts_in(value)
        elif value:
            yield str(value)


def matching(queryset: QuerySet, text: str, *, column: str = "search_text") -> QuerySet:
    """Return the rows whose folded text contains every word of a text, in any order."""
    for word in fold(text).split():
        queryset = queryset.filter(**{f"{column}__contains": word})
    return queryset


def matching_countries(queryset: CountryQuerySet, text: str) -> CountryQuerySet:
    """Return the countries whose names in any language contain every word of a text."""
    for word in fold(text).split():
        queryset = queryset.named_like(word)
    return queryset
