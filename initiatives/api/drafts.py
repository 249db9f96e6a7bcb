"""Drafts as other systems write them: checked and written as a row of a spreadsheet is.

So the same rules hold, in the same words: roles, countries, codes, dates, sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from initiatives import deciding, rights
from initiatives.api.refusals import ChangedMeanwhileError, ThereAlreadyError, refuse_body
from initiatives.codelists import PublicationState, ReadExtent
from initiatives.models import Activity, Country, Source
from initiatives.signing import hold, require
from initiatives.spreadsheets import applying
from initiatives.spreadsheets.columns import FIXED, NAMED, SLUG, VERSION, names_of
from initiatives.spreadsheets.reading import Row
from initiatives.spreadsheets.resource import resource_of
from initiatives.spreadsheets.rights import UserRights
from initiatives.spreadsheets.rows import linked

NEW_SOURCES = "new_sources"


@transaction.atomic
def create(model: Any, given: dict[str, Any], *, by: User) -> Activity:
    """Enter a draft; what has its slug already is named."""
    if not by.has_perm(f"initiatives.add_{model.KIND}"):
        raise PermissionDenied
    hold()
    if there := Activity.objects.filter(slug=given[SLUG]).first():
        raise ThereAlreadyError(there, is_seen=rights.may_see(there, by))
    return write(model, given, by=by)


@transaction.atomic
def change(activity: Activity, given: dict[str, Any], *, tag: str, by: User) -> Activity:
    """Change a draft that this user may change, if it still is as its tag says."""
    if not by.has_perm(f"initiatives.change_{activity.kind}"):
        raise PermissionDenied
    hold()
    current = Activity.objects.get(pk=activity.pk)
    if tag not in ("*", tag_of(current)):
        raise ChangedMeanwhileError(tag_of(current))
    if "participations" in given:
        given = given | {"participations": given["participations"] + left_alone(current, by)}
    row = {SLUG: current.slug, VERSION: current.last_changed_at.isoformat()}
    return write(type(activity), given | row, by=by)


def write(model: Any, given: dict[str, Any], *, by: User) -> Activity:
    """Write a draft with its sources, or refuse it field by field."""
    reason = given["reason"]
    require(reason)
    new = [new_source(fields, number, by=by, reason=reason)
           for number, fields in enumerate(given.get(NEW_SOURCES, []))]  # fmt: skip
    values = {name: value for name, value in given.items() if name not in ("reason", NEW_SOURCES)}
    if new:
        there = values.get("sources")
        there = sources_of(model, given[SLUG]) if there is None else there
        values["sources"] = [*there, *(source.slug for source in new)]
    resource = resource_of(model, UserRights(model, by))
    row = Row(1, {name: cell_of(value) for name, value in values.items()})
    report = applying.apply(resource, [row], reason=reason, progress=lambda *_counts: None)
    if mistakes := report.lines[0].mistakes:
        refuse_body({column: [text] for column, text in mistakes})
    return Activity.objects.get(slug=given[SLUG])


def left_alone(activity: Activity, by: User) -> list[dict[str, str]]:
    """Return the participations of countries that this user does not record: they stay."""
    foreign = rights.naming_foreign(activity.participations.all(), by).select_related("country")
    return [{"country": row.country.iso_alpha3, "role": row.role} for row in foreign]


def sources_of(model: Any, slug: str) -> list[str]:
    """Return the sources that support a record as a whole, none for a new one."""
    return [key for row in linked(model.objects.filter(slug=slug)) for key in row.linked["sources"]]


def new_source(fields: Mapping[str, Any], number: int, *, by: User, reason: str) -> Source:
    """Record a source of which nobody noted how much was read."""
    source = Source(**fields, read_extent=ReadExtent.UNSTATED)
    try:
        deciding.record_source(source, by=by, reason=reason)
    except ValidationError as refusal:
        refuse_body({NEW_SOURCES: {number: refusal.message_dict}})
    return source


def cell_of(value: Any) -> str:
    """Return a value as a cell of a sheet holds it."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(
            f"{item['role']}: {item['country']}" if isinstance(item, dict) else str(item)
            for item in value
        )
    return value.isoformat() if isinstance(value, date) else str(value)


def as_written(activity: Activity) -> dict[str, Any]:
    """Return a draft as it would be sent, and where it stands."""
    [row] = linked(type(activity)._base_manager.filter(pk=activity.pk))
    shown = {name: value_of(row, name) for name in names_of(row.kind) if name not in (VERSION,)}
    return shown | {"last_changed_at": row.last_changed_at}


def value_of(activity: Any, name: str) -> Any:
    """Return the value of a field of a draft."""
    if name == "participations":
        pairs = activity.linked[name]
        return [{"country": code, "role": str(role)} for role, code in pairs]
    if name == "sdgs":
        return list(map(int, activity.linked[name]))
    if name in activity.linked:
        return activity.linked[name]
    value = getattr(activity, name)
    if name in NAMED and value:
        return value.iso_alpha3 if isinstance(value, Country) else value.slug
    return value


def tag_of(activity: Activity) -> str:
    """Return what tells one state of a draft from another, for ``If-Match``."""
    return f'"{activity.pk}-{activity.last_changed_at:%Y%m%d%H%M%S%f}"'


def is_draft(activity: Activity) -> bool:
    return activity.publication_state == PublicationState.DRAFT


def written_names(kind: str) -> Iterable[str]:
    """Return the names of the fields that are written of a kind, its slug first."""
    return [name for name in names_of(kind) if name not in (VERSION, *FIXED)]
