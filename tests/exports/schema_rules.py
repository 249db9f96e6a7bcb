"""A validator of schema.org: do types and properties exist, and fit one another?

The tables hold what the vocabulary, version 30.1, says of the types and properties that the
portal uses: their parents, their domains, their ranges. That the names exist is also told by
rdflib, which knows the whole vocabulary by name.
"""

import csv
import re
from functools import cache
from pathlib import Path

from rdflib.namespace import SDO

TABLES = Path(__file__).parents[1] / "data"
PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?[+]00:00")
ADDRESS = re.compile(r"https?://\S+")
MEMBERS = {
    "EventStatusType": {"EventCancelled"},
    "EventAttendanceModeEnumeration": {
        "MixedEventAttendanceMode",
        "OfflineEventAttendanceMode",
        "OnlineEventAttendanceMode",
    },
}


@cache
def table(name):
    with (TABLES / f"schema_org_{name}.csv").open(newline="") as file:
        rows = list(csv.reader(file))[1:]
    return {row[0]: [set(cell.split()) for cell in row[1:]] for row in rows}


@cache
def ancestry(kind):
    """Return a type with all that it is a kind of."""
    (parents,) = table("types")[kind]
    return {kind}.union(*map(ancestry, parents))


def problems(node, at="$"):
    """Yield what is wrong with a thing and with the things in it."""
    if set(node) == {"@id"}:
        return
    kind = node.get("@type", "")
    if kind not in table("types") or kind not in SDO:
        yield f"{at}: {kind} is no type"
        return
    for name, value in node.items():
        if not name.startswith("@"):
            yield from problems_of_property(kind, name, value, f"{at}.{name}")


def problems_of_property(kind, name, value, at):
    if name not in table("properties") or name not in SDO:
        yield f"{at}: no such property"
        return
    domains, ranges = table("properties")[name]
    if not domains & ancestry(kind):
        yield f"{at}: not a property of {kind}"
    for one in value if isinstance(value, list) else [value]:
        if one in ("", None, [], {}):
            yield f"{at}: empty"
        elif isinstance(one, dict):
            yield from problems(one, at)
            if set(one) != {"@id"} and not ranges & ancestry(one["@type"]):
                yield f"{at}: {one['@type']} is none of {ranges}"
        elif not ranges & types_of(one):
            yield f"{at}: {one!r} is none of {ranges}"


def types_of(value):
    """Return the types that a plain value may be of."""
    if isinstance(value, bool):
        return {"Boolean"}
    if isinstance(value, int):
        return {"Integer", "Number"}
    found = {"Text"}
    found |= {"Date"} if PARTIAL_DATE.fullmatch(value) else set()
    found |= {"DateTime"} if MOMENT.fullmatch(value) else set()
    found |= {"URL"} if ADDRESS.fullmatch(value) else set()
    member = value.removeprefix("https://schema.org/")
    return found | {name for name, members in MEMBERS.items() if member in members}
