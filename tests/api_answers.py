"""What the API answers, as data; each answer is held against the schema that it serves."""

import re
from functools import cache

from django.http import HttpResponse
from django.test import Client
from drf_spectacular.generators import SchemaGenerator
from openapi_schema_validator import OAS31Validator

ENTRANCE = "/api/v1/"
JSON, PROBLEM = "application/json", "application/problem+json"
FORMATS = OAS31Validator.FORMAT_CHECKER
ROWS_MAX = 10  # of a list, of which the others were made by the same code


class CheckedClient(Client):
    """A client of the whole portal: what it is answered by the API keeps to the schema."""

    def request(self, **request) -> HttpResponse:
        response = super().request(**request)
        assert departures_in(response) == [], response.request["PATH_INFO"]
        return response


def read(client, path: str, **headers) -> dict:
    """Return what an address below the entrance answers; it must answer."""
    response = client.get(f"{ENTRANCE}{path}", headers=headers)
    assert response.status_code == 200, response.content
    return response.json()


def departures_in(response: HttpResponse) -> list[str]:
    """Return where an answer of the API departs from the schema; files are not described by it."""
    path = response.request["PATH_INFO"]
    kind = response.headers.get("Content-Type", "").partition(";")[0]
    if not path.startswith(ENTRANCE) or kind not in (JSON, PROBLEM):
        return []
    if response.request["REQUEST_METHOD"] != "GET" or not response.content:
        return []
    if kind == PROBLEM:
        return departures(problem_validator(), response.json())
    template = template_of(path)
    asked = response.wsgi_request.GET.getlist("fields")
    is_whole = not any(name.strip(" ,") for name in asked)
    return departures(validator(template, is_whole), response.json()) if template else []


def departures(validator: OAS31Validator, body: dict) -> list[str]:
    """Return where a body departs from what is described."""
    if "results" in body:
        body = body | {"results": body["results"][:ROWS_MAX]}
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(body)]


@cache
def schema() -> dict:
    """The OpenAPI document."""
    return SchemaGenerator().get_schema(request=None, public=True)


@cache
def template_of(path: str) -> str | None:
    """Return the address of the schema that a path is one of."""
    for template in schema()["paths"]:
        if re.fullmatch(re.sub(r"\{[a-z0-9_]+\}", "[^/]+", template), path):
            return template
    return None


@cache
def validator(template: str, is_whole: bool = True) -> OAS31Validator:
    """Return what holds the answers of an address against the schema, with all fields or some."""
    answer = schema()["paths"][template]["get"]["responses"]["200"]["content"][JSON]["schema"]
    return validator_of(answer if is_whole else some_of(answer))


@cache
def problem_validator() -> OAS31Validator:
    """Return what holds problem documents against the schema."""
    return validator_of({"$ref": "#/components/schemas/Problem"})


def validator_of(answer: dict) -> OAS31Validator:
    whole = {**answer, "components": schema()["components"]}
    return OAS31Validator(whole, format_checker=FORMATS)


def some_of(answer: dict) -> dict:
    """Return the schema of an answer of which a reader chose the fields."""
    if "$ref" in answer:
        answer = schema()["components"]["schemas"][answer["$ref"].rpartition("/")[2]]
    if "results" not in answer["properties"]:
        return {name: value for name, value in answer.items() if name != "required"}
    results = answer["properties"]["results"]
    rows = {**results, "items": some_of(results["items"])}
    return {**answer, "properties": {**answer["properties"], "results": rows}}
