"""The parts that descriptions are made of, and how one is put into a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson
from django.conf import settings
from django.utils import translation

from initiatives.codelists import OrganizationKind
from initiatives.exports.identity import NAME
from initiatives.models import Activity, Country, Organization

CONTEXT = "https://schema.org"
# Signs that could end the element, or that old readers take for the end of a line.
ESCAPED = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class Site:
    """Where the portal stands: what full addresses begin with."""

    origin: str  # https://capacity.example.org

    def full(self, path: str) -> str:
        """Return the full address of a path of the portal."""
        return self.origin + path

    def address(self, record: Any) -> str:
        """Return the full address of a record's page, without the reader's language."""
        if translation.get_language() == settings.LANGUAGE_CODE:
            return self.full(record.get_absolute_url())
        with translation.override(settings.LANGUAGE_CODE):
            return self.full(record.get_absolute_url())


def thing(kind: str, **values: Any) -> dict[str, Any]:
    """Return a thing with its properties; those without a value are left out."""
    known = {name: value for name, value in values.items() if value not in ("", None, [], {})}
    return {"@type": kind, **known}


def document(described: dict[str, Any]) -> dict[str, Any]:
    """Return a thing as a document of its own."""
    return {"@context": CONTEXT, **described}


def script(described: dict[str, Any]) -> str:
    """Return a document as it may stand inside ``<script type="application/ld+json">``."""
    text = orjson.dumps(described).decode()
    for sign, written in ESCAPED.items():
        text = text.replace(sign, written)
    return text


def portal(site: Site) -> dict[str, Any]:
    """Return who publishes the record."""
    return thing("Organization", name=NAME, url=site.full("/"))


def organization(row: Organization, site: Site) -> dict[str, Any]:
    """Return an organization as others refer to it."""
    return thing(type_of(row), name=row.name, url=site.address(row))


def type_of(row: Organization) -> str:
    """Return the type of an organization; of kinds other than governments no more is certain."""
    is_government = row.kind == OrganizationKind.GOVERNMENT
    return "GovernmentOrganization" if is_government else "Organization"


def country(row: Country, site: Site) -> dict[str, Any]:
    """Return a country as others refer to it."""
    return thing("Country", name=row.name, identifier=row.iso_alpha3, url=site.address(row))


def other_activity(row: Activity, site: Site) -> dict[str, Any]:
    """Return an activity as others refer to it."""
    kind = "Event" if row.is_event else "Project"
    return thing(kind, name=row.name, url=site.address(row))
