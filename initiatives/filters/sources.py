"""Query parameters of sources and of their publishers."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Substr
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from initiatives import provenance
from initiatives.codelists import PublicationState, PublisherKind, SourceKind, Voice
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
from initiatives.filters.counting import Counts, Parts, grouped, grouped_each
from initiatives.filters.fields import PartialDatesField, refusal
from initiatives.filters.shared import Filter
from initiatives.models import Publisher, Source, SourceVoice

ORDERS: dict[str, list[Any]] = {
    "-published_on": latest("published_on_from", "sort_key", "pk"),
    "published_on": earliest("published_on_from", "sort_key", "pk"),
    "title": ["sort_key", "pk"],
    "-title": ["-sort_key", "-pk"],
}
SIDES = (Voice.HOST, Voice.PARTICIPANT, Voice.OTHER_GOVERNMENT)  # told by who takes part
OWN = "own voice"  # counted beside them: a source has it in whatever activity
LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"


def own_voices() -> dict[str, list[int]]:
    """Return the sources by the voice that they have whoever takes part in an activity."""
    nobody, found = provenance.Parties(frozenset(), frozenset()), defaultdict(list)
    for source in with_speakers():
        found[str(provenance.voice_of(source, nobody))].append(source.pk)
    found.pop(Voice.OTHER_GOVERNMENT, None)  # which it is only where an activity rests on it
    return dict(found)


def with_speakers() -> Iterable[Source]:
    """Return all sources with no more than what tells whose text each is, in one query."""
    links = ("publisher", "origin_publisher")
    needed = [f"{link}__{column}" for link in links for column in ("kind", "country")]
    sources = Source.objects.select_related(*links).only("reprint_of", *needed).in_bulk()
    for source in sources.values():
        source.reprint_of = sources.get(source.reprint_of_id)
    return sources.values()


def speaking(voices: Sequence[str]) -> Exists:
    """Does a source have one of the voices in a published activity? The first one will do."""
    told = SourceVoice.objects.filter(source=OuterRef("pk"), voice__in=voices)
    return Exists(told.filter(activity__publication_state=PublicationState.PUBLISHED))


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
        own = [pk for voice in value for pk in self.own_voices.get(voice, [])]
        return queryset.filter(speaking(value) | Q(pk__in=own))

    @cached_property
    def own_voices(self) -> dict[str, list[int]]:
        """The sources that have a voice by themselves, read once for rows and counts."""
        return own_voices()

    def of_year(self, queryset: QuerySet, name: str, value: list[str]) -> QuerySet:
        published = Q()
        for text in value:
            published |= touching("published_on", text, text)
        return queryset.filter(published)

    def by_value(self) -> Parts:
        names = ("publisher", "kind", "language")
        year = Substr("published_on", 1, len("2025"))
        return {
            **{name: grouped(self.without(name), name) for name in names},
            "year": grouped(self.without("year"), year),
            **self.by_voice(),
        }

    def by_voice(self) -> Parts:
        """Return the sources by each side that they take in an activity, and by what they are."""
        rows = self.without("voice")
        whens = [When(pk__in=pks, then=Value(voice)) for voice, pks in self.own_voices.items()]
        own = Case(*whens, default=Value(""))
        return {"voice": grouped_each(rows, SIDES, speaking), OWN: grouped(rows, own)}

    @cached_property
    def counts(self) -> Counts:
        """The same; a language counts those that are more exact, as its filter finds them."""
        counts = super().counts
        voices = {**counts["voice"], **counts[OWN]}
        tags = counts["language"]
        wider = {tag: sum(tags[other] for other in tags if covers(tag, other)) for tag in tags}
        return {**counts, "language": wider, "voice": voices}


def covers(tag: str, other: str) -> bool:
    """Does the filter for one language find sources in the other?"""
    return f"{other.lower()}-".startswith(f"{tag.lower()}-")


class PublisherFilterSet(PortalFilterSet):
    """Publishers."""

    q = WordsFilter()
    kind = CodesFilter(label=_("Kind"), choices=PublisherKind)
    country = participation.countries_filter()
    order = OrderFilter({"name": ["sort_key", "pk"], "-name": ["-sort_key", "-pk"]})
