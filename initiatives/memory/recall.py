"""From outcomes to the promises made in them, and to what came later: rows for the rules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import chain

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from initiatives import progress
from initiatives.codelists import (
    INVERSE_RELATIONS,
    ActivityStatus,
    FollowUp,
    PublicationState,
    RelationKind,
)
from initiatives.collected import Part, give_parts, with_parts
from initiatives.memory.chain import Deed, Kept, Remembered, Tally
from initiatives.memory.rules import Span, follow_up_of, is_later
from initiatives.models import (
    Activity,
    ActivityRelation,
    Check,
    Commitment,
    CommitmentOverride,
    Evidence,
    Outcome,
    Source,
)
from initiatives.prepared import PreparedSet

# What a link to an activity shows, and what tells whether it came later.
LINKED = (
    *("slug", "kind", "name", "status", "publication_state"),
    *("starts_on", "ends_on", "announced_on", "adopted_on", "span_from", "is_undated"),
)
# Of sources the key that marks need; pages read the rest of them with their other sources.
SOURCES = Part("sources", Source.objects.order_by("pk"), columns=("slug",))
PARTS = (
    Part(
        "inverse_relations",
        ActivityRelation.objects.published().order_by("from_activity__span_from", "pk"),
        to=(("from_activity", LINKED),),
        parts=(SOURCES,),
    ),
    Part(
        "commitments",
        Commitment.objects.order_by("slug"),
        parts=(
            SOURCES,
            Part(
                "evidence",
                Evidence.objects.order_by("number"),
                to=(("activity", LINKED), ("source", ("slug",))),
            ),
            Part("checks", Check.objects.order_by("pk")),
            Part("overrides", CommitmentOverride.objects.order_by("pk")),
        ),
    ),
)

CONCERNING = Part("outcomes_concerning", Outcome.objects.published(), to=(("activity", LINKED),))


def traced(activities: QuerySet[Activity]) -> QuerySet[Activity]:
    """Activities with their promises, and all that stands in relation to them, in one query."""
    rows = activities.filter(publication_state=PublicationState.PUBLISHED).order_by("pk")
    return with_parts(rows.defer("search_text", "search_words", "summary", "audience"), PARTS)


@PreparedSet
def traced_by_key(keys: list[int]) -> QuerySet[Activity]:
    return traced(Activity.objects.filter(pk__in=keys))


def recall(outcomes: Iterable[Outcome], on: date) -> list[Remembered]:
    """Return outcomes, whose events were fetched with them, with what came later, in one query."""
    listed = list(outcomes)
    keys = {row.concerns_id for row in listed if row.concerns_id}
    return remember(listed, traced_by_key(sorted(keys)), on)


def remember(
    outcomes: Iterable[Outcome], concerned: Iterable[Activity], on: date
) -> list[Remembered]:
    """Return each outcome with what came later of the activity that it concerns, if ``traced``."""
    known = list(concerned)
    give_parts(known, PARTS)
    by_key = {activity.pk: activity for activity in known}
    return [remembered(row, by_key.get(row.concerns_id or 0), on) for row in outcomes]


def states(outcomes: QuerySet[Outcome], on: date) -> dict[int, FollowUp]:
    """Return what is on record of the time after outcomes, by primary key, in one query.

    Those that concern nothing public are left out: nothing is tied to them.
    """
    keys = outcomes.order_by().values("concerns")
    known = list(with_parts(traced(Activity.objects.filter(pk__in=keys)), [CONCERNING]))
    give_parts(known, (*PARTS, CONCERNING))
    return {
        outcome.pk: remembered(outcome, activity, on).follow_up
        for activity in known
        for outcome in activity.outcomes_concerning.all()
    }


def by_follow_up(outcomes: Iterable[Remembered]) -> list[Tally]:
    """Return outcomes under what is on record of the time after them, each state that occurs."""
    listed = list(outcomes)
    tallies = [
        Tally(state, [row for row in listed if row.follow_up == state]) for state in FollowUp
    ]
    return [tally for tally in tallies if tally.outcomes]


def remembered(outcome: Outcome, concerns: Activity | None, on: date) -> Remembered:
    """Return one outcome with the promises of what it concerns and with what came later."""
    event = outcome.activity
    promises = kept(concerns, event) if concerns else []
    promised = {deed.activity for promise in promises for deed in promise.deeds}
    later = tied(concerns, event) if concerns else []
    deeds = chain(later, *(promise.deeds for promise in promises))
    return Remembered(
        outcome=outcome,
        event=event,
        concerns=concerns,
        promises=promises,
        later=[deed for deed in later if deed.activity not in promised],
        follow_up=follow_up_of(((deed.is_later, deed.begun) for deed in deeds), on),
    )


def kept(concerns: Activity, event: Activity) -> list[Kept]:
    """Return the promises of an activity with the deeds that may be later than an event."""
    return [
        Kept(commitment, possibly_later(map(deed_of, counting(commitment, event)), event))
        for commitment in concerns.commitments.all()
    ]


def counting(commitment: Commitment, event: Activity) -> list[Evidence]:
    """Return the evidence that counts towards a promise, but for the event itself."""
    return [
        row
        for row in commitment.evidence.all()
        if row.bearing in progress.COUNTING and row.activity_id != event.pk
    ]


def deed_of(evidence: Evidence) -> Deed:
    """Return what a piece of evidence tells of; an activity that is not public is not named."""
    activity = evidence.activity if is_shown(evidence.activity) else None
    begun = evidence.happened_on or (begun_on(activity) if activity else "")
    return Deed(begun, activity, evidence, [evidence.get_bearing_display()], [evidence.source])


def tied(concerns: Activity, event: Activity) -> list[Deed]:
    """Return the activities in relation to one that may be later than an event, each once.

    The activity itself is one of them where it surely began later.
    """
    deeds: dict[Activity, Deed] = {}
    for relation in concerns.inverse_relations.all():
        other = relation.from_activity
        if other.pk != event.pk and is_shown(other):
            deed = deeds.setdefault(other, Deed(begun_on(other), other))
            deed.ties.append(str(INVERSE_RELATIONS[RelationKind(relation.kind)]))
            deed.sources += relation.sources.all()
    found = possibly_later(deeds.values(), event)
    own = Deed(begun_on(concerns), concerns, ties=[_("Began later")], is_own=True)
    return [*(deed for deed in possibly_later([own], event) if deed.is_later), *found]


def possibly_later(deeds: Iterable[Deed], event: Activity) -> list[Deed]:
    """Return the deeds that did not surely begin by the end of an event, the earliest first."""
    over = Span.of(event.ends_on or event.starts_on)
    found = list(deeds)
    for deed in found:
        deed.is_later = is_later(deed.begun, over)
    found = [deed for deed in found if deed.is_later is not False]
    return sorted(found, key=lambda deed: (not deed.begun.first, deed.begun.first))


def begun_on(activity: Activity) -> str:
    """Return the partial date of an activity's first day: its start, announcement or adoption."""
    return activity.starts_on or activity.announced_on or activity.adopted_on


def is_shown(activity: Activity | None) -> bool:
    """May the public see an activity, and was it not called off?"""
    return bool(
        activity
        and activity.publication_state == PublicationState.PUBLISHED
        and activity.status != ActivityStatus.CANCELLED
    )
