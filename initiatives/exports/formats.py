"""The table of formats: pages, links and addresses follow it."""

from django.utils.translation import gettext_lazy as _

from initiatives.exports import csv, iati_obstacles, json, jsonl, standards, xlsx
from initiatives.exports.columns import TABLES
from initiatives.exports.format import Format

LISTS = frozenset({"activities", "initiatives", "workshops", "forums"})
RECORDS = LISTS - {"activities"}
# Lists of events alone, and with events among others.
EVENTS, EVENT_RECORDS = LISTS - {"initiatives"}, RECORDS - {"initiatives"}
CITED = LISTS | {"commitments", "countries", "indicators", "organizations", "sources"}
CITED_RECORDS = CITED - {"activities"} | {"groups", "people", "series", "themes"}
TABULAR = frozenset(TABLES)
# An activity's own address goes by its kind; the others have no page of their own.
TABULAR_RECORDS = TABULAR - {"activities", "changes", "coverage", "outcomes"}

CSV = "text/csv; charset=utf-8; header=present"
JSONL = "application/jsonl; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# In the order in which they are offered.
FORMATS = [
    Format("csv", "CSV", CSV, csv.write, TABULAR, TABULAR_RECORDS),
    Format("xlsx", "XLSX", XLSX, xlsx.write, TABULAR, TABULAR_RECORDS),
    Format("json", "JSON", "application/json", json.write, TABULAR, TABULAR_RECORDS),
    Format("jsonl", "JSON Lines", JSONL, jsonl.write, TABULAR, TABULAR_RECORDS),
    Format(
        "ics",
        _("Calendar"),
        "text/calendar; charset=utf-8",
        standards.write_calendar,
        EVENTS,
        EVENT_RECORDS,
        lacks=standards.lacks_days,
    ),
    Format(
        "atom",
        "Atom",
        "application/atom+xml; charset=utf-8",
        standards.write_atom,
        CITED,
        is_download=False,
        is_paged=True,
    ),
    Format(
        "atom",
        "Atom",
        "application/atom+xml; charset=utf-8",
        standards.write_changes,
        frozenset({"changes"}),
        is_download=False,
        is_paged=True,
    ),
    Format(
        "iati.xml",
        "IATI",
        "application/xml; charset=utf-8",
        standards.write_iati,
        LISTS,
        RECORDS,
        lacks=iati_obstacles.why_not,
    ),
    Format(
        "geojson",
        "GeoJSON",
        "application/geo+json",
        standards.write_geojson,
        frozenset({"countries"}),
        frozenset({"countries"}),
    ),
    Format(
        "bib",
        "BibTeX",
        "application/x-bibtex; charset=utf-8",
        standards.write_bibtex,
        CITED,
        CITED_RECORDS,
    ),
    Format(
        "ris",
        "RIS",
        "application/x-research-info-systems; charset=utf-8",
        standards.write_ris,
        CITED,
        CITED_RECORDS,
    ),
    Format(
        "csl.json",
        "CSL-JSON",
        "application/vnd.citationstyles.csl+json",
        standards.write_csl,
        CITED,
        CITED_RECORDS,
    ),
]


def find(extension: str, noun: str, *, is_record: bool = False) -> Format | None:
    """Return the format of an extension if the noun's list, or its records, have it."""
    return next((item for item in formats_of(noun, is_record) if item.extension == extension), None)


def formats_of(noun: str, is_record: bool = False) -> list[Format]:
    """Return the formats that a noun's list, or its records, can be had in."""
    return [item for item in FORMATS if noun in (item.records if is_record else item.lists)]
