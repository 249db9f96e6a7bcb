"""Was a record changed since its row was downloaded, and how?"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from initiatives.models import Claim, Participation

TOLD_MAX = 5  # changes named in one refusal


def refused(activity: Any, given: str) -> str:
    """Say why a row of this version may not change its record; "" if it may."""
    if not given:
        return _(
            "This record is there already: download it, so that nobody's changes are lost. "
            "For a new record choose another slug."
        )
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        return _("“%s” is not what was downloaded: leave this column as it is.") % given
    if moment == activity.last_changed_at:
        return ""
    return _("Changed since it was downloaded: %(changes)s. Download it again.") % {
        "changes": "; ".join(changes_since(activity, moment)) or _("not known by whom")
    }


def changes_since(activity: Any, moment: datetime) -> list[str]:
    """Return who changed what of an activity since a moment, and why, in a few words each."""
    rows = list(activity.history.filter(history_date__gt=moment).order_by("history_date"))
    before = activity.history.filter(history_date__lte=moment).order_by("-history_date").first()
    told = []
    for row in rows:
        told.append(signed(row, fields_between(before, row)))
        before = row
    for model in (Participation, Claim):
        parts = model.history.filter(activity_id=activity.pk, history_date__gt=moment)
        names = str(model._meta.verbose_name_plural)
        told += [signed(row, names) for row in parts.select_related("history_user")]
    return list(dict.fromkeys(filter(None, told)))[:TOLD_MAX]


def fields_between(before: Any, row: Any) -> str:
    """Return the names of the fields that one row of history changed, with their values."""
    if before is None:
        return _("everything")
    delta = row.diff_against(before, excluded_fields=["last_changed_at"])
    return ", ".join(f"{change.field}: {change.old} → {change.new}" for change in delta.changes)


def signed(row: Any, what: str) -> str:
    """Return a change with its user and its reason."""
    if not what:
        return ""
    return _("%(what)s (%(who)s: “%(why)s”)") % {
        "what": what,
        "who": row.history_user or _("the portal"),
        "why": row.history_change_reason or _("no reason given"),
    }
