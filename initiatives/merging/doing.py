"""The merge: rows move, fold or let go one by one, each leaving history; then all is renewed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import batched
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from initiatives import derived, facets
from initiatives.merging import values
from initiatives.merging.previewing import Preview, preview
from initiatives.merging.relations import paths_behind, relations_to
from initiatives.merging.rules import allow, is_public, permit
from initiatives.merging.steps import Fate, Step, key_columns, steps_of
from initiatives.models import Activity, Redirect, Source
from initiatives.redirecting import lead_to, noun_of
from initiatives.signing import delete_signed, hold, locked, require, save_signed, sign
from initiatives.workflow import TOUCHED_AT_ONCE, touch_all

CHANGED = "changed_meanwhile"


@transaction.atomic
def merge(
    kept: Any,
    given_up: Any,
    *,
    by: User,
    reason: str,
    taken: Collection[str] = (),
    stamp: str | None = None,
) -> Preview:
    """Make one record of two: all that points to the one given up points to the kept one.

    ``taken`` names the values of the one given up that replace the kept one's. With the
    ``stamp`` of a preview it is refused if anything that this told has changed since.
    """
    hold()
    permit(kept, given_up, by)
    require(reason)
    kept, given_up = present(kept), present(given_up)
    allow(kept, given_up)
    plan = preview(kept, given_up)
    refuse_stale(plan, taken, stamp)
    told = told_of(kept, given_up, by, reason)
    settle(kept, given_up, taken, told)
    for step in plan.steps:
        take(step, kept, given_up, told)
    redirect(kept, given_up, told)
    delete_signed([given_up], by=by, reason=told.of_given_up)
    renew(kept, plan)
    return plan


@dataclass(frozen=True)
class Told:
    """By whom and why, as the history tells it: of what goes on, and of the record given up."""

    by: User
    reason: str
    of_given_up: str

    @property
    def signature(self) -> dict[str, Any]:
        return {"by": self.by, "reason": self.reason}


def told_of(kept: Any, given_up: Any, by: User, reason: str) -> Told:
    """Return the words of a merge. Reasons are public as the record is; a draft is not named."""
    words = (
        _("Merged with “%(record)s” (%(slug)s): %(reason)s")
        if is_public(given_up)
        else _("Merged with a record that is not public: %(reason)s")
    )
    into = _("Merged into “%(record)s” (%(slug)s): %(reason)s")
    return Told(by, words % about(given_up, reason), into % about(kept, reason))


def about(record: Any, reason: str) -> dict[str, str]:
    return {"record": str(record), "slug": record.slug, "reason": reason}


def present(record: Any) -> Any:
    """Return a record as it is now, held; refused if it is gone."""
    try:
        return locked(record)
    except ObjectDoesNotExist as gone:
        raise ValidationError(
            _("“%(record)s” is no longer on record.") % {"record": record}, code="gone"
        ) from gone


def refuse_stale(plan: Preview, taken: Collection[str], stamp: str | None) -> None:
    """Refuse what was chosen from a preview that is no longer true."""
    unknown = set(taken) - {value.name for value in plan.choices}
    if unknown or stamp not in (None, plan.stamp):
        raise ValidationError(
            _("One of the two records has changed meanwhile: look at what would become of them."),
            code=CHANGED,
        )


def settle(kept: Any, given_up: Any, taken: Collection[str], told: Told) -> None:
    """Give the kept record its values and its links."""
    for field in values.own_relations(type(kept)):
        setattr(kept, field.name, getattr(values.freed(kept, kept, given_up), field.name))
    values.settle(kept, values.freed(given_up, kept, given_up), taken)
    kept.full_clean()
    save_signed(kept, **told.signature)
    for many in kept._meta.many_to_many:
        getattr(kept, many.name).add(*getattr(given_up, many.name).all())


def link(row: Any, name: str, records: list[Any], told: Told) -> None:
    """Link a row with records that it is not linked with yet."""
    if records:
        sign(row, **told.signature)
        getattr(row, name).add(*records)


def link_instead(row: Any, name: str, kept: Any, given_up: Any, told: Told) -> None:
    """Link a row with the kept record in place of the other, leaving one history row."""
    sign(row, **told.signature)
    row.skip_history_when_saving = True
    getattr(row, name).add(kept)
    del row.skip_history_when_saving
    getattr(row, name).remove(given_up)


def take(step: Step, kept: Any, given_up: Any, told: Told) -> None:
    """Let one row point to the kept record."""
    row = fresh(step.row)
    if step.relation.is_many:
        link_instead(row, step.relation.name, kept, given_up, told)
    elif step.fate == Fate.FOLDS:
        fold(row, fresh(step.twin), step, told)
    elif step.fate == Fate.FALLS:
        delete_signed([row], by=told.by, reason=told.reason)
    else:
        move(row, step, kept, told)


def fresh(row: Any) -> Any:
    """Return a row as it is now: one that points in several ways was moved in another before."""
    return type(row)._base_manager.get(pk=row.pk)


def move(row: Any, step: Step, kept: Any, told: Told) -> None:
    """Let a row point to the kept record, with a free number, or to nothing."""
    setattr(row, step.relation.name, kept)
    for column in step.columns:
        setattr(row, column.name, None)
    if step.number:
        row.number = step.number
    save_signed(row, **told.signature)


def fold(row: Any, twin: Any, step: Step, told: Told) -> None:
    """Let a row of the kept record take up what another adds; what points to that points to it."""
    if values.settle(twin, row, but=key_columns(step.relation)):
        save_signed(twin, **told.signature)
    for name, records in step.links.items():
        link(twin, name, records, told)
    for inner in list(steps_of(twin, row)):
        take(inner, twin, row, told)
    delete_signed([row], by=told.by, reason=told.reason)


def redirect(kept: Any, given_up: Any, told: Told) -> None:
    """Lead from every address of the record given up to the kept one."""
    noun = noun_of(type(kept))
    in_the_way = Redirect.objects.filter(noun=noun, old_slug__in=(kept.slug, given_up.slug))
    if in_the_way:
        delete_signed(in_the_way, by=told.by, reason=told.reason)
    # The names that feeds know the kept record by are made from its own first slug.
    lead_to(noun, given_up.slug, kept.slug, "", **told.signature)


def renew(kept: Any, plan: Preview) -> None:
    """Touch the activities whose rows changed; renew what else rests on the kept record."""
    touched = (
        plan.activities - {plan.given_up.pk} if isinstance(kept, Activity) else plan.activities
    )
    if isinstance(kept, Activity):
        touched |= {kept.pk}
        facets.renew([plan.given_up.pk])
    else:
        resting = activities_on(kept) - touched
        for batch in batched(sorted(resting), TOUCHED_AT_ONCE, strict=False):
            derived.refresh(batch)
            facets.renew(batch)
    derived.renew_words_after(kept)
    touch_all(sorted(touched))


def activities_on(record: Any) -> set[int]:
    """Return the keys of the activities that rest on an organization or on a source.

    What rests on a reprint of a source rests on the source: both are one voice.
    """
    records = with_reprints(record) if isinstance(record, Source) else {record.pk}
    found: set[int] = set()
    for relation in relations_to(record._meta.concrete_model):
        rows = relation.model._base_manager.filter(**{f"{relation.name}__in": records})
        for path in paths_behind(relation.model):
            found.update(rows.values_list(path, flat=True))
    return found - {None}


def with_reprints(source: Source) -> set[int]:
    """Return the keys of a source, of its reprints, and of theirs."""
    found, latest = {source.pk}, {source.pk}
    while latest:
        reprints = Source.objects.filter(reprint_of__in=latest).exclude(pk__in=found)
        latest = set(reprints.values_list("pk", flat=True))
        found |= latest
    return found
