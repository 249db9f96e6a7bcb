"""What becomes of each row that points to a record, once that record is another; only read here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from initiatives.merging.relations import NUMBER, NUMBERED, SAYS, Relation, relations_to
from initiatives.merging.values import Value, compare


class Fate(StrEnum):
    """What becomes of one row."""

    MOVES = "moves"
    IS_NUMBERED = "is-numbered"  # moves, and gets the next number there
    FOLDS = "folds"  # a row that says the same is there and takes up what this one adds
    LETS_GO = "lets-go"  # stays, and no longer points to what would be itself
    FALLS = "falls"  # would point to itself, and says nothing else


@dataclass(frozen=True)
class Step:
    """One row, what becomes of it, and what of it the row that takes it up cannot hold."""

    relation: Relation
    row: Any
    fate: Fate
    twin: Any = None
    number: int = 0
    columns: tuple[Any, ...] = ()  # that are emptied
    values: list[Value] = field(default_factory=list)
    links: dict[str, list[Any]] = field(default_factory=dict)  # that the twin gets


def steps_of(kept: Any, given_up: Any) -> Iterator[Step]:
    """Yield a step for every row that points to the record given up."""
    for relation in relations_to(kept._meta.concrete_model):
        yield from steps_by(relation, kept, given_up)


def steps_by(relation: Relation, kept: Any, given_up: Any) -> list[Step]:
    """Return the steps of one relation; their number of queries is that of the model's fields."""
    rows = [row for row in relation.rows(given_up) if not is_same(row, kept)]
    if not rows:
        return []
    if relation.is_many:
        return links_moved(relation, rows, kept)
    return list(Moves(relation, kept, given_up).steps(rows))


def is_same(row: Any, record: Any) -> bool:
    """Is a row the record itself?"""
    return type(row) is type(record) and row.pk == record.pk


def links_moved(relation: Relation, rows: Iterable[Any], kept: Any) -> list[Step]:
    """Return the steps of rows that point to several records, maybe to both."""
    there = relation.model._base_manager.filter(**{relation.name: kept})
    both = set(there.values_list("pk", flat=True))
    return [Step(relation, row, Fate.FOLDS if row.pk in both else Fate.MOVES) for row in rows]


class Moves:
    """The rows of one relation, and what stands in their way."""

    def __init__(self, relation: Relation, kept: Any, given_up: Any) -> None:
        self.relation, self.kept, self.given_up = relation, kept, given_up
        self.told_apart = tuple(told_apart_by(relation))
        there = list(relation.rows(kept)) if self.told_apart else []
        self.there = {key: row for row in there for key in self.keys_of(row)}
        self.numbers: defaultdict[tuple[Any, ...], set[int]] = defaultdict(set)
        if self.is_numbered:
            for row in there:
                self.numbers[self.scope_of(row)].add(row.number)

    @property
    def is_numbered(self) -> bool:
        """Have the rows numbers inside the record?"""
        is_owner = any(NUMBER in fields for fields in self.relation.unique_with)
        return is_owner and self.relation.model in NUMBERED

    def steps(self, rows: Iterable[Any]) -> Iterator[Step]:
        for row in rows:
            yield self.pointing_at_itself(row) or self.folding(row) or self.moving(row)

    def pointing_at_itself(self, row: Any) -> Step | None:
        """Return the step of a row that would point from the kept record to itself."""
        others = [
            column
            for column in type(row)._meta.concrete_fields
            if column.many_to_one
            and column.name != self.relation.name
            and column.related_model._meta.concrete_model is type(self.kept)
            and getattr(row, column.attname) == self.kept.pk
        ]
        if not others:
            return None
        emptied = tuple(column for column in (self.relation.field, *others) if column.null)
        says = SAYS.get(type(row), ())
        if not emptied or (says and not any(getattr(row, name) for name in says)):
            return Step(self.relation, row, Fate.FALLS)
        return self.moving(row, Fate.LETS_GO, emptied)

    def folding(self, row: Any) -> Step | None:
        """Return the step of a row whose like the kept record has."""
        found = (self.there[key] for key in self.keys_of(row) if key in self.there)
        if (twin := next(found, None)) is None:
            return None
        return Step(
            self.relation,
            row,
            Fate.FOLDS,
            twin=twin,
            values=compare(twin, row, key_columns(self.relation)),
            links=dict(links_added(row, twin)),
        )

    def moving(self, row: Any, fate: Fate = Fate.MOVES, columns: tuple[Any, ...] = ()) -> Step:
        """Return the step of a row that is new there, with a number that is free."""
        if not self.is_numbered:
            return Step(self.relation, row, fate, columns=columns)
        taken = self.numbers[self.scope_of(row)]
        number = max(taken, default=0) + 1 if row.number in taken else row.number
        if fate == Fate.MOVES and number != row.number:
            fate = Fate.IS_NUMBERED
        taken.add(number)
        return Step(self.relation, row, fate, number=number, columns=columns)

    def keys_of(self, row: Any) -> Iterator[tuple[Any, ...]]:
        """Yield what no two rows have in common, as it will be."""
        for names in self.told_apart:
            yield names, *(self.value_in(row, name) for name in names)

    def value_in(self, row: Any, name: str) -> Any:
        """Return a value of a row, with the kept record in the place of the other."""
        column = row._meta.get_field(name)
        value = getattr(row, column.attname)
        is_replaced = column.many_to_one and value == self.given_up.pk
        if is_replaced and column.related_model._meta.concrete_model is type(self.kept):
            return self.kept.pk
        return value

    def scope_of(self, row: Any) -> tuple[Any, ...]:
        """Return what a row's number is counted under, beside the record."""
        [fields] = [names for names in self.relation.unique_with if NUMBER in names]
        names = [name for name in fields if name not in (NUMBER, self.relation.name)]
        return tuple(getattr(row, name) for name in names)


def told_apart_by(relation: Relation) -> Iterator[tuple[str, ...]]:
    """Yield the sets of columns that no two rows have in common."""
    for names in relation.unique_with:
        if NUMBER not in names or relation.model not in NUMBERED:
            yield names
        else:
            yield relation.name, *NUMBERED[relation.model]


def key_columns(relation: Relation) -> tuple[str, ...]:
    """Return the columns by which two rows are found to be one: they are not compared."""
    keys = {name for names in (*relation.unique_with, *told_apart_by(relation)) for name in names}
    named = {relation.model._meta.get_field(name).name for name in keys}
    return tuple(sorted(named))


def links_added(row: Any, twin: Any) -> Iterator[tuple[str, list[Any]]]:
    """Yield what a row is linked with and its twin is not, by field."""
    for many in row._meta.many_to_many:
        there = {each.pk for each in getattr(twin, many.name).all()}
        new = [each for each in getattr(row, many.name).all() if each.pk not in there]
        if new:
            yield many.name, new
