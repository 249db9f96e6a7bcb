"""The columns of an activity that follow from other rows: search text, counts, voices, doubt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Prefetch

from initiatives import outdated, provenance, search
from initiatives.codelists import PublicationState
from initiatives.models import Activity, ActivityVoice, Source, SourceVoice
from initiatives.words import index_of

COLUMNS = [
    "sort_key",
    "search_text",
    "search_words",
    "recorded_countries",
    "independent_sources",
    "one_party",
    "has_differing_claims",
    "outdated_claims",
    "unsourced_fields",
]
# The ways from an activity to the sources that support it.
SOURCES = (
    "claims__source",
    "participations__sources",
    "organization_roles__sources",
    "milestones__sources",
    "fundings__source",
)
BATCH = 100


@transaction.atomic
def refresh(pks: Collection[int]) -> None:
    """Renew the derived columns and voices of some activities; no history, no date.

    All is read anew: what was fetched before a change is out of date.
    """
    with_publisher = Source.objects.with_publisher()
    ways = [Prefetch(way, with_publisher) for way in SOURCES]
    rows = (
        Activity.objects.filter(pk__in=pks)
        .select_related("place_country")
        .prefetch_related(*ways, "organization_roles__organization", "voices", "source_voices")
    )
    texts = search.texts_of(pks)
    activities = list(rows)
    older = outdated.outdated_of(activities)
    for activity in activities:
        activity.outdated_claims = older[activity.pk]
        renew(activity, texts[activity.pk])
    Activity.objects.bulk_update(activities, COLUMNS, batch_size=BATCH)


def renew(activity: Activity, texts: dict[str, str]) -> None:
    """Set the derived columns of an activity whose related rows were fetched."""
    summary = provenance.summarize(activity)
    activity.sort_key = Activity._meta.get_field("sort_key").value_for(activity)
    activity.search_text = " ".join(texts)
    activity.search_words = words_found(activity, texts)
    activity.recorded_countries = len({part.country_id for part in activity.participations.all()})
    activity.independent_sources = len(summary.groups)
    activity.one_party = summary.one_party
    activity.has_differing_claims = bool(summary.differing)
    activity.unsourced_fields = provenance.values_without_source(activity)
    keep_voices(activity, summary.voices)
    parties = provenance.parties_of(activity)
    keep_source_voices(
        activity, {source.pk: provenance.voice_of(source, parties) for source in summary.sources}
    )


def words_found(activity: Activity, texts: dict[str, str]) -> str:
    """Return the words by which the public finds an activity: none of a draft."""
    if activity.publication_state != PublicationState.PUBLISHED:
        return ""
    return index_of((mark, text) for text, mark in texts.items())


def keep_voices(activity: Activity, voices: Iterable[str]) -> None:
    """Make the rows that lists filter by equal to the voices among an activity's sources."""
    wanted = {str(voice) for voice in voices}
    kept = {row.voice for row in activity.voices.all()}
    if kept - wanted:
        activity.voices.exclude(voice__in=wanted).delete()
    ActivityVoice.objects.bulk_create(
        ActivityVoice(activity_id=activity.pk, voice=voice) for voice in sorted(wanted - kept)
    )


def keep_source_voices(activity: Activity, voices: Mapping[int, str]) -> None:
    """Make the rows that lists of sources filter by equal to the voice of each source."""
    kept = {row.source_id: row for row in activity.source_voices.all()}
    stale = [row.pk for pk, row in kept.items() if row.voice != voices.get(pk)]
    if stale:
        activity.source_voices.filter(pk__in=stale).delete()
    SourceVoice.objects.bulk_create(
        SourceVoice(activity_id=activity.pk, source_id=pk, voice=voice)
        for pk, voice in voices.items()
        if pk not in kept or kept[pk].pk in stale
    )


def naming(row: Any) -> list[Any]:
    """Return the rows that are found by words of another: statements by their person's name.

    Activities are not among them; which of them name a row, their writers know.
    """
    found: list[Any] = []
    for model in search.indexed_models():
        field = search.words_field(model)
        for way in field.relations if field else []:
            if model._meta.get_field(way).related_model is type(row):
                found += model._base_manager.filter(**{way: row})
    return found


def renew_words(rows: Iterable[Any]) -> None:
    """Write anew by which words rows are found, after what they name has changed."""
    for row in rows:
        if (field := search.words_field(type(row))) and field.of:
            rows_like_it = type(row)._base_manager.filter(pk=row.pk)
            rows_like_it.update(search_words=field.value_for(row))


def renew_words_after(row: Any) -> None:
    """Renew the words of rows that name a row, and its own: inlines are saved after it."""
    renew_words([*naming(row), row])
