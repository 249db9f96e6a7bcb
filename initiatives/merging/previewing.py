"""What a merge would do, told before it is done, with a stamp of all that is told."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from initiatives.merging.relations import activities_behind
from initiatives.merging.steps import Fate, Step, steps_of
from initiatives.merging.values import Becomes, Value, compare, dropped, freed, parts_of


@dataclass(frozen=True)
class Added:
    """What the kept record is newly linked with, such as themes."""

    label: str
    records: list[Any]


@dataclass(frozen=True)
class Table:
    """What becomes of the rows of one relation."""

    label: str  # of the rows
    column: str  # by which they point to the record
    steps: list[Step]

    def of(self, fate: Fate) -> list[Step]:
        return [step for step in self.steps if step.fate == fate]

    @property
    def counts(self) -> list[tuple[Fate, int]]:
        """How many rows each fate has, those that none has left out."""
        return [(fate, number) for fate in Fate if (number := len(self.of(fate)))]


@dataclass(frozen=True)
class Preview:
    """All that becomes of two records that are merged."""

    kept: Any
    given_up: Any
    values: list[Value] = field(default_factory=list)
    added: list[Added] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    stamp: str = ""

    @property
    def choices(self) -> list[Value]:
        """The values of which one is to be chosen."""
        return [value for value in self.values if value.becomes == Becomes.CHOICE]

    @property
    def others(self) -> list[Value]:
        """The values that are filled in, joined or left out."""
        return [value for value in self.values if value.becomes != Becomes.CHOICE]

    @property
    def steps(self) -> Iterator[Step]:
        return (step for table in self.tables for step in table.steps)

    @property
    def activities(self) -> set[int]:
        """The keys of the activities whose rows change."""
        return {pk for step in self.steps for pk in activities_behind(step.row)}


def preview(kept: Any, given_up: Any) -> Preview:
    """Return what would become of two records of one model, as they are now."""
    kept, given_up = concrete(kept), concrete(given_up)
    values = compare(freed(kept, kept, given_up), freed(given_up, kept, given_up))
    added = list(links_added(kept, given_up))
    steps = list(steps_of(kept, given_up))
    return Preview(
        kept,
        given_up,
        [*values, *dropped(kept, given_up)],
        added,
        list(tables_of(steps)),
        stamp_of(kept, given_up, added, steps),
    )


def concrete(record: Any) -> Any:
    """Return a record as a row of its table, whichever proxy it came as, fresh from there."""
    return record._meta.concrete_model._base_manager.get(pk=record.pk)


def links_added(kept: Any, given_up: Any) -> Iterator[Added]:
    """Yield what the kept record would be linked with newly."""
    for many in kept._meta.many_to_many:
        there = set(getattr(kept, many.name).values_list("pk", flat=True))
        if new := [each for each in getattr(given_up, many.name).all() if each.pk not in there]:
            yield Added(str(many.verbose_name), new)


def tables_of(steps: Iterable[Step]) -> Iterator[Table]:
    """Yield the steps by relation."""
    for relation, group in groupby(steps, key=lambda step: step.relation):
        options = relation.model._meta
        yield Table(str(options.verbose_name_plural), str(relation.field.verbose_name), list(group))


def stamp_of(kept: Any, given_up: Any, added: list[Added], steps: list[Step]) -> str:
    """Return what is another as soon as anything of this is another."""
    told: list[Any] = [content(kept), content(given_up)]
    told += [[each.pk for each in links.records] for links in added]
    told += [
        [step.relation.name, step.fate, step.number, content(step.row), content(step.twin)]
        + [sorted(each.pk for each in new) for new in step.links.values()]
        for step in steps
    ]
    return hashlib.sha256(repr(told).encode()).hexdigest()


def content(row: Any) -> list[str]:
    """Return what a row holds that somebody entered, and whether it is public."""
    if row is None:
        return []
    columns = [field.attname for part in parts_of(row._meta.concrete_model) for field in part]
    own = ["pk", "slug", "publication_state"]
    return [type(row)._meta.label, *(repr(getattr(row, name, "")) for name in (*own, *columns))]
