"""The time line of one activity: its own dates and milestones, and dated activities tied to it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from initiatives.explanation import due_words
from initiatives.fields import first_day_of
from initiatives.models import Activity, Commitment
from initiatives.views.record.relations import Group, Related


@dataclass(frozen=True)
class Happening:
    """One dated line; ``label`` says it in words where only text can stand."""

    start: str
    label: str
    end: str = ""
    title: str = ""
    url: str = ""
    lead: str = ""
    sources: list[Any] = field(default_factory=list)


def timeline_of(
    activity: Activity, groups: Iterable[Group], commitments: Iterable[Commitment]
) -> list[Happening]:
    """Return all dated happenings in order; nothing if the record has no more than its own date."""
    others = [
        *milestones_of(activity),
        *related_of(groups),
        *terms_of(commitments),
    ]
    found = [*own_dates(activity), *others] if others else []
    return sorted(found, key=lambda item: (first_day_of(item.start), item.label))


def own_dates(activity: Activity) -> list[Happening]:
    """Return what the activity's own columns date; of an event both ends in one line."""
    if activity.is_event:
        return [named(activity.starts_on, _("It takes place"), end=activity.ends_on)] * bool(
            activity.starts_on
        )
    dated = [
        (activity.announced_on, pgettext("time line", "Announced")),
        (activity.adopted_on, pgettext("time line", "Adopted")),
        (activity.starts_on, pgettext("time line", "Start")),
        (activity.ends_on, pgettext("time line", "End")),
    ]
    return [named(day, words) for day, words in dated if day]


def named(day: str, words: str, **more: Any) -> Happening:
    """Return a happening that our own words name."""
    return Happening(start=day, label=words, lead=words, **more)


def milestones_of(activity: Activity) -> list[Happening]:
    """Return the dated milestones with their sources."""
    return [
        Happening(row.happened_on, row.title, title=row.title, sources=list(row.sources.all()))
        for row in activity.milestones.all()
        if row.happened_on
    ]


def related_of(groups: Iterable[Group]) -> list[Happening]:
    """Return the dated activities that relations lead to, each once with all its relations."""
    ties: dict[Activity, list[tuple[Group, Related]]] = {}
    for group in groups:
        for item in group.related:
            ties.setdefault(item.activity, []).append((group, item))
    return [related(other, tied) for other, tied in ties.items() if not other.is_undated]


def related(other: Activity, tied: list[tuple[Group, Related]]) -> Happening:
    """Return an activity with the kinds of relation that tie it."""
    lead = " · ".join(str(group.label) for group, _item in tied)
    return Happening(
        start=other.starts_on or other.announced_on or other.adopted_on,
        end=other.ends_on if other.is_event else "",
        label=f"{lead}: {other.name}",
        lead=lead,
        title=other.name,
        url=other.get_absolute_url(),
        sources=list(dict.fromkeys(source for _group, item in tied for source in item.sources)),
    )


def due_lead(commitment: Commitment) -> str:
    """Return what a due date says; one that is no day, month or year in its own words."""
    if not commitment.due_as_worded:
        return _("Due")
    return _("Due %(date)s") % {"date": due_words(commitment.due_on, commitment.due_as_worded)}


def terms_of(commitments: Iterable[Commitment]) -> list[Happening]:
    """Return the days by which promises fall due."""
    return [
        Happening(
            start=row.due_on,
            label=_("Due: %(promise)s") % {"promise": row.text},
            lead=due_lead(row),
            title=row.text,
            url=row.get_absolute_url(),
            sources=list(row.sources.all()),
        )
        for row in commitments
        if row.due_on
    ]
