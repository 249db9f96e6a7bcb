"""Columns that follow from others: what follows a change, and putting right what differs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import FETCH_PEERS, QuerySet
from django.utils import timezone

from initiatives import derived, facets, workflow
from initiatives.fields import FoldedField, WordsField
from initiatives.models import (
    Activity,
    ActivityVoice,
    Commitment,
    Country,
    CountryName,
    Organization,
    Person,
    Publisher,
    Series,
    Source,
    SourceVoice,
    Theme,
)
from initiatives.signing import hold

BATCH = 200  # rows held and written at a time
# Sort keys are folded columns, put right with the others of their kind.
DERIVED = [name for name in derived.COLUMNS if name != "sort_key"]
# Rows of their own from which activities take words and voices.
WIDELY_USED = (Country, CountryName, Organization, Person, Publisher, Series, Source, Theme)


class Followers:
    """The activities that follow from the rows of one load, renewed once at its end."""

    def __init__(self) -> None:
        self.created: set[int] = set()
        self.changed: set[int] = set()
        self.everything = self.anything = False

    def note(self, row: Any, *, created: bool = False) -> None:
        """Take note of a row that was saved, or that is about to change."""
        self.anything = True
        if isinstance(row, Activity) and created:
            self.created.add(row.pk)
        else:
            self.changed.update(activities_of(row))
        # A new row is used by new rows alone, unless it names a country that was there.
        if isinstance(row, WIDELY_USED) and (not created or isinstance(row, CountryName)):
            self.everything = True

    def renew(self) -> None:
        """Put right what follows, date what changed, and count the load as one change."""
        if not self.anything:
            facets.build()
            return
        changed = Activity.objects.filter(pk__in=self.changed - self.created)
        changed.update(last_changed_at=timezone.now())
        for model in folded_models():
            for rows in batches(model._base_manager.all()):
                refold(rows)
        touched = Activity.objects.all()
        if not self.everything:
            touched = touched.filter(pk__in=self.changed | self.created)
        for activities in batches(touched):
            derived.refresh([activity.pk for activity in activities])
        facets.rebuild()
        workflow.bump()


def activities_of(row: Any) -> Iterator[int]:
    """Yield the primary keys of the activities that a row is, belongs to or speaks of."""
    if isinstance(row, Activity):
        yield row.pk
    for field in row._meta.concrete_fields:
        if field.related_model is Activity and (pk := getattr(row, field.attname)):
            yield pk
        elif field.related_model is Commitment and (commitment := getattr(row, field.name)):
            yield commitment.initiative_id


def put_right(*, check: bool = False) -> list[str]:
    """Recompute every derived column, batch by batch; return what differed, row by row.

    To check, each batch is computed and rolled back.
    """
    differing: list[str] = []
    folded: list[Any] = [(model._base_manager.all(), refold) for model in folded_models()]
    for queryset, renew in [*folded, (Activity.objects.all(), refresh)]:
        for batch in batches(queryset):
            with transaction.atomic():
                hold()
                differing += renew(batch.select_for_update())
                transaction.set_rollback(check)
    differing += [f"facet set {name}" for name in facets.differing()]
    if not check:
        put_sets_right(is_stale=bool(differing))
    return differing


@transaction.atomic
def put_sets_right(*, is_stale: bool) -> None:
    """Build the sets that lists count with if need be, and count a change if there was one."""
    if not is_stale:
        facets.build()
        return
    facets.rebuild()
    workflow.bump()


def batches(queryset: QuerySet) -> Iterator[QuerySet]:
    """Yield the rows of a queryset some at a time, in the order of their primary keys."""
    last = 0
    pks = queryset.order_by("pk").values_list("pk", flat=True)
    while batch := list(pks.filter(pk__gt=last)[:BATCH]):
        yield queryset.filter(pk__in=batch).order_by("pk").fetch_mode(FETCH_PEERS)
        last = batch[-1]


def folded_models() -> list[type[models.Model]]:
    """Return the models with columns that follow others of their row, each once."""
    found = apps.get_app_config("initiatives").get_models()
    return [model for model in found if not model._meta.proxy and folded_fields(model)]


def folded_fields(model: type[models.Model]) -> list[FoldedField | WordsField]:
    """Return the folded columns of a model, and its words unless they come from elsewhere."""
    fields = model._meta.concrete_fields
    words = [field for field in fields if isinstance(field, WordsField) and field.of]
    return [*(field for field in fields if isinstance(field, FoldedField)), *words]


def completed(rows: QuerySet) -> QuerySet:
    """Return rows with the related ones whose texts they are found by."""
    fields = [field for field in folded_fields(rows.model) if isinstance(field, WordsField)]
    ways = {way for field in fields for way in field.relations}
    return rows.prefetch_related(*sorted(ways)) if ways else rows


def refold(rows: QuerySet) -> list[str]:
    """Make the folded columns of rows equal to what they follow; return what differed."""
    differing: dict[models.Model, list[str]] = {}
    for row in completed(rows):
        for field in folded_fields(type(row)):
            if getattr(row, field.attname) != (value := field.value_for(row)):
                setattr(row, field.attname, value)
                differing.setdefault(row, []).append(field.name)
    if differing:
        model = type(next(iter(differing)))
        names = [field.name for field in folded_fields(model)]
        model._base_manager.bulk_update(differing, names)
    return [named(row, names) for row, names in differing.items()]


def refresh(activities: Iterable[Activity]) -> list[str]:
    """Put the derived columns of activities right; return what differed."""
    pks = [activity.pk for activity in activities]
    before = derived_of(pks)
    derived.refresh(pks)
    after = derived_of(pks)
    differing = []
    for activity in Activity.objects.filter(pk__in=pks).order_by("pk"):
        was, became = before[activity.pk], after[activity.pk]
        if names := [name for name in was if was[name] != became[name]]:
            differing.append(named(activity, names))
    return differing


def derived_of(pks: Collection[int]) -> dict[int, dict[str, Any]]:
    """Return the derived columns of activities, and their voices, as they are stored."""
    rows = Activity.objects.filter(pk__in=pks).values("pk", *DERIVED)
    stored: dict[int, dict[str, Any]] = {
        row.pop("pk"): {**row, "voices": set(), "source_voices": set()} for row in rows
    }
    for voice in ActivityVoice.objects.filter(activity__in=pks):
        stored[voice.activity_id]["voices"].add(voice.voice)
    for told in SourceVoice.objects.filter(activity__in=pks):
        stored[told.activity_id]["source_voices"].add((told.source_id, told.voice))
    return stored


def named(row: Any, names: Iterable[str]) -> str:
    """Say which columns of which row."""
    return f"{row._meta.label_lower} {'/'.join(map(str, row.natural_key()))}: {', '.join(names)}"
