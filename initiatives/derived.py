"""The columns of an activity that follow from other rows: search text, counts, voices, doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Prefetch

from initiatives import outdated, provenance, search, ties
from initiatives.codelists import PublicationState
from initiatives.models import (
    Activity,
    ActivityVoice,
    Claim,
    Funding,
    Milestone,
    OrganizationRole,
    Participation,
    Source,
    SourceVoice,
)
from initiatives.provenance import Summary
from initiatives.storing import among, insert_rows, write_columns
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
    "ties",
]
# The rows that carry the sources of an activity, each with its way to them.
SOURCED: list[tuple[Any, str]] = [
    (Claim, "source"),
    (Participation, "sources"),
    (OrganizationRole, "sources"),
    (Milestone, "sources"),
    (Funding, "source"),
]
PARTIES = ("activity_id", "country_id", "role")
# What else of an activity is asked for one by one.
PARTS: list[Any] = [
    Prefetch("claims", Claim.objects.order_by("pk")),
    Prefetch("participations", Participation.objects.order_by("pk").only(*PARTIES)),
    Prefetch("organization_roles", OrganizationRole.objects.order_by("pk")),
    "organization_roles__organization",
    "voices",
    "source_voices",
]
Told = tuple[Activity, Summary]


@transaction.atomic
def refresh(pks: Collection[int]) -> None:
    """Renew the derived columns and voices of some activities; no history, no date.

    All is read anew: what was fetched before a change is out of date.
    """
    rows = Activity.objects.filter(among("pk", pks)).select_related("place_country")
    rows = rows.prefetch_related(*PARTS)
    texts = search.texts_of(pks)
    activities = list(rows)
    before = {activity.pk: derived_values(activity) for activity in activities}
    older, sources = outdated.outdated_of(activities), sources_by_activity(pks)
    told = []
    for activity in activities:
        activity.outdated_claims = older[activity.pk]
        summary = provenance.summarize(activity, sources[activity.pk])
        told.append((activity, summary))
        renew(activity, summary, texts[activity.pk])
    keep_voices(told)
    keep_source_voices(told)
    tied = ties.texts_of(pks)  # with the voices that were just renewed
    for activity in activities:
        activity.ties = tied[activity.pk]
    write_changed(activities, before)


def sources_by_activity(pks: Collection[int]) -> dict[int, list[Source]]:
    """Return the sources that support each of some activities, once each, in six queries."""
    keys: dict[int, dict[int, None]] = {pk: {} for pk in pks}
    for model, way in SOURCED:
        rows = model._default_manager.filter(among("activity_id", pks), **{f"{way}__isnull": False})
        standing = rows.standing() if model is Claim else rows
        for pk, source in standing.order_by("pk").values_list("activity_id", way):
            keys[pk][source] = None
    found = Source.objects.with_voice().in_bulk({key for each in keys.values() for key in each})
    return {pk: [found[key] for key in each] for pk, each in keys.items()}


def derived_values(activity: Activity) -> dict[str, Any]:
    """Return what the derived columns of an activity hold."""
    return {name: getattr(activity, name) for name in COLUMNS}


def write_changed(activities: Iterable[Activity], before: Mapping[int, dict[str, Any]]) -> None:
    """Write the derived columns that changed: a column costs the renewal of all its indexes."""
    changed: defaultdict[tuple[str, ...], list[Activity]] = defaultdict(list)
    for activity in activities:
        now, then = derived_values(activity), before[activity.pk]
        changed[tuple(name for name in COLUMNS if now[name] != then[name])].append(activity)
    for names, rows in changed.items():
        write_columns(rows, names)


def renew(activity: Activity, summary: Summary, texts: dict[str, str]) -> None:
    """Set the derived columns of an activity whose related rows were fetched."""
    activity.sort_key = Activity._meta.get_field("sort_key").value_for(activity)
    activity.search_text = " ".join(texts)
    activity.search_words = words_found(activity, texts)
    activity.recorded_countries = len({part.country_id for part in activity.participations.all()})
    activity.independent_sources = len(summary.groups)
    activity.one_party = summary.one_party
    activity.has_differing_claims = bool(summary.differing)
    activity.unsourced_fields = provenance.values_without_source(activity)


def words_found(activity: Activity, texts: dict[str, str]) -> str:
    """Return the words by which the public finds an activity: none of a draft."""
    if activity.publication_state != PublicationState.PUBLISHED:
        return ""
    return index_of((mark, text) for text, mark in texts.items())


def keep_voices(told: Iterable[Told]) -> None:
    """Make the rows that lists filter by equal to the voices among each activity's sources."""
    new: list[ActivityVoice] = []
    for activity, summary in told:
        wanted = {str(voice) for voice in summary.voices}
        kept = {row.voice for row in activity.voices.all()}
        if kept - wanted:
            activity.voices.exclude(voice__in=wanted).delete()
        new += [ActivityVoice(activity=activity, voice=one) for one in sorted(wanted - kept)]
    insert_rows(new)


def keep_source_voices(told: Iterable[Told]) -> None:
    """Make the rows that lists of sources filter by equal to the voice of each source."""
    new: list[SourceVoice] = []
    for activity, summary in told:
        parties = provenance.parties_of(activity)
        voices = {one.pk: str(provenance.voice_of(one, parties)) for one in summary.sources}
        kept = {(row.source_id, row.voice): row.pk for row in activity.source_voices.all()}
        if stale := [pk for pair, pk in kept.items() if pair not in voices.items()]:
            activity.source_voices.filter(pk__in=stale).delete()
        new += [
            SourceVoice(activity=activity, source_id=pk, voice=voice)
            for pk, voice in voices.items()
            if (pk, voice) not in kept
        ]
    insert_rows(new)


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
