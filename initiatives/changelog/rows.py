"""Which rows of history the public may see: changes of what was public then and is so now."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce
from django.db.models.lookups import Exact

from initiatives.changelog.states import state
from initiatives.changelog.ways import Way
from initiatives.codelists import Noun, PublicationState
from initiatives.models import Activity, Claim, Person, Redirect, Statement

ADDED, CHANGED, REMOVED = "+", "~", "-"
PUBLISHED = PublicationState.PUBLISHED
STATES = Activity.history.model


def public_rows(way: Way, previewed: int | None = None) -> QuerySet:
    """Return the rows that change something public; whatever else happened is not in them.

    ``previewed`` is the key of an activity that is taken for public now.
    """
    rows = way.history.objects.filter(**way.only)
    if way.model is Activity:
        return activity_rows(way, rows, previewed)
    for path in way.behind:
        rows = rows.filter(was_public(f"{path}_id", OuterRef("history_date")))
        rows = rows.filter(is_public(path, previewed))
    if way.model is Claim:
        rows = rows.filter(Q(is_withdrawn=False) | was_standing(way))
    if way.model is Person:
        rows = rows.filter(had_spoken())
    if way.to and not way.behind:
        rows = rows.filter(was_there(way))
    return rows.filter(~Q(history_type=CHANGED) | differs(way))


def possible_rows(way: Way) -> QuerySet:
    """Return the rows that may change something public since its record became so.

    All that ``later_rows`` has and more: two rows are not compared, which takes the time.
    """
    rows = way.history.objects.filter(**way.only)
    for path in way.behind:
        rows = rows.filter(was_public(f"{path}_id", OuterRef("history_date")))
    if not way.to:
        return rows.exclude(history_type=ADDED)
    return rows if way.behind else rows.filter(was_there(way))


def is_public(path: str, previewed: int | None) -> Q:
    """Return the condition that the activity at the end of a path is public now."""
    public = Q(**{f"{path}__publication_state": PUBLISHED})
    return public if previewed is None else public | Q(**{path: previewed})


def activity_rows(way: Way, rows: QuerySet, previewed: int | None) -> QuerySet:
    """Return the public states of public activities that are new or differ from the one before.

    One that became one with another record is told of as long as that is public.
    """
    public = Q(id__in=Activity.objects.published().order_by().values("pk"))
    if previewed is not None:
        public |= Q(id=previewed)
    rows = rows.filter(public | lives_on(), publication_state=PUBLISHED)
    state_before = Subquery(previous(way).values("publication_state")[:1])
    rows = rows.alias(state_before=Coalesce(state_before, Value("")))
    return rows.filter(Q(history_type=REMOVED) | is_first(way) | differs(way))


def lives_on() -> Q:
    """Return the condition that an activity went into another one, which is public."""
    leading = Redirect.objects.filter(noun=Noun.ACTIVITY, old_slug=OuterRef("slug"))
    public = Activity.objects.published().order_by().values("slug")
    return Q(Exists(leading.filter(new_slug__in=public)), history_type=REMOVED)


def is_first(way: Way) -> Q:
    """Return the condition that a record of its own became public with this row."""
    if way.model is Activity:
        return ~Q(history_type=REMOVED) & ~Q(state_before=PUBLISHED)
    return Q(history_type=ADDED)


def first_rows(way: Way) -> QuerySet:
    """Return the rows by which records of their own became public."""
    rows = public_rows(way)
    return rows.none() if way.to else rows.filter(is_first(way))


def later_rows(way: Way) -> QuerySet:
    """Return all other rows."""
    rows = public_rows(way)
    return rows if way.to else rows.filter(~is_first(way))


def previous(way: Way) -> QuerySet:
    """Return the rows of the same record before this one, the latest first."""
    earlier = way.history.objects.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    return earlier.order_by("-history_id")


def differs(way: Way) -> Q:
    """Return the condition that a row holds something else than the one before."""
    now = Cast(state(way), TextField())
    before = Subquery(previous(way).values(item=Cast(state(way), TextField()))[:1])
    return ~Q(Exact(now, Coalesce(before, Value(""))))


def was_public(column: str, moment: Any) -> Exact:
    """Return the condition that an activity was public just before a moment."""
    states = STATES.objects.filter(id=OuterRef(column), history_date__lt=moment)
    latest = states.order_by("-history_date", "-history_id").values("publication_state")[:1]
    return Exact(Subquery(latest), Value(PUBLISHED))


def was_standing(way: Way) -> Exact:
    """Return the condition that a claim had not been withdrawn before."""
    return Exact(Subquery(previous(way).values("is_withdrawn")[:1]), Value(False))


def was_there(way: Way) -> Exists:
    """Return the condition that the record was on record before what belongs to it."""
    rows = way.record.history.model.objects.filter(id=OuterRef(way.record_column))
    return Exists(rows.filter(history_date__lt=OuterRef("history_date")))


def had_spoken() -> Exists:
    """Return the condition that a person was known by then from something said in public."""
    then = OuterRef(OuterRef("history_date"))
    of_public = Q(was_public("activity_id", then), activity__publication_state=PUBLISHED)
    said = Statement.history.model.objects.filter(
        Q(activity__isnull=True) | of_public,
        person_id=OuterRef("id"),
        history_date__lt=OuterRef("history_date"),
    )
    return Exists(said)
