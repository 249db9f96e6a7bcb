"""The API keeps to the schema that it serves, and the schema is complete."""

import json
import re
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.test import Client
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate

from initiatives.api.urls import NOUNS
from initiatives.filters import ActivityFilterSet
from initiatives.models import Series
from tests import factories as make
from tests.api_answers import FORMATS, validator_of
from tests.full_record import make_full_record
from tests.record.shipped import by_slug


@pytest.fixture(scope="module")
def schema():
    """The OpenAPI document as it is served."""
    return Client().get("/api/v1/schema/").json()


def problems_of(schema: dict, path: str, body: object, status: str = "200") -> list[str]:
    """Return where a body departs from what the schema says of an address."""
    contents = schema["paths"][path]["get"]["responses"][status]["content"]
    content = contents["application/json" if status == "200" else "application/problem+json"]
    found = validator_of(content["schema"]).iter_errors(body)
    return [f"{error.json_path}: {error.message}" for error in found]


def objects_in(schema: object) -> Iterator[dict]:
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for value in schema.values():
            yield from objects_in(value)


def test_the_schema_is_openapi_31_and_valid(schema):
    assert schema["openapi"].startswith("3.1")
    validate(schema)


def test_the_schema_is_made_without_a_warning(tmp_path):
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(tmp_path / "schema"))


def test_every_noun_has_a_list_and_no_object_lacks_properties(schema):
    lists = {path for path in operations(schema) if "{" not in path}
    bare = [item for item in objects_in(schema["components"]) if not item.get("properties")]

    assert lists == {"/api/v1/", *(f"/api/v1/{noun}/" for noun in [*NOUNS, "coverage"])}
    assert [item for item in bare if "additionalProperties" not in item] == []


def test_every_parameter_is_described(schema):
    parameters = schema["paths"]["/api/v1/workshops/"]["get"]["parameters"]
    found = {item["name"]: item for item in parameters}

    common = {"page", "page_size", "cursor", "fields", "expand", "format"}
    assert set(found) == {*ActivityFilterSet.base_filters, *common}
    assert [name for name, item in found.items() if not item.get("description")] == []
    assert found["kind"]["schema"]["items"]["enum"] == ["initiative", "workshop", "forum"]


def accepts(schema: dict, path: str, name: str, value: str) -> bool:
    """Does the schema allow a value of a parameter?"""
    [found] = [item for item in schema["paths"][path]["get"]["parameters"] if item["name"] == name]
    item = found["schema"].get("items", found["schema"])
    return OAS31Validator(item, format_checker=FORMATS).is_valid(value)


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("from", "2024-02-29", "2025-02-29"),
        ("from", "2025-12", "2025-13"),
        ("year", "0999", "0000"),
        ("country", "ken", "KE"),
        ("organization", "un-odet", "ő"),
        ("q", "AI", "A\0I"),
        ("q", "AÿI", "A\ufffdI"),
        ("page", 1, 10**9),
    ],
)
@pytest.mark.django_db
def test_the_schema_allows_what_the_api_accepts(client, schema, name, good, bad):
    make.make_country("KEN")
    make.make_organization(slug="un-odet")
    path = "/api/v1/workshops/"

    assert client.get(path, {name: good}).status_code == 200
    assert client.get(path, {name: bad}).status_code == 400
    assert (accepts(schema, path, name, good), accepts(schema, path, name, bad)) == (True, False)


@pytest.mark.django_db
def test_a_parameter_without_a_value_counts_as_left_out(client, schema):
    make.make_activity("workshop")
    parameters = schema["paths"]["/api/v1/workshops/"]["get"]["parameters"]
    blank = client.get("/api/v1/workshops/", {item["name"]: "" for item in parameters})

    assert [item["name"] for item in parameters if not item.get("allowEmptyValue")] == []
    assert (blank.status_code, blank.json()["count"]) == (200, 1)


@pytest.mark.django_db
def test_a_row_with_few_fields_keeps_to_the_schema(client, schema):
    make.make_activity("workshop", slug="course")
    body = client.get("/api/v1/workshops/?fields=slug").json()

    assert body["results"] == [{"slug": "course"}]
    assert problems_of(schema, "/api/v1/workshops/", body) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "extension"),
    [("/api/v1/countries/", "geojson"), ("/api/v1/workshops/", "csl.json")],
)
def test_files_in_json_keep_to_the_schema(client, schema, path, extension):
    make.make_activity("workshop", host="KEN")
    answer = client.get(path, {"format": extension})
    content = schema["paths"][path]["get"]["responses"]["200"]["content"]
    validator = OAS31Validator(content[answer.headers["Content-Type"]]["schema"])

    assert list(validator.iter_errors(json.loads(answer.getvalue()))) == []
    assert not validator.is_valid("text")


