"""Which records a user sees, changes and deletes.

A record that is not published is seen by who recorded it, by the focal points of the countries
that take part in it, and by those who publish. What belongs to activities, or names some,
follows all of them. All else is open to whom the permissions open it.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from initiatives.codelists import PublicationState
from initiatives.models import (
    Activity,
    ActivityRelation,
    ActivityVoice,
    Check,
    Claim,
    Commitment,
    CommitmentOverride,
    Document,
    Evidence,
    Funding,
    Milestone,
    Observation,
    OrganizationRole,
    Outcome,
    Participation,
    Pillar,
    SourceVoice,
    Statement,
)
from initiatives.rights.countries import naming_foreign
from initiatives.rights.publishing import publishes

# Ways from a row to the activities that it belongs to or names.
WAYS: dict[type[Any], tuple[str, ...]] = {
    ActivityRelation: ("from_activity", "to_activity"),
    ActivityVoice: ("activity",),
    Check: ("activity", "commitment__initiative"),
    Claim: ("activity",),
    Commitment: ("initiative",),
    CommitmentOverride: ("commitment__initiative",),
    Document: ("activity",),
    Evidence: ("commitment__initiative", "activity"),
    Funding: ("activity", "commitment__initiative"),
    Milestone: ("activity",),
    Observation: ("activity",),
    OrganizationRole: ("activity",),
    Outcome: ("activity", "concerns"),
    Participation: ("activity",),
    Pillar: ("initiative",),
    SourceVoice: ("activity",),
    Statement: ("activity",),
}
# What a focal point may not delete with a draft, where it is of another country.
OF_COUNTRIES: tuple[Any, ...] = (
    Participation,
    OrganizationRole,
    Commitment,
    Funding,
    Statement,
    Observation,
)


def recorded_by(user: Any) -> QuerySet:
    """Return the keys of the activities that a user recorded, as history has it."""
    return Activity.history.filter(history_type="+", history_user=user).values("id")


def is_of(user: Any) -> Q:
    """Activities that a user recorded, or that take part with one of his or her countries."""
    parts = Participation.objects.filter(country__focal_points__user=user)
    return Q(pk__in=recorded_by(user)) | Q(pk__in=parts.values("activity"))


def is_seen(user: Any) -> Q:
    return Q(publication_state=PublicationState.PUBLISHED) | is_of(user)


def is_changeable(user: Any) -> Q:
    return Q(publication_state=PublicationState.DRAFT) & is_of(user)


def among(rows: QuerySet, condition: Q) -> QuerySet:
    """Return the rows none of whose activities fails a condition."""
    model = rows.model._meta.concrete_model
    if model is Activity:
        return rows.filter(condition)
    open_ones = Activity.objects.filter(condition).order_by().values("pk")
    for way in WAYS.get(model, ()):
        rows = rows.filter(Q(**{f"{way}__isnull": True}) | Q(**{f"{way}__in": open_ones}))
    return rows


def visible(rows: Any, user: Any) -> Any:
    """Return the rows that a user may see."""
    return rows if publishes(user) else among(rows, is_seen(user))


def changeable(rows: Any, user: Any) -> Any:
    """Return the rows that a user may change, as far as the permissions allow.

    What belongs to no activity is public at once: whoever publishes changes it.
    """
    if publishes(user):
        return rows
    ways = WAYS.get(rows.model._meta.concrete_model, ())
    if ways:
        rows = rows.exclude(**{f"{way}__isnull": True for way in ways})
        rows = rows.exclude(pk__in=naming_foreign(rows.model.objects.all(), user).values("pk"))
    return among(rows, is_changeable(user))


def deletable(rows: Any, user: Any) -> Any:
    """Return the rows that a user may delete: of activities those that he or she recorded."""
    if publishes(user) or rows.model._meta.concrete_model is not Activity:
        return changeable(rows, user)
    rows = changeable(rows, user).filter(pk__in=recorded_by(user))
    for model in OF_COUNTRIES:
        [way] = WAYS[model][:1]
        foreign = naming_foreign(model.objects.exclude(**{way: None}), user)
        rows = rows.exclude(pk__in=foreign.order_by().values(way))
    return rows


def may_see(record: Any, user: Any) -> bool:
    """May this user see a record as it stands in the database?"""
    return publishes(user) or holds(record, visible, user)


def may_change(record: Any, user: Any) -> bool:
    """May this user change a record as it stands in the database?"""
    return publishes(user) or holds(record, changeable, user)


def may_delete(record: Any, user: Any) -> bool:
    """May this user delete a record as it stands in the database?"""
    return publishes(user) or holds(record, deletable, user)


def holds(record: Any, question: Any, user: Any) -> bool:
    """Is a record among the rows that a question leaves?"""
    model = record._meta.concrete_model
    if model is not Activity and model not in WAYS:
        return True
    return bool(question(model._base_manager.filter(pk=record.pk), user).exists())
