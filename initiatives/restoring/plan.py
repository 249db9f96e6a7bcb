"""What putting back would do, row by row, in words; and why it cannot be done, if so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from initiatives import rights
from initiatives.changelog.rows import ADDED, CHANGED, REMOVED
from initiatives.changelog.wording import FieldChange, changes_between, part_name
from initiatives.models import Activity
from initiatives.restoring.belonging import Branch
from initiatives.restoring.naming import Names, targets_of
from initiatives.restoring.past import State
from initiatives.restoring.timeline import Timeline


class NothingThereError(LookupError):
    """What is asked for never was, or is no longer what it was."""


class Deed(StrEnum):
    """What is done with a row; a claim of a record that was public is withdrawn, not removed."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"
    WITHDRAW = "withdraw"


PERMISSIONS = {
    Deed.ADD: "add",
    Deed.CHANGE: "change",
    Deed.REMOVE: "delete",
    Deed.WITHDRAW: "change",
}


@dataclass(frozen=True)
class Wanted:
    """A row as it is and as it is to be, None where it is not there."""

    branch: Branch
    key: int
    deed: Deed
    now: State | None = None
    then: State | None = None

    @property
    def permission(self) -> str:
        """What a user needs for it; an activity's is that of its kind."""
        state = self.then or self.now
        is_activity = self.branch.model is Activity and state
        name = (
            state.columns["kind"] if is_activity and state else self.branch.model._meta.model_name
        )
        return f"initiatives.{PERMISSIONS[self.deed]}_{name}"

    def is_open_to(self, user: User) -> bool:
        """May this user do it: by permission, by the record, and by the countries of the row?"""
        if not user.has_perm(self.permission):
            return False
        if rights.publishes(user):
            return True
        model = self.branch.model
        row = model._base_manager.filter(pk=self.key).first()
        if row and not rights.may_change(row, user):
            return False
        return not (self.then and rights.is_foreign(model(**self.then.columns), user))


@dataclass(frozen=True)
class Step:
    """One row with what becomes of it, in words."""

    wanted: Wanted
    name: str
    changes: list[FieldChange]

    @property
    def label(self) -> str:
        return self.wanted.branch.label

    @property
    def deed(self) -> str:
        return str(self.wanted.deed)


@dataclass(frozen=True)
class Plan:
    """All that would be done, and what forbids it; ``token`` tells two plans apart."""

    model: Any
    key: int
    steps: list[Step]
    refusals: list[str]
    token: str
    needs_slug: bool = False
    warnings: Sequence[str] = ()

    def lacking(self, user: User) -> list[str]:
        """Return what is in the plan that a user may not do, in words."""
        forbidden = {
            str(step.wanted.branch.model._meta.verbose_name_plural)
            for step in self.steps
            if not step.wanted.is_open_to(user)
        }
        return [
            _("It would change %(rows)s, which you may not.") % {"rows": name}
            for name in sorted(forbidden)
        ]


def plan_of(
    model: Any,
    key: int,
    wanted: Iterable[Wanted],
    refusals: Iterable[str] = (),
    *,
    needs_slug: bool = False,
    warnings: Sequence[str] = (),
) -> Plan:
    """Put what is wanted into words; what names a record that is gone is refused."""
    listed = list(wanted)
    names = Names(target for item in listed for target in every_target(item))
    added = {(item.branch.model, item.key) for item in listed if item.deed == Deed.ADD}
    listed = [
        item for item in listed if not (item.branch.is_of_another and gone(item, names, added))
    ]
    missing = {text: None for item in listed for text in gone(item, names, added)}
    return Plan(
        model=model,
        key=key,
        steps=[step_of(item, names) for item in listed],
        refusals=[*refusals, *missing],
        token=token_of(model, key, listed),
        needs_slug=needs_slug,
        warnings=warnings,
    )


def every_target(item: Wanted) -> Iterator[tuple[Any, int]]:
    """Yield all that a row points to, as it is and as it is to be."""
    for state in (item.now, item.then):
        if state:
            yield from targets_of(item.branch, state)


def gone(item: Wanted, names: Names, added: set[tuple[Any, int]]) -> list[str]:
    """Return in words what a row would have to point to that is no longer on record."""
    if not item.then:
        return []
    known = targets_of(item.branch, item.now) if item.now else set()
    missing = [
        target
        for target in targets_of(item.branch, item.then) - known
        if (target[0]._meta.concrete_model, target[1]) in names.gone and target not in added
    ]
    return sorted(
        _("“%(name)s” (%(kind)s) is no longer on record: restore it first.")
        % {"name": names.of(*target), "kind": target[0]._meta.verbose_name}
        for target in missing
    )


def step_of(item: Wanted, names: Names) -> Step:
    """Tell of one row in the words of the log."""
    branch = item.branch
    before = names.held(branch, item.now) if item.now else None
    after = names.held(branch, item.then) if item.then else None
    shown: Any = after or before
    if after is None:
        told = changes_between(branch.way, REMOVED, False, None, shown)
    else:
        told = changes_between(branch.way, CHANGED if before else ADDED, not before, before, after)
    name = part_name(branch.way, shown) if branch.label else ""
    return Step(item, name, list(told))


def token_of(model: Any, key: int, wanted: Iterable[Wanted]) -> str:
    """Return what is another if the record, or what would be done with it, is another."""
    last = Timeline(model, key).last()
    rows = [(item.branch.name, item.key, item.deed, told_of(item)) for item in wanted]
    return sha256(repr((last, rows)).encode()).hexdigest()[:32]


def told_of(item: Wanted) -> Any:
    """Return what a row is to hold, in one order; another address is no other plan."""
    if not item.then:
        return None
    links = sorted((name, sorted(keys)) for name, keys in item.then.links.items())
    columns = ((name, value) for name, value in item.then.columns.items() if name != "slug")
    return sorted(columns, key=lambda column: column[0]), links
