"""The chain from an outcome to promises and later deeds, each with where it was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from initiatives.codelists import FollowUp
from initiatives.memory.rules import Span
from initiatives.models import Activity, Commitment, Evidence, Outcome, Source


@dataclass
class Deed:
    """What is tied to an outcome: an activity, or what evidence alone tells of; and how so."""

    began_on: str
    activity: Activity | None = None
    evidence: Evidence | None = None
    ties: list[str] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    is_own: bool = False  # the activity that the outcome concerns, with no tie to be sourced
    is_later: bool | None = None

    @property
    def begun(self) -> Span:
        """All days on which it can have begun."""
        return Span.of(self.began_on)

    @property
    def words(self) -> str:
        """What the evidence says of it, "" for an activity in relation."""
        return self.evidence.note if self.evidence else ""


@dataclass(frozen=True)
class Kept:
    """A promise made in what an outcome concerns, and the later deeds that count towards it."""

    commitment: Commitment
    deeds: list[Deed]

    @property
    def sources(self) -> list[Source]:
        """Where the promise was read."""
        return list(self.commitment.sources.all())


@dataclass(frozen=True)
class Remembered:
    """One outcome with all that is on record of the time after it."""

    outcome: Outcome
    event: Activity
    concerns: Activity | None
    promises: list[Kept]
    later: list[Deed]
    follow_up: FollowUp

    @property
    def kept(self) -> list[Kept]:
        """The promises with a deed that counts and may be later."""
        return [promise for promise in self.promises if promise.deeds]

    @property
    def open(self) -> list[Kept]:
        """The promises without one."""
        return [promise for promise in self.promises if not promise.deeds]

    @cached_property
    def activities(self) -> list[Activity]:
        """All activities tied to the outcome that may have come later, each once."""
        deeds = chain(self.later, *(promise.deeds for promise in self.promises))
        return list(dict.fromkeys(deed.activity for deed in deeds if deed.activity))

    def steps(self) -> Iterator[Kept | Deed]:
        """Yield what has sources of its own: promises, each with its deeds, then what is tied."""
        for promise in self.promises:
            yield promise
            yield from promise.deeds
        yield from self.later

    @cached_property
    def sources(self) -> list[Source]:
        """Where all of it was read, in the order of the steps, each source once."""
        return list(dict.fromkeys(source for step in self.steps() for source in step.sources))


@dataclass(frozen=True)
class Tally:
    """The outcomes of one state, to be listed under it."""

    follow_up: FollowUp
    outcomes: list[Remembered]
