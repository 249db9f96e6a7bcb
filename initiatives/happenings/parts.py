"""The rows that hold dates, part by part: one query for all of them, with the same columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, TextChoices, Value
from django.utils.translation import gettext_lazy as _
from pyroaring import BitMap

from initiatives import facets
from initiatives.codelists import EVENT_KINDS, ActivityKind, PublicationState
from initiatives.happenings.periods import YEAR, Periods
from initiatives.models import Activity, Commitment, Milestone


class What(TextChoices):
    """What a date says."""

    EVENT = "event", _("Takes place")
    ANNOUNCED = "announced", _("Announced")
    ADOPTED = "adopted", _("Adopted")
    START = "start", _("Start")
    END = "end", _("End")
    MILESTONE = "milestone", _("Milestone")
    MADE = "made", _("Promised")
    DUE = "due", _("Due")


@dataclass(frozen=True)
class Part:
    """One column of dates: of which rows, of which kinds of activity, and where it ends."""

    what: What
    model: Any
    column: str
    activity: str = "pk"  # the path to the activity that it belongs to
    kinds: tuple[str, ...] = (ActivityKind.INITIATIVE,)
    ends: str = ""  # the column of the last day, if it is another
    # The columns of its own words, of its own address, and of the date as it is worded.
    told: tuple[str, str, str] = ("", "", "")

    @property
    def state(self) -> str:
        """The path to the publication state."""
        name = "publication_state"
        return name if self.activity == "pk" else f"{self.activity}__{name}"

    def among(self, selection: facets.Selection) -> QuerySet:
        """Return the dated rows of the activities selected."""
        rows = self.model._default_manager.order_by().exclude(**{self.column: ""})
        rows = rows.filter(**{self.state: PublicationState.PUBLISHED})
        if self.activity == "pk":
            rows = rows.filter(kind__in=self.kinds)
        every = selection.index.any_of("kind", self.kinds)
        members = selection.members & every
        return rows if members == every else facets.among(rows, members, self.activity)

    def within(self, rows: QuerySet, asked: Periods) -> QuerySet:
        """Return the rows that can lie in the periods asked."""
        for condition in asked:
            choice = Q(pk__in=[])
            for period in condition:
                choice |= self.touching(period.first, period.last)
            rows = rows.filter(choice)
        return rows

    def touching(self, first: str, last: str) -> Q:
        """Return the condition that the date can lie within a stretch of days."""
        from_, until = f"{self.column}_from", f"{self.column}_until"
        if self.ends:
            return Q(span_from__lte=last, span_until__gte=first)
        # A partial date lies within one year: with this an index need not be read to its end.
        of_the_year = {f"{from_}__gte": f"{first[:YEAR]}-01-01"}
        return Q(**{f"{from_}__lte": last, f"{until}__gte": first, **of_the_year})


OF_ALL = (*EVENT_KINDS, ActivityKind.INITIATIVE)
EVENTS = Part(What.EVENT, Activity, "starts_on", kinds=(*EVENT_KINDS,), ends="ends_on")
PARTS = [
    EVENTS,
    Part(What.ANNOUNCED, Activity, "announced_on"),
    Part(What.ADOPTED, Activity, "adopted_on"),
    Part(What.START, Activity, "starts_on"),
    Part(What.END, Activity, "ends_on"),
    Part(What.MILESTONE, Milestone, "happened_on", "activity", OF_ALL, told=("title", "", "")),
    Part(What.MADE, Commitment, "made_on", "initiative", told=("text", "slug", "")),
    Part(What.DUE, Commitment, "due_on", "initiative", told=("text", "slug", "due_as_worded")),
]


def dated(selection: facets.Selection, asked: Periods) -> Iterator[QuerySet]:
    """Yield the happenings of each part that can lie in the periods asked.

    Each has ``start`` and ``end`` (partial dates), ``what``, the ``key`` of its row and of its
    activity (``owner``), and of milestones and promises their own words and address.
    """
    for part in PARTS:
        rows = part.among(limited(part, selection, asked))
        words, own_address, as_worded = part.told
        yield part.within(rows, asked).annotate(
            start=F(part.column),
            end=column(part.ends),
            what=Value(part.what.value, CharField()),
            key=F("pk"),
            owner=F("pk" if part.activity == "pk" else f"{part.activity}_id"),
            words=column(words),
            own_address=column(own_address),
            as_worded=column(as_worded),
        )


def column(name: str) -> Any:
    """Return a column, or for none a text that is empty."""
    return F(name) if name else Value("", CharField())


def limited(part: Part, selection: facets.Selection, asked: Periods) -> facets.Selection:
    """Return a selection with no more events than can lie in the periods: sets tell which.

    No index finds what began before a day and is not over.
    """
    if part is not EVENTS or not asked:
        return selection
    index, within = selection.index, []
    for condition in asked:
        sets = [index.touching(period.first, period.last) for period in condition]
        within.append(BitMap.union(*sets) if sets else BitMap())
    return facets.Selection(
        index, selection.asked, selection.today, (*selection.within, *within), selection.remembered
    )
