"""Workshops and forums as events, initiatives as projects."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from initiatives.codelists import (
    ActivityStatus,
    CountryRole,
    EventFormat,
    OrganizationRoleCode,
    RelationKind,
)
from initiatives.exports.json_ld.values import (
    CONTEXT,
    Site,
    country,
    document,
    organization,
    other_activity,
    thing,
)
from initiatives.models import Activity, ActivityRelation, Theme

ATTENDANCE = {
    EventFormat.IN_PERSON: "OfflineEventAttendanceMode",
    EventFormat.ONLINE: "OnlineEventAttendanceMode",
    EventFormat.HYBRID: "MixedEventAttendanceMode",
}
# Roles of organizations by property. Countries are places here, and organize nothing.
OF_EVENTS = {
    "organizer": [OrganizationRoleCode.ORGANIZER, OrganizationRoleCode.HOST],
    "contributor": [OrganizationRoleCode.PARTNER],
    "sponsor": [OrganizationRoleCode.CO_SPONSOR],
    "funder": [OrganizationRoleCode.FUNDING],
}
OF_PROJECTS = {
    "member": [OrganizationRoleCode.MEMBER],
    "sponsor": [OrganizationRoleCode.CO_SPONSOR],
    "funder": [OrganizationRoleCode.FUNDING],
}


def activity(
    row: Activity, themes: Iterable[Theme], relations: Iterable[ActivityRelation], site: Site
) -> dict[str, Any]:
    """Return the description of an activity whose parts were fetched.

    Dates are as exact as they are on record: a month is "2025-05", as ISO 8601 writes it
    and schema.org allows; the first day of it would say what no source states.
    """
    wholes, parts = whole_and_parts(row, relations)
    common = {
        "name": row.name,
        "alternateName": [name for name in (row.short_name, row.native_name) if name],
        "description": row.summary,
        "url": site.address(row),
        "sameAs": row.website,
        "keywords": [theme.name for theme in themes],
    }
    make = event if row.is_event else project
    return document(make(row, common, wholes, parts, site))


def event(
    row: Activity,
    common: dict[str, Any],
    wholes: list[Activity],
    parts: list[Activity],
    site: Site,
) -> dict[str, Any]:
    """Return a workshop or forum; that its dates have passed does not say that it was held."""
    is_cancelled = row.status == ActivityStatus.CANCELLED
    series = (
        [thing("EventSeries", name=row.series.name, url=site.address(row.series))]
        if row.series
        else []
    )
    return thing(
        "Event",
        **common,
        startDate=row.starts_on,
        endDate=row.ends_on,
        eventStatus=f"{CONTEXT}/EventCancelled" if is_cancelled else "",
        eventAttendanceMode=f"{CONTEXT}/{ATTENDANCE[EventFormat(row.format)]}"
        if row.format
        else "",
        location=locations(row),
        inLanguage=row.languages,
        audience=thing("Audience", audienceType=row.audience) if row.audience else None,
        superEvent=[*series, *(other_activity(one, site) for one in wholes if one.is_event)],
        subEvent=[other_activity(one, site) for one in parts if one.is_event],
        **by_role(row, OF_EVENTS, site),
    )


def project(
    row: Activity,
    common: dict[str, Any],
    wholes: list[Activity],
    parts: list[Activity],
    site: Site,
) -> dict[str, Any]:
    """Return an initiative; when and by whom it was founded is said by no column."""
    beneficiaries = [
        part.country for part in row.participations.all() if part.role == CountryRole.BENEFICIARY
    ]
    return thing(
        "Project",
        **common,
        areaServed=[country(one, site) for one in beneficiaries],
        parentOrganization=[other_activity(one, site) for one in wholes if not one.is_event],
        subOrganization=[other_activity(one, site) for one in parts if not one.is_event],
        **by_role(row, OF_PROJECTS, site),
    )


def locations(row: Activity) -> list[dict[str, Any]]:
    """Return where an event takes place, as far as it is on record."""
    code = row.place_country.iso_alpha2 if row.place_country else ""
    address = {"addressLocality": row.city, "addressCountry": code}
    is_placed = row.venue or any(address.values())
    postal = thing("PostalAddress", **address) if any(address.values()) else None
    places = [thing("Place", name=row.venue, address=postal)] if is_placed else []
    is_online = row.format in (EventFormat.ONLINE, EventFormat.HYBRID)
    return places + ([thing("VirtualLocation")] if is_online else [])


def by_role(
    row: Activity, properties: dict[str, list[OrganizationRoleCode]], site: Site
) -> dict[str, list[dict[str, Any]]]:
    """Return the organizations of an activity by property."""
    return {
        name: [
            organization(part.organization, site)
            for part in row.organization_roles.all()
            if part.role in roles
        ]
        for name, roles in properties.items()
    }


def whole_and_parts(
    row: Activity, relations: Iterable[ActivityRelation]
) -> tuple[list[Activity], list[Activity]]:
    """Return what an activity is part of, and what is part of it."""
    found = [one for one in relations if one.kind == RelationKind.PART_OF]
    wholes = [one.to_activity for one in found if one.from_activity_id == row.pk]
    parts = [one.from_activity for one in found if one.to_activity_id == row.pk]
    return wholes, parts
