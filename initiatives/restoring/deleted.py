"""Deleted records: which there are, and bringing one back with all that fell with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from initiatives import workflow
from initiatives.changelog.rows import REMOVED
from initiatives.codelists import PublicationState
from initiatives.models import Activity, Redirect
from initiatives.restoring.belonging import Branch, all_branches_of, pointing_to
from initiatives.restoring.past import State, states_in, states_now
from initiatives.restoring.plan import Deed, NothingThereError, Plan, Wanted, plan_of


def deleted_of(model: Any) -> QuerySet:
    """Return the last row of history of each deleted record of a model, the latest first."""
    concrete = model._meta.concrete_model
    past = concrete.history.model.objects
    live = concrete._base_manager.filter(pk=OuterRef("id"))
    later = past.filter(id=OuterRef("id"), history_id__gt=OuterRef("history_id"))
    rows = past.filter(~Exists(live), ~Exists(later), history_type=REMOVED)
    if model is not concrete and issubclass(model, Activity):
        rows = rows.filter(kind=model.KIND)
    pointed = [field.name for field in past.model.tracked_fields if field.is_relation]
    newest_first = rows.order_by("-history_date", "-history_id")
    return newest_first.select_related("history_user", *pointed)


def as_record(row: Any) -> Any:
    """Return the record that a row of history is of, as it was; no query, unlike ``instance``."""
    record = row.instance_type(
        **{field.attname: getattr(row, field.attname) for field in row.tracked_fields}
    )
    for field in row.tracked_fields:
        if field.is_relation and field.is_cached(row):
            field.set_cached_value(record, field.get_cached_value(row))
    return record


def title_of(row: Any) -> str:
    """Return what a deleted record was called, by its key if what named it is gone too."""
    try:
        return str(as_record(row))
    except ObjectDoesNotExist:
        return f"{row.instance_type._meta.verbose_name} {row.id}"


def undeleted(model: Any, key: int, slug: str = "") -> Plan:
    """Return what would bring a deleted record back with all that was deleted in the same act."""
    concrete = model._meta.concrete_model
    last = concrete.history.model.objects.filter(id=key).order_by("-history_id").first()
    if last is None or last.history_type != REMOVED:
        raise NothingThereError
    act = {
        "history_type": REMOVED,
        "history_date": last.history_date,
        "history_user": last.history_user_id,
        "history_change_reason": last.history_change_reason,
    }
    wanted = [
        Wanted(branch, pk, Deed.ADD, then=as_draft(branch, state, slug))
        for branch in all_branches_of(model)
        for pk, state in states_in(branch, branch.history(key).filter(**act)).items()
    ]
    wanted += pointers(concrete, key)
    taken = taken_by(concrete, slug or getattr(last, "slug", ""))
    return plan_of(model, key, wanted, filter(None, [taken]), needs_slug=bool(taken))


def pointers(model: Any, key: int) -> Iterator[Wanted]:
    """Yield what pointed to a record until it was deleted, and was not edited since."""
    for branch, field in pointing_to(model):
        past = branch.model.history.model.objects.filter(id=OuterRef("pk"))
        last = past.order_by("-history_id").values(field.attname)[:1]
        rows = branch.model._base_manager.filter(**{f"{field.name}__isnull": True})
        rows = rows.annotate(former=Subquery(last)).filter(former=key)
        for pk, now in states_now(branch, rows.prefetch_related(*branch.links)).items():
            then = State(now.columns | {field.attname: key}, now.links)
            yield Wanted(branch, pk, Deed.CHANGE, now, then)


def as_draft(branch: Branch, state: State, slug: str) -> State:
    """Return a state as it comes back: an activity as a draft, under another slug if need be."""
    if branch.above is not None:
        return state
    columns = dict(state.columns)
    if branch.model is Activity:
        columns["publication_state"] = PublicationState.DRAFT
    if slug:
        columns["slug"] = slug
    return State(columns, state.links)


def taken_by(model: Any, slug: str) -> str:
    """Say which record has an address by now, "" if it is free."""
    if not slug:
        return ""
    other = model._base_manager.filter(slug=slug).first()
    noun = workflow.noun_of(model)
    if other is None and noun:
        other = Redirect.objects.filter(noun=noun, old_slug=slug).first()
    if other is None:
        return ""
    text = _("The slug “%(slug)s” is taken by “%(record)s” by now: give another.")
    return text % {"slug": slug, "record": other}
