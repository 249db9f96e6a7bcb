"""Why a row may not be taken, whatever its values are; "" where it may."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from initiatives import workflow
from initiatives.codelists import PublicationState
from initiatives.models import Activity
from initiatives.spreadsheets.columns import SLUG, VERSION


def refused_kind(activity: Activity, given: str) -> str:
    """Say that a row is of another kind than its sheet, if it is."""
    if given in ("", activity.kind):
        return ""
    return _("This sheet holds records of one kind: write “%s”.") % activity.kind


def refused_state(activity: Activity, given: str) -> str:
    """Say that a sheet moves no record, if it tries."""
    state = activity.publication_state
    if given in ("", state):
        return ""
    if activity.pk is None:
        return _("A new record is a draft: leave this cell empty.")
    return _("A sheet publishes nothing and withdraws nothing: write “%s” again.") % (
        PublicationState(state).value
    )


def gone(row: dict[str, str]) -> str:
    """Say that a row was downloaded of a record that is not there, if it was."""
    if not row.get(VERSION):
        return ""
    return (
        _(
            "No record has the slug “%s” any more: was it changed here, or renamed or deleted in "
            "the portal? To make a new record of this row, empty this cell."
        )
        % row[SLUG]
    )


def refused_sources(activity: Any) -> str:
    """Say why the sources of a record cannot become those of a sheet; "" if they can."""
    before, after = set(activity.linked_before["sources"]), set(activity.linked["sources"])
    withdrawn = activity.claims.filter(
        field="", is_withdrawn=True, source__slug__in=after - before
    ).values_list("source__slug", flat=True)
    if named := ", ".join(sorted(withdrawn)):
        return _("Withdrawn here before: %s. Restore the claim in the form of the record.") % named
    lost = ", ".join(sorted(before - after))
    if lost and not workflow.is_deletable(activity):
        return (
            _(
                "Taken out: %s. A source of a record that was public is withdrawn in the form, "
                "with its reason."
            )
            % lost
        )
    return ""
