"""How the API describes itself in OpenAPI 3.1."""

from typing import Any

from drf_spectacular.extensions import OpenApiFilterExtension, OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent, build_parameter_type

from initiatives.api import choosing, problems, sent
from initiatives.api.examples import examples
from initiatives.api.negotiation import ExportRenderer
from initiatives.api.parameters import chosen, parameter_of
from initiatives.api.reference import answer_of, resolved

ANSWERS = {
    "400": "A parameter is not valid.",
    "404": "There is no such page or record.",
    "406": "There is no such format.",
    "429": "Too many requests; only where the operator has set a rate.",
}
WRITING_ANSWERS = {
    "400": "The body is not valid; “errors” names each place in it.",
    "401": "No token was sent, or one that is not known, over or revoked.",
    "403": "The holder of the token may not do this.",
    "404": "There is no such draft.",
    "409": "It is there already, or is no draft any more.",
    "412": "The draft was changed meanwhile.",
    "415": "The body is not JSON.",
    "428": "If-Match is missing.",
    "429": "Too many requests.",
    "503": "Others were writing for too long; send it again after “Retry-After”.",
}
ONLY = {"404": "PATCH", "412": "PATCH", "428": "PATCH"}
HEADERS = {
    "Location": {"description": "Its address.", "schema": {"type": "string", "format": "uri"}},
    "ETag": {"description": "To be sent as If-Match.", "schema": {"type": "string"}},
}
TEXT = {"type": "string"}
# Of the files, those that are JSON themselves.
JSON_FILES: dict[str, dict[str, Any]] = {
    "application/geo+json": {
        "type": "object",
        "required": ["type", "features"],
        "properties": {
            "type": {"type": "string", "enum": ["FeatureCollection"]},
            "features": {"type": "array", "items": {"type": "object"}},
        },
    },
    "application/vnd.citationstyles.csl+json": {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["id", "type", "title"],
            "properties": {"id": TEXT, "type": TEXT, "title": TEXT},
        },
    },
}


class RecordFieldSchema(OpenApiSerializerFieldExtension):
    """Our fields bring their own schema along."""

    target_class = "initiatives.api.fields.RecordField"
    match_subclasses = True

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Any) -> dict[str, Any]:
        return {**self.target.schema}


class ListParameters(OpenApiFilterExtension):
    """The parameters of a list, with what each allows and means."""

    target_class = "initiatives.api.filtering.ListFilterBackend"
    priority = 1  # before the extension that guesses from models

    def get_schema_operation_parameters(
        self, auto_schema: AutoSchema, *args: Any, **kwargs: Any
    ) -> list[dict[str, Any]]:
        view: Any = auto_schema.view
        filters = view.filterset_class.base_filters
        return [parameter_of(name, item) for name, item in filters.items()]


class PortalSchema(AutoSchema):
    """Short summaries, and the problems that every operation may answer with."""

    def get_summary(self) -> str:
        words = self.path.strip("/").split("/")
        if self.method != "GET":
            verb = "Enter in" if self.method == "POST" else "Change a draft of"
            return f"{verb} {words[2]}"
        if len(words) == len(["api", "v1"]):
            return "The addresses of all lists"
        return f"List {words[2]}" if self._is_list_view() else f"One record of {words[2]}"

    def _resolve_path_parameters(self, variables: list[str]) -> list[dict[str, Any]]:
        found = super()._resolve_path_parameters(variables)
        return [{**item, "example": examples()[self.path]["key"]} for item in found]

    def writing_answers(self) -> dict[str, str]:
        """Return what a writing operation may refuse with."""
        return {
            status: text
            for status, text in WRITING_ANSWERS.items()
            if ONLY.get(status, self.method) == self.method
        }

    def written(self, answers: dict[str, Any]) -> dict[str, Any]:
        """Return what a writing operation answers when all is well, with headers and example."""
        for answer in answers.values():
            answer["content"]["application/json"]["example"] = sent.answer(self.path)
            answer["headers"] = HEADERS
        return answers

    def _get_request_body(self, direction: Any = "request") -> Any:
        body = super()._get_request_body(direction)
        if body:
            content = body["content"]["application/json"]
            content["example"] = sent.body(self.method, self.path)
        return body

    def map_renderers(self, attribute: str) -> list[Any]:
        """The schema of a response is that of its JSON; files are added to it below."""
        found = super().map_renderers(attribute)
        return ["application/json"] if attribute == "media_type" else found

    def _get_format_parameters(self) -> list[dict[str, Any]]:
        view: Any = self.view
        whole = getattr(view, "whole", None) if self.method == "GET" else None
        if whole is None:
            return []
        columns = "Fields to show, with commas; else all. In tables: columns, by their names there."
        return [
            format_parameter(self.map_renderers("format")),
            *chosen("fields", choosing.fields_of(whole), columns),
            *chosen(
                "expand",
                dict(choosing.references_in(whole)),
                "References to show as whole records, with commas.",
            ),
        ]

    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        problem = ResolvedComponent(
            name="Problem", type=ResolvedComponent.SCHEMA, schema=problems.SCHEMA, object="Problem"
        )
        self.registry.register_on_missing(problem)
        is_read = self.method == "GET"
        told = ANSWERS if is_read else self.writing_answers()
        refusals = {
            status: {
                "description": text,
                "content": {
                    problems.MEDIA_TYPE: {
                        "schema": problem.ref,
                        "example": problems.example(int(status), text, self.path),
                    }
                },
            }
            for status, text in told.items()
        }
        answers = super()._get_response_bodies(direction)
        if not is_read:
            return {**self.written(answers), **refusals}
        answers["200"]["content"]["application/json"]["example"] = examples()[self.path]["value"]
        for renderer in self.view.get_renderers():
            if isinstance(renderer, ExportRenderer):
                media_type = renderer.export.media_type.partition(";")[0]
                schema = JSON_FILES.get(media_type, TEXT)
                answers["200"]["content"][media_type] = {"schema": schema}
        return {**answers, **refusals}


def finished(result: dict[str, Any], **_made_with: Any) -> dict[str, Any]:
    """Say in the whole document what parameters do: a blank one counts as none, ``fields`` omits.

    A hook of drf-spectacular.
    """
    for path in reading(result):
        given = path["get"].get("parameters", [])
        parameters = [item for item in given if item["in"] == "query"]
        for item in parameters:
            item["allowEmptyValue"] = True
        if any(item["name"] == "fields" for item in parameters):
            resolved(result, answer_of(path["get"])).pop("required", None)
    return result


def reading(result: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the addresses that can be read."""
    return [path for path in result["paths"].values() if "get" in path]


def format_parameter(known: list[str]) -> dict[str, Any]:
    """Return the parameter that chooses one of some formats."""
    words = "How to answer; all but json are files with all rows, as behind pages."
    formats = {"type": "string", "enum": known}
    return build_parameter_type("format", formats, "query", description=words)
