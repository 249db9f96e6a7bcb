"""What Schemathesis cannot read in the schema: which keys are on record, and what goes together.

Schemathesis loads this file itself (SCHEMATHESIS_HOOKS); PORTAL_URL says where the portal is.
"""

import json
import os
from collections import defaultdict
from functools import cache
from itertools import count
from typing import Any
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import schemathesis
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.meta import CoverageScenario
from schemathesis.openapi.checks import RejectedPositiveData

# Which lists hold the keys that a parameter takes.
LISTS = {
    "activity": ["activities"],
    "concerns": ["activities"],
    "commitment": ["commitments"],
    "country": ["countries"],
    "group": ["groups"],
    "indicator": ["indicators"],
    "initiative": ["activities"],
    "organization": ["organizations"],
    "promiser": ["countries", "organizations"],
    "publisher": ["publishers"],
    "series": ["series"],
    "source": ["sources"],
    "theme": ["themes"],
}
GOALS = ["4", "17"]
ROWS = 3  # of each list; every key given is tried with every parameter
# How values that are allowed, each by itself, are refused beside one another: no schema can
# say so.
REFUSALS = {
    "to": " lies before ",
    "due_to": " lies before ",
    "fields": "here; there is: ",  # of a table, whose columns are not the fields of JSON
    "expand": "records in full, more than ",
}
# How often a wrong type was made for each parameter of an operation.
TRIED: defaultdict[tuple[str, str | None], count] = defaultdict(count)
TABLES = {"csv", "jsonl", "xlsx"}
LACKING = {"ics", "iati.xml"}  # formats that cannot carry every record


@schemathesis.hook
def before_load_schema(context: Any, raw_schema: dict[str, Any]) -> None:
    """Write into the schema some of the keys that are on record; no others are invented."""
    for path, item in raw_schema["paths"].items():
        operations = [operation for operation in item.values() if "responses" in operation]
        for parameter in (one for item in operations for one in item.get("parameters", [])):
            if keys := keys_of(path, parameter):
                schema = parameter["schema"]
                schema.get("items", schema)["enum"] = keys


@schemathesis.hook
def filter_case(context: Any, case: Any) -> bool:
    """Keep all, but of the wrong types of one parameter every third: in addresses all is text."""
    data = case.meta.phase.data
    if getattr(data, "scenario", None) != CoverageScenario.INCORRECT_TYPE:
        return True
    if data.parameter_location != ParameterLocation.QUERY:
        return True
    tried = TRIED[case.operation.label, data.parameter]
    return next(tried) % 3 == 0


@schemathesis.hook
def filter_failure(context: Any, failure: Any, case: Any, response: Any) -> bool:
    """Keep all but refusals of valid values with a reason that no schema can say."""
    if not isinstance(failure, RejectedPositiveData):
        return True
    extension = case.query.get("format")
    if response.status_code == 406:
        return extension not in LACKING
    reasons = response.json().get("errors", [])
    return not reasons or not all(is_known(extension, **reason) for reason in reasons)


def is_known(extension: str, detail: str, parameter: str = "", pointer: str = "") -> bool:
    """Is this one of the reasons that no schema can say?"""
    if parameter == "fields" and extension not in TABLES:
        return False
    return parameter in REFUSALS and REFUSALS[parameter] in detail


def keys_of(path: str, parameter: dict[str, Any]) -> list[str]:
    """Return the keys on record that a parameter takes, none if it takes something else."""
    name, noun = parameter["name"], path.split("/")[3]
    if parameter["in"] == "path":
        return keys_in(noun)
    if name == "cursor":
        return ["*", *cursors_in(noun)]
    if name == "sdg":
        return GOALS
    if name == "person":
        people = (row["person"] for row in rows_in("statements"))
        return sorted({person["slug"] for person in people if person})
    return [key for listed in LISTS.get(name, []) for key in keys_in(listed)]


def keys_in(noun: str) -> list[str]:
    """Return some keys of a list."""
    names = ("key", "slug", "code", "iso_alpha3")
    return [next(row[name] for name in names if name in row) for row in rows_in(noun)]


def cursors_in(noun: str) -> list[str]:
    """Return the cursor behind the first row of a list, if there is a second one."""
    following = read(f"/api/v1/{noun}/?cursor=*&page_size=1")["next"]
    return parse_qs(urlsplit(following).query)["cursor"] if following else []


@cache
def rows_in(noun: str) -> list[dict[str, Any]]:
    return read(f"/api/v1/{noun}/?page_size={ROWS}")["results"]


def read(address: str) -> dict[str, Any]:
    with urlopen(os.environ["PORTAL_URL"] + address) as answer:
        return json.load(answer)
