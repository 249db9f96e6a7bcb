"""What can be asked of a record on file: the whole as it was, or one field of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from initiatives import workflow
from initiatives.changelog.rows import REMOVED
from initiatives.models import Activity, Claim
from initiatives.restoring.belonging import Branch, branches_of
from initiatives.restoring.past import (
    State,
    began_after,
    fields_of,
    restorable,
    rows_at,
    states_in,
    states_now,
)
from initiatives.restoring.plan import Deed, NothingThereError, Plan, Wanted, plan_of
from initiatives.restoring.sourcing import Sourcing

BOUNDS = ("_low", "_high")  # of the words beside them


# The whole record


def as_at(model: Any, key: int, moment: datetime) -> Plan:
    """Return what would bring a record and all that belongs to it back to a moment."""
    wanted: list[Wanted] = []
    refusals: list[str] = []
    there: dict[Branch, set[int]] = {}
    for branch in branches_of(model):
        found = Compared(branch, key, moment, there)
        if branch.above is None and key not in found.then:
            raise NothingThereError
        there[branch] = found.then.keys() | found.now.keys()
        wanted += found.wanted()
        refusals += found.refusals()
    if model._meta.concrete_model is not Activity:
        return plan_of(model, key, wanted, refusals)
    sourcing = Sourcing(key, wanted)
    refusals += sourcing.refusals()
    return plan_of(model, key, wanted, refusals, warnings=sourcing.warnings())


class Compared:
    """The rows of one branch now and at a moment."""

    def __init__(
        self, branch: Branch, key: int, moment: datetime, there: dict[Branch, set[int]]
    ) -> None:
        self.branch, self.key = branch, key
        rows = branch.rows(key).prefetch_related(*branch.links)
        self.now = states_now(branch, rows)
        past = list(rows_at(branch, branch.history(key).values("id"), moment))
        self.then = states_in(branch, [row for row in past if self.belongs(row, there)])
        self.known = {row.id: row.history_type for row in past}
        here = branch.model._base_manager.filter(pk__in=self.then.keys() - self.now.keys())
        self.moved_away = set(here.values_list("pk", flat=True))
        self.new = began_after(branch, self.now.keys() - self.known.keys(), moment)

    def belongs(self, row: Any, there: dict[Branch, set[int]]) -> bool:
        """Was a row there, and did it belong to the record?"""
        if row.history_type == REMOVED:
            return False
        above = self.branch.above
        return above is None or getattr(row, f"{self.branch.to}_id") in there[above]

    @property
    def moved_here(self) -> set[int]:
        """The keys of rows that belonged to another record."""
        elsewhere = {key for key, kind in self.known.items() if kind != REMOVED} - self.then.keys()
        return elsewhere & self.now.keys()

    def wanted(self) -> Iterator[Wanted]:
        """Yield what has to be changed, added and removed; what history knows nothing of stays."""
        names = {field.attname for field in fields_of(self.branch)}
        for key, then in self.then.items():
            now = self.now.get(key)
            if now is None:
                if key not in self.moved_away:
                    yield Wanted(self.branch, key, Deed.ADD, then=then)
            elif (state := merged(now, then, names, set(self.branch.links))) != now:
                yield Wanted(self.branch, key, Deed.CHANGE, now, state)
        gone = {key for key, kind in self.known.items() if kind == REMOVED}
        for key in sorted(self.now.keys() & (gone | self.new)):
            yield from self.removed(key)

    def removed(self, key: int) -> Iterator[Wanted]:
        """Yield how a row that came later goes."""
        now = self.now[key]
        if not self.keeps_claims:
            yield Wanted(self.branch, key, Deed.REMOVE, now)
        elif not now.columns["is_withdrawn"]:
            yield Wanted(self.branch, key, Deed.WITHDRAW, now)

    @cached_property
    def keeps_claims(self) -> bool:
        """Are these claims of a record that was public?"""
        if self.branch.model is not Claim or self.branch.above is None:
            return False
        return not workflow.is_deletable(Activity.objects.get(pk=self.key))

    def refusals(self) -> list[str]:
        """Say what belongs to another record now, or did so then."""
        keys = self.moved_away | self.moved_here
        return [
            _("“%(row)s” (%(kind)s) was moved between records: move it in its own form first.")
            % {"row": row, "kind": self.branch.label}
            for row in self.branch.model._base_manager.filter(pk__in=keys)
        ]


def merged(now: State, then: State, columns: set[str], links: set[str]) -> State:
    """Return a state with some columns and links of another."""
    return State(
        now.columns | {name: then.columns[name] for name in columns},
        now.links | {name: then.links[name] for name in links},
    )


# One field


def field_of(model: Any, key: int, branch_name: str, row: int, name: str) -> Plan:
    """Return what would give one field back what it held in a row of history."""
    branch = branch_called(model, branch_name)
    past = branch.history(key).filter(history_id=row).first()
    if past is None or name not in restorable(branch):
        raise NothingThereError
    now = states_now(branch, branch.rows(key).filter(pk=past.id).prefetch_related(*branch.links))
    if not now:
        return plan_of(model, key, [], [_("It is no longer there: restore the record as it was.")])
    then = states_in(branch, [past])[past.id]
    columns, links = parts_of(branch, name)
    state = merged(now[past.id], then, columns, links)
    changed = [Wanted(branch, past.id, Deed.CHANGE, now[past.id], state)]
    if state == now[past.id]:
        return plan_of(model, key, [])
    is_activity = model._meta.concrete_model is Activity
    warnings = Sourcing(key, changed).warnings() if is_activity else []
    return plan_of(model, key, changed, warnings=warnings)


def branch_called(model: Any, name: str) -> Branch:
    """Return a branch by its name in addresses."""
    for branch in branches_of(model):
        if branch.name == name:
            return branch
    raise NothingThereError


def parts_of(branch: Branch, name: str) -> tuple[set[str], set[str]]:
    """Return the columns and the links that make up one field: words come with their bounds."""
    if name in branch.links:
        return set(), {name}
    names = {name, *(f"{name}{bound}" for bound in BOUNDS)}
    return {field.attname for field in fields_of(branch) if field.name in names}, set()