@pytest.mark.django_db
def test_every_response_keeps_to_the_schema(client, schema):
    series = Series.objects.create(slug="s", name="S")
    make_full_record("workshop", series=series, city="Nairobi", countries="34", countries_low=34)
    make_full_record("initiative", announced_on="2025")
    make.make_activity("forum", host="CIV")
    make.make_membership("LDC", "KEN", since="1999", source=make.make_source())
    departures = {}
    for noun in NOUNS:
        path = f"/api/v1/{noun}/"
        body = client.get(path).json()
        assert body["results"], noun
        departures[path] = problems_of(schema, path, body)
        record_path = next((p for p in schema["paths"] if p.startswith(path + "{")), None)
        whole = list(NOUNS[noun][1].serializer_class().fields)
        assert [row for row in body["results"] if list(row) != whole] == []
        for row in body["results"] if record_path else []:
            key = next(row[name] for name in ("key", "slug", "code", "iso_alpha3") if name in row)
            record = client.get(f"{path}{key}/")
            assert record.status_code == 200, record.content
            departures[f"{path}{key}"] = problems_of(schema, record_path, record.json())
    departures["entrance"] = problems_of(schema, "/api/v1/", client.get("/api/v1/").json())

    assert {path: found for path, found in departures.items() if found} == {}


@pytest.mark.django_db
def test_problems_keep_to_the_schema(client, schema):
    for query, status in (("kind=x", 400), ("page=9", 404), ("format=xml", 406)):
        response = client.get(f"/api/v1/workshops/?{query}")
        assert response.status_code == status
        assert problems_of(schema, "/api/v1/workshops/", response.json(), str(status)) == []


def test_the_schema_is_served_in_the_reader_s_language_whatever_else_is_asked(client):
    response = client.get("/api/v1/schema/?lang=%00&version=a%0Ab", headers={"accept": "*/*"})

    assert response.status_code == 200
    assert json.loads(response.content)["info"]["version"] == "1.0.0"


def test_the_documentation_names_every_list_without_scripts(client):
    page = client.get("/api/v1/docs/").content.decode()

    assert "<script" not in page.partition("<main")[2]
    assert [noun for noun in NOUNS if f'href="/api/v1/{noun}/"' not in page] == []
    assert "GET /api/v1/countries/{iso_alpha3}/" in page
    assert "{text, low, high}" in page
    assert "lower-middle" in page


def test_the_explorer_has_nothing_inline(client):
    page = client.get("/api/v1/docs/try/").content.decode()

    assert "style=" not in page
    assert "<style" not in page
    assert all(" src=" in tag for tag in re.findall("<script[^>]*>", page))
    assert 'data-schema="/api/v1/schema/"' in page


# Examples


def operations(schema):
    """Return the operations that read."""
    return {path: item["get"] for path, item in schema["paths"].items() if "get" in item}


def test_every_operation_has_an_example_that_keeps_to_its_schema(schema):
    departures = {}
    for path, operation in operations(schema).items():
        for status, answer in operation["responses"].items():
            media_type = "application/json" if status == "200" else "application/problem+json"
            example = answer["content"][media_type]["example"]
            departures[path, status] = problems_of(schema, path, example, status)

    assert len(departures) == 42 * len(["200", "400", "404", "406", "429"])
    assert {key: found for key, found in departures.items() if found} == {}


def test_examples_have_all_fields_of_today_and_show_rows(schema):
    whole = {path: item["responses"]["200"] for path, item in operations(schema).items()}
    examples = {
        path: answer["content"]["application/json"]["example"] for path, answer in whole.items()
    }
    lists = {path: example for path, example in examples.items() if "results" in example}

    assert len(lists) == len(NOUNS)
    assert [path for path, example in lists.items() if len(example["results"]) != 1] == []
    for noun, (_basename, viewset) in NOUNS.items():
        [row] = lists[f"/api/v1/{noun}/"]["results"]
        assert list(row) == list(viewset.serializer_class().fields), noun


def test_examples_are_on_record(schema):
    fixtures = {
        "commitments": by_slug("commitment"),
        "initiatives": by_slug("initiative"),
        "workshops": by_slug("workshop"),
        "forums": by_slug("forum"),
        "sources": by_slug("source"),
        "organizations": by_slug("organization"),
    }
    for noun, records in fixtures.items():
        [operation] = [
            operation
            for path, operation in operations(schema).items()
            if path.startswith(f"/api/v1/{noun}/{{")
        ]
        [key] = [item["example"] for item in operation["parameters"] if item["in"] == "path"]
        shown = operation["responses"]["200"]["content"]["application/json"]["example"]
        assert shown["slug"] == key in records
