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
    is_inverse: bool


@dataclass
class Neighbour:
    """An activity with all that ties it to another, in one direction."""

    name: str
    short_name: str
    kind: str
    url: str
    is_outgoing: bool
    labels: list[str]
    is_sourced: bool

    @property
    def words(self) -> str:
        """How it is tied."""
        return " · ".join(self.labels)


def groups_of(activity: Activity, relations: Iterable[ActivityRelation]) -> list[Group]:
    """Return relations by kind and direction: what the activity does first, then the inverse."""
    listed = list(relations)
    groups = [
        Group(label, related_in(listed, kind, activity, is_inverse=is_inverse), is_inverse)
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


def neighbours_of(groups: Iterable[Group]) -> list[Neighbour]:
    """Return the other ends of all relations, each once for each direction."""
    found: dict[tuple[Activity, bool], Neighbour] = {}
    for group in groups:
        for item in group.related:
            neighbour = found.setdefault(
                (item.activity, group.is_inverse), neighbour_of(item.activity, group)
            )
            neighbour.labels.append(str(group.label))
            neighbour.is_sourced = neighbour.is_sourced and bool(item.sources)
    return list(found.values())


def neighbour_of(activity: Activity, group: Group) -> Neighbour:
    """Return an activity of which it is not told yet what ties it."""
    return Neighbour(
        name=activity.name,
        short_name=activity.short_name,
        kind=activity.kind,
        url=activity.get_absolute_url(),
        is_outgoing=not group.is_inverse,
        labels=[],
        is_sourced=True,
    )


def unsourced(groups: Iterable[Group]) -> int:
    """Count the relations for which no source is recorded."""
    return sum(not item.sources for group in groups for item in group.related)
