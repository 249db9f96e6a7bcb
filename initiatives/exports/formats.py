"""The table of formats: pages, links and addresses follow it."""

from initiatives.exports import csv
from initiatives.exports.format import Format

LISTS = frozenset({"activities", "initiatives", "workshops", "forums"})
RECORDS = LISTS - {"activities"}

# In the order in which they are offered.
FORMATS = [
    Format("csv", "CSV", "text/csv; charset=utf-8; header=present", csv.write, LISTS, RECORDS),
]


def find(extension: str, noun: str, *, is_record: bool = False) -> Format | None:
    """Return the format of an extension if the noun's list, or its records, have it."""
    return next((item for item in formats_of(noun, is_record) if item.extension == extension), None)


def formats_of(noun: str, is_record: bool = False) -> list[Format]:
    """Return the formats that a noun's list, or its records, can be had in."""
    return [item for item in FORMATS if noun in (item.records if is_record else item.lists)]
