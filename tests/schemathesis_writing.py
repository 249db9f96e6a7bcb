"""What Schemathesis cannot read in the schema of what is written: which names are on record.

Schemathesis loads this file itself in place of its other hooks, which it brings along;
PORTAL_DRAFTS names the drafts that may be changed.
"""

import os
from typing import Any

import schemathesis
from schemathesis.core.failures import AcceptedNegativeData
from schemathesis.openapi.checks import MissingHeaderNotRejected

from tests.schemathesis_hooks import keys_in

DRAFTS = os.environ["PORTAL_DRAFTS"].split()
TAGS = ["*", '"0-0"']  # whatever the state; of no state
# Which list holds the keys that a field takes.
LISTS = {
    "country": "countries",
    "place_country": "countries",
    "publisher": "publishers",
    "series": "series",
    "sources": "sources",
    "themes": "themes",
}
WRITTEN = ("New", "Patched", "WrittenPart")  # how schemas of what is written begin


# Refusals of If-Match that have a status of their own in HTTP, which Schemathesis does not expect.
OF_TAGS = {MissingHeaderNotRejected: 428, AcceptedNegativeData: 412}


@schemathesis.hook
def filter_failure(context: Any, failure: Any, case: Any, response: Any) -> bool:
    """Keep all but that no tag, or the tag of another state, is refused as HTTP has it."""
    return OF_TAGS.get(type(failure)) != response.status_code


@schemathesis.hook
def before_load_schema(context: Any, raw_schema: dict[str, Any]) -> None:
    """Write into the schema the drafts, and some of the keys that are on record."""
    for path, item in raw_schema["paths"].items():
        if "patch" in item:
            change_drafts(path, item["patch"]["parameters"])
        if "post" in item:
            name_what_is_there(item["post"]["requestBody"]["content"]["application/json"])
    schemas = raw_schema["components"]["schemas"]
    for schema in (schemas[name] for name in schemas if name.startswith(WRITTEN)):
        for name, field in schema["properties"].items():
            if name in LISTS:
                field.get("items", field)["enum"] = keys_in(LISTS[name])
        if schema.get("required") and "sources" in schema["properties"]:
            schema["required"].append("sources")
            schema["properties"]["sources"]["minItems"] = 1
    schemas["NewSuggestion"]["properties"]["slug"]["enum"] = keys_in("workshops")


def change_drafts(path: str, parameters: list[dict[str, Any]]) -> None:
    """Let a change be one of a draft of that kind, with one of the tags."""
    own = [slug for slug in DRAFTS if slug in path.replace("/api/v1/", "draft-")]
    for parameter in parameters:
        parameter["schema"]["enum"] = own if parameter["in"] == "path" else TAGS


def name_what_is_there(content: dict[str, Any]) -> None:
    """Let an example name sources and themes on record, or make a suggestion on such a record."""
    if "noun" in content["example"]:
        content["example"]["slug"] = keys_in("workshops")[0]
    else:
        content["example"] |= {name: keys_in(name)[:1] for name in ("sources", "themes")}
