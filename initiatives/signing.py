"""Signed changes: the record is held while it changes, and its history says who and why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import router
from django.db.models.deletion import Collector
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.models import DataVersion
from initiatives.models.history import SIGNED_ROW


def require(reason: str) -> None:
    """Refuse a change without a reason."""
    if not reason.strip():
        raise ValidationError(_("Say why: a reason is kept with every change."), code="no_reason")


def hold() -> None:
    """Let nobody else change the record until the transaction ends; readers go on reading.

    Whoever changes rows comes here before the first of them: two who change the same
    rows, each in an order of its own, would else wait for one another for good.
    """
    DataVersion.objects.select_for_update().get_or_create(pk=1)


def locked(record: Any) -> Any:
    """Return the row as it is now, held until the transaction ends."""
    hold()
    model = record._meta.concrete_model
    return model._base_manager.select_for_update().get(pk=record.pk)


def sign(record: Any, *, by: User | None, reason: str, at: datetime | None = None) -> None:
    """Give the next history row of a record its user and its reason, and a moment if not now.

    Links that are written after the record belong to the same row.
    """
    setattr(record, SIGNED_ROW, None)
    record._history_user = by
    record._change_reason = reason
    if at:
        record._history_date = at


def save_signed(record: Any, *, by: User | None, reason: str, **options: Any) -> None:
    """Save a record, leaving one history row with user and reason."""
    sign(record, by=by, reason=reason)
    record.save(**options)


def delete_signed(records: Iterable[Any], *, by: User | None, reason: str) -> None:
    """Delete records and what falls with them, each leaving a history row.

    All of these rows have one moment, by which they are told to be one act.
    """
    listed = list(records)
    collector = Collector(using=router.db_for_write(type(listed[0])), origin=listed[0])
    collector.collect(listed)
    moment = timezone.now()
    for falling in collector.data.values():
        for record in falling:
            sign(record, by=by, reason=reason, at=moment)
    collector.delete()
