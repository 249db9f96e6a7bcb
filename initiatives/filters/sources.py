"""Query parameters of sources and of their publishers."""

import re
from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.db.models.functions import Substr
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from initiatives import provenance
from initiatives.codelists import PublisherKind, SourceKind, Voice
from initiatives.fields import earliest, latest
from initiatives.filters import participation
from initiatives.filters.base import (
    CodesFilter,
    KeysFilter,
    OrderFilter,
    PeriodsFilter,
    PortalFilterSet,
    WordsFilter,
)
from initiatives.filters.conditions import touching
from initiatives.filters.counting import Counts, grouped
from initiatives.filters.fields import PartialDatesField, refusal
from initiatives.filters.shared import Filter
from initiatives.models import Activity, Publisher, Source, SourceVoice

ORDERS: dict[str, list[Any]] = {
    "-published_on": latest("published_on_from", "sort_key", "pk"),
    "published_on": earliest("published_on_from", "sort_key", "pk"),
    "title": ["sort_key", "pk"],
    "-title": ["-sort_key", "-pk"],
}
LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"


def speaking(voices: Collection[str]) -> list[int]:
    """Return the sources that have one of some voices whoever takes part in an activity."""
    nobody = provenance.Parties(frozenset(), frozenset())
    own = set(voices) - {Voice.OTHER_GOVERNMENT}  # which it is only where an activity rests on it
    return [
        source.pk
        for source in Source.objects.with_publisher()
        if own and provenance.voice_of(source, nobody) in own
    ]


class LanguagesField(PartialDatesField):
    """BCP 47 tags, any of which may hold."""

    pattern = LANGUAGE

    def run_validators(self, value: list[str]) -> None:
        for tag in value:
            if not re.fullmatch(self.pattern, tag):
                raise ValidationError(refusal(tag, ["en", "fr", "zh", "zh-Hans", "…"]))


class LanguagesFilter(Filter):
    """Sources in one of the languages; ``zh`` also finds ``zh-Hans``."""

    field_class = LanguagesField

    def filter(self, qs: QuerySet, value: list[str]) -> QuerySet:
        if not value:
            return qs
        spoken = Q()
        for tag in value:
            spoken |= Q(language__iexact=tag) | Q(language__istartswith=f"{tag}-")
        # By the few tags on record: an index finds rows by a tag, not by its beginning.
        tags = Source.objects.filter(spoken).order_by().values("language").distinct()
        return qs.filter(language__in=tags)


class SourceFilterSet(PortalFilterSet):
    """Sources."""

    q = WordsFilter()
    publisher = KeysFilter(label=_("Publisher"), queryset=Publisher.objects.all())
    kind = CodesFilter(label=_("Kind"), choices=SourceKind)
    language = LanguagesFilter(label=_("Language"), help_text=_("BCP 47, such as zh"))
    voice = CodesFilter(
        label=_("Voice"),
        choices=Voice,
        method="of_voice",
        help_text=_("For whom the source speaks in an activity that rests on it"),
    )
    year = PeriodsFilter(label=_("Year"), method="of_year")
    order = OrderFilter(ORDERS)

    def of_voice(self, queryset: QuerySet, name: str, value: list[str]) -> QuerySet:
        """Keep sources that have one of the voices in a published activity, or by themselves."""
        activities = Activity.objects.published()
        told = SourceVoice.objects.filter(voice__in=value, activity__in=activities)
        return queryset.filter(Q(pk__in=told.values("source")) | Q(pk__in=self.speaking))

    @cached_property
    def speaking(self) -> list[int]:
        """The sources that have a voice asked by themselves, read once for rows and counts."""
        return speaking(self.form.cleaned_data["voice"] or [])

    def of_year(self, queryset: QuerySet, name: str, value: list[str]) -> QuerySet:
        published = Q()
        for text in value:
            published |= touching("published_on", text, text)
        return queryset.filter(published)

    def by_value(self) -> dict[str, QuerySet]:
        names = ("publisher", "kind", "language")
        year = Substr("published_on", 1, len("2025"))
        return {
            **{name: grouped(self.without(name), name) for name in names},
            "year": grouped(self.without("year"), year),
        }

    @cached_property
    def counts(self) -> Counts:
        """The same; a language counts those that are more exact, as its filter finds them."""
        counts = super().counts
        tags = counts["language"]
        wider = {tag: sum(tags[other] for other in tags if covers(tag, other)) for tag in tags}
        return {**counts, "language": wider}


def covers(tag: str, other: str) -> bool:
    """Does the filter for one language find sources in the other?"""
    return f"{other.lower()}-".startswith(f"{tag.lower()}-")


class PublisherFilterSet(PortalFilterSet):
    """Publishers."""

    q = WordsFilter()
    kind = CodesFilter(label=_("Kind"), choices=PublisherKind)
    country = participation.countries_filter()
    order = OrderFilter({"name": ["sort_key", "pk"], "-name": ["-sort_key", "-pk"]})
