"""Organizations, countries, sources, people, series and themes.

Commitments, indicators and groups of countries have no type there that says what they are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from initiatives.codelists import M49Area, Noun, PublisherKind, SourceKind
from initiatives.exports.json_ld.values import Site, document, organization, thing, type_of
from initiatives.models import Country, Organization, Person, Publisher, Series, Source, Theme

TEXTS = {SourceKind.NEWS: "NewsArticle", SourceKind.REPORT: "Report"}


def described(noun: str, row: Any, site: Site) -> dict[str, Any] | None:
    """Return the description of a record, None where there is no type for it."""
    describe = DESCRIBED.get(noun)
    return document(describe(row, site)) if describe else None


def of_organization(row: Organization, site: Site) -> dict[str, Any]:
    """Return an organization; where it sits is not on record."""
    return thing(
        type_of(row),
        name=row.name,
        alternateName=[name for name in (row.acronym, *row.aliases) if name],
        url=site.address(row),
        sameAs=row.url,
        parentOrganization=organization(row.parent, site) if row.parent else None,
    )


def of_country(row: Country, site: Site) -> dict[str, Any]:
    """Return a country with its codes and the area that it lies in."""
    codes = {
        "ISO 3166-1 alpha-3": row.iso_alpha3,
        "ISO 3166-1 alpha-2": row.iso_alpha2,
        "UN M49": row.m49,
    }
    area = row.intermediate_region or row.subregion or row.region
    return thing(
        "Country",
        name=row.name,
        identifier=[
            thing("PropertyValue", propertyID=name, value=code) for name, code in codes.items()
        ],
        url=site.address(row),
        containedInPlace=thing("Place", name=str(M49Area(area).label)),
    )


def of_source(row: Source, site: Site) -> dict[str, Any]:
    """Return a source as what it is; a title that is no quotation is a description."""
    title = "name" if row.title_is_exact else "description"
    return thing(
        TEXTS.get(SourceKind(row.kind), "CreativeWork"),
        **{title: row.title},
        publisher=publisher(row.publisher),
        datePublished=row.published_on,
        inLanguage=row.language,
        url=row.url,
        archivedAt=row.archive_url,
        subjectOf=thing("WebPage", url=site.address(row)),
    )


def publisher(row: Publisher) -> dict[str, Any] | None:
    """Return who published a source; of what is not classified not even that it is a body."""
    if row.kind == PublisherKind.UNCLASSIFIED:
        return None
    return thing("Organization", name=row.name, url=row.url)


def of_person(row: Person, site: Site) -> dict[str, Any]:
    """Return somebody who spoke; offices belong to statements, and no country to a person."""
    return thing("Person", name=row.name, alternateName=row.native_name, url=site.address(row))


def of_series(row: Series, site: Site) -> dict[str, Any]:
    return thing("EventSeries", name=row.name, description=row.summary, url=site.address(row))


def of_theme(row: Theme, site: Site) -> dict[str, Any]:
    return thing("DefinedTerm", name=row.name, description=row.summary, url=site.address(row))


DESCRIBED: dict[str, Callable[[Any, Site], dict[str, Any]]] = {
    Noun.ORGANIZATION: of_organization,
    Noun.COUNTRY: of_country,
    Noun.SOURCE: of_source,
    Noun.PERSON: of_person,
    Noun.SERIES: of_series,
    Noun.THEME: of_theme,
}
