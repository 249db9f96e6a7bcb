"""Carrying out a plan: all of it in one transaction, signed, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from initiatives import derived, workflow
from initiatives.importers.derived import activities_of
from initiatives.models import Activity
from initiatives.restoring.exchanging import in_the_way, make_room
from initiatives.restoring.plan import Deed, Plan, Wanted
from initiatives.signing import delete_signed, hold, require, save_signed


class PuttingBack:
    """The rows of one plan being written, and what has to be renewed after them."""

    def __init__(self, *, by: User, reason: str) -> None:
        self.by, self.reason = by, reason
        self.touched: set[int] = set()
        self.saved: set[int] = set()  # activities whose own history has the row
        self.found_by: list[Any] = []

    def write(self, wanted: Iterable[Wanted]) -> None:
        """Remove what is deepest first, and add what others belong to before them.

        What only points to the record is changed last, when the record is there.
        """
        listed = list(wanted)
        for item in reversed(listed):
            if item.deed == Deed.REMOVE:
                self.remove(item)
        make_room(item for item in listed if item.deed == Deed.CHANGE)
        for item in listed:
            if item.deed == Deed.WITHDRAW:
                self.withdraw(item)
            elif item.deed == Deed.CHANGE and not item.branch.is_of_another:
                self.change(item)
        for item in listed:
            if item.deed == Deed.ADD:
                self.add(item)
        for item in listed:
            if item.deed == Deed.CHANGE and item.branch.is_of_another:
                self.change(item)

    def remove(self, item: Wanted) -> None:
        row = self.row_of(item)
        self.note(row)
        self.found_by += derived.naming(row)
        delete_signed([row], by=self.by, reason=self.reason)

    def withdraw(self, item: Wanted) -> None:
        row = self.row_of(item)
        row.is_withdrawn, row.withdrawn_reason = True, self.reason
        self.save(row, item)

    def change(self, item: Wanted) -> None:
        row = self.row_of(item)
        self.note(row)
        for name, value in item.then.columns.items():  # type: ignore[union-attr]  # not removed
            setattr(row, name, value)
        self.save(row, item)

    def add(self, item: Wanted) -> None:
        self.save(item.branch.model(**item.then.columns), item, force_insert=True)  # type: ignore[union-attr]  # not removed

    def row_of(self, item: Wanted) -> Any:
        return item.branch.model._base_manager.get(pk=item.key)

    def save(self, row: Any, item: Wanted, **options: Any) -> None:
        """Save a row that keeps every rule of its model, and its links."""
        try:
            row.full_clean()
        except ValidationError as refusal:
            raise ValidationError(
                [
                    f"{row._meta.verbose_name} “{row}”: {text}"
                    for text in [*refusal.messages, *in_the_way(row)]
                ]
            ) from refusal
        save_signed(row, by=self.by, reason=self.reason, **options)
        for name, keys in item.then.links.items() if item.then else ():
            if item.now is None or item.now.links[name] != keys:
                getattr(row, name).set(keys)
        self.note(row)
        derived.renew_words_after(row)
        if isinstance(row, Activity):
            self.saved.add(row.pk)

    def note(self, row: Any) -> None:
        self.touched.update(activities_of(row))

    def finish(self) -> None:
        """Renew what follows: each activity is touched, and its history says why."""
        for activity in Activity.objects.filter(pk__in=self.touched).order_by("pk"):
            if activity.pk in self.saved:
                workflow.touch(activity)
            else:
                workflow.touch(activity, by=self.by, reason=self.reason)
        derived.renew_words(row for row in self.found_by if row.pk)
        workflow.bump()


@transaction.atomic
def put_back(
    plan_now: Callable[[], Plan],
    *,
    token: str,
    by: User,
    reason: str,
    part_of: Callable[[], Iterable[Activity]] = tuple,
    named_by: Callable[[], Iterable[Activity]] = tuple,
) -> Any:
    """Carry out a plan as it was shown, and return the record.

    ``plan_now`` makes the plan anew: it is refused if it is another than that with the
    token. ``part_of`` gives the activities that the record is part of, ``named_by`` those
    that only name it.
    """
    hold()
    require(reason)
    plan = plan_now()
    if plan.lacking(by):
        raise PermissionDenied
    check(plan, token)
    writing = PuttingBack(by=by, reason=reason)
    writing.touched.update(activity.pk for activity in part_of())
    writing.write(step.wanted for step in plan.steps)
    writing.touched.update(activity.pk for activity in part_of())
    writing.finish()
    for activity in named_by():
        workflow.refresh(activity)
    return plan.model._base_manager.get(pk=plan.key)


def check(plan: Plan, token: str) -> None:
    """Refuse what cannot be done, and what is not what was shown."""
    if plan.refusals:
        raise ValidationError(plan.refusals, code="refused")
    if plan.token != token:
        raise ValidationError(
            _("The record was changed meanwhile: look at what would change now."),
            code="changed_meanwhile",
        )
    if not plan.steps:
        raise ValidationError(_("Nothing would change."), code="nothing")
