"""How an activity stands to others, read from its own end."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from initiatives.codelists import INVERSE_RELATIONS, RelationKind
from initiatives.models import Activity, ActivityRelation


@dataclass(frozen=True)
class Related:
    """The activity at the other end of a relation."""

    activity: Activity
    sources: list[Any]


@dataclass(frozen=True)
class Group:
    """All relations of one kind in one direction."""

    label: Any
    related: list[Related]


def groups_of(activity: Activity, relations: Iterable[ActivityRelation]) -> list[Group]:
    """Return relations by kind and direction: what the activity does first, then the inverse."""
    listed = list(relations)
    groups = [
        Group(label, related_in(listed, kind, activity, is_inverse=is_inverse))
        for is_inverse in (False, True)
        for kind, label in labels(is_inverse=is_inverse)
    ]
    return [group for group in groups if group.related]


def labels(*, is_inverse: bool) -> list[tuple[str, Any]]:
    """Return the kinds of relation with the words for one direction."""
    return [(kind, INVERSE_RELATIONS[kind] if is_inverse else kind.label) for kind in RelationKind]


def related_in(
    relations: list[ActivityRelation], kind: str, activity: Activity, *, is_inverse: bool
) -> list[Related]:
    """Return the other ends of the relations of one kind and direction, earliest first."""
    mine, other = ("to", "from") if is_inverse else ("from", "to")
    found = [
        Related(getattr(relation, f"{other}_activity"), list(relation.sources.all()))
        for relation in relations
        if relation.kind == kind and getattr(relation, f"{mine}_activity_id") == activity.pk
    ]
    return sorted(found, key=lambda item: (item.activity.is_undated, item.activity.span_from))


def unsourced(groups: Iterable[Group]) -> int:
    """Count the relations for which no source is recorded."""
    return sum(not item.sources for group in groups for item in group.related)
