"""The catalogue of what can be had, for data portals (DCAT-AP 3), as JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from initiatives.exports.identity import LICENCE_URL, NAME, Heading
from initiatives.exports.plain import clean

AUTHORITY = "http://publications.europa.eu/resource/authority"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "spdx": "http://spdx.org/rdf/terms#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
KEYWORDS = ("artificial intelligence", "capacity building", "international cooperation")
THEMES = ("TECH", "EDUC", "INTR")  # science and technology, education, international issues
# The European list of file types; formats that it does not name have a media type alone.
FILE_TYPES = {
    "csv": "CSV",
    "xlsx": "XLSX",
    "json": "JSON",
    "jsonl": "JSON",
    "csl.json": "JSON",
    "geojson": "GEOJSON",
    "iati.xml": "XML",
    "atom": "ATOM",
    "zip": "ZIP",
}
WORLD = "https://sws.geonames.org/6295630/"


@dataclass(frozen=True)
class Download:
    """One file that a dataset can be had as."""

    title: str
    path: str
    extension: str
    media_type: str
    byte_size: int | None = None
    checksum: str = ""  # SHA-256, in hexadecimal


@dataclass(frozen=True)
class Dataset:
    """One dataset: the whole record, or the list of one noun."""

    title: str
    description: str
    page: str
    downloads: tuple[Download, ...]


@dataclass(frozen=True)
class Span:
    """When the record began, when it changed last, and the years of what it tells."""

    issued: datetime
    modified: datetime
    first_day: str
    last_day: str


def catalogue(datasets: Iterable[Dataset], span: Span, heading: Heading) -> dict[str, Any]:
    """Return the catalogue as a JSON-LD document."""
    listed = list(datasets)
    publisher = heading.full("/about/#publisher")
    about = {
        "@id": heading.full("/data/#catalogue"),
        "@type": "dcat:Catalog",
        "dct:title": english(NAME),
        "dct:description": english(heading.title),
        "dct:publisher": {"@id": publisher},
        "dct:license": {"@id": LICENCE_URL},
        "dct:language": {"@id": f"{AUTHORITY}/language/ENG"},
        "foaf:homepage": {"@id": heading.full("/")},
        "dcat:themeTaxonomy": {"@id": f"{AUTHORITY}/data-theme"},
        **common(span),
        "dcat:dataset": [{"@id": identifier(dataset, heading)} for dataset in listed],
    }
    graph = [about, agent(publisher, heading), document(heading)]
    graph += [resource(dataset, span, publisher, heading) for dataset in listed]
    graph += [distribution(one, heading) for dataset in listed for one in dataset.downloads]
    return {"@context": CONTEXT, "@graph": graph}


def agent(address: str, heading: Heading) -> dict[str, Any]:
    """Return who publishes."""
    return {
        "@id": address,
        "@type": "foaf:Agent",
        "foaf:name": english(NAME),
        "foaf:homepage": {"@id": heading.full("/")},
    }


def document(heading: Heading) -> dict[str, Any]:
    """Return the home page as what it is, so that harvesters need not ask."""
    return {"@id": heading.full("/"), "@type": "foaf:Document"}


def identifier(dataset: Dataset, heading: Heading) -> str:
    """Return the name of a dataset, which is not the page that shows it."""
    return f"{heading.full(dataset.page)}#dataset"


def common(span: Span) -> dict[str, Any]:
    """Return what holds of the catalogue and of each dataset: moments, years, the world."""
    return {
        "dct:issued": moment(span.issued),
        "dct:modified": moment(span.modified),
        "dct:spatial": {"@id": WORLD, "@type": "dct:Location"},
        "dct:temporal": {"@type": "dct:PeriodOfTime", **years(span)},
    }


def years(span: Span) -> dict[str, Any]:
    """Return the first and the last day of what is told, as far as they are known."""
    days = {"dcat:startDate": span.first_day, "dcat:endDate": span.last_day}
    return {name: typed(day, "date") for name, day in days.items() if day}


def resource(dataset: Dataset, span: Span, publisher: str, heading: Heading) -> dict[str, Any]:
    """Return one dataset."""
    return {
        "@id": identifier(dataset, heading),
        "@type": "dcat:Dataset",
        "dct:title": english(dataset.title),
        "dct:description": english(dataset.description),
        "dct:identifier": identifier(dataset, heading),
        "dct:publisher": {"@id": publisher},
        "dct:license": {"@id": LICENCE_URL},
        "dct:accessRights": {"@id": f"{AUTHORITY}/access-right/PUBLIC"},
        "dct:language": {"@id": f"{AUTHORITY}/language/ENG"},
        "dct:accrualPeriodicity": {"@id": f"{AUTHORITY}/frequency/IRREG"},
        "dcat:theme": [{"@id": f"{AUTHORITY}/data-theme/{theme}"} for theme in THEMES],
        "dcat:keyword": [english(word) for word in KEYWORDS],
        "dcat:landingPage": {"@id": heading.full(dataset.page)},
        **common(span),
        "dcat:distribution": [{"@id": address(one, heading)} for one in dataset.downloads],
    }


def distribution(download: Download, heading: Heading) -> dict[str, Any]:
    """Return one file of a dataset."""
    file_type = FILE_TYPES.get(download.extension)
    media_type = download.media_type.partition(";")[0]
    known = {
        "dct:format": {"@id": f"{AUTHORITY}/file-type/{file_type}"} if file_type else None,
        "dcat:mediaType": None
        if "/x-" in media_type
        else {"@id": f"{MEDIA_TYPES}/{media_type}", "@type": "dct:MediaType"},
        "dcat:byteSize": typed(str(download.byte_size), "nonNegativeInteger")
        if download.byte_size is not None
        else None,
        "spdx:checksum": checksum(download.checksum) if download.checksum else None,
    }
    return {
        "@id": address(download, heading),
        "@type": "dcat:Distribution",
        "dct:title": english(download.title),
        "dcat:accessURL": {"@id": heading.full(download.path)},
        "dcat:downloadURL": {"@id": heading.full(download.path)},
        "dct:license": {"@id": LICENCE_URL},
        "dcatap:availability": {"@id": f"{AUTHORITY}/planned-availability/STABLE"},
        **{name: value for name, value in known.items() if value is not None},
    }


def address(download: Download, heading: Heading) -> str:
    """Return the name of a distribution."""
    return f"{heading.full(download.path)}#distribution"


def checksum(digest: str) -> dict[str, Any]:
    """Return what a file can be checked against."""
    return {
        "@type": "spdx:Checksum",
        "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
        "spdx:checksumValue": typed(digest, "hexBinary"),
    }


def english(text: str) -> dict[str, str]:
    """Return a text with its language."""
    return {"@value": clean(text), "@language": "en"}


def moment(value: datetime) -> dict[str, str]:
    """Return a moment."""
    return typed(value.isoformat(), "dateTime")


def typed(value: str, name: str) -> dict[str, str]:
    """Return a literal of one of the types of XML Schema."""
    return {"@value": value, "@type": f"xsd:{name}"}
