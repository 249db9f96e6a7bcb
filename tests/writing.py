"""Other systems that write through the API, for tests."""

from functools import cache
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpResponse

from initiatives import tokens
from initiatives.models import ApiToken
from tests.api_answers import departures, problem_validator, schema, template_of, validator_of

JSON = "application/json"
REASON = {"reason": "Taken over from our own calendar"}
NEW = {
    "slug": "course-nairobi-2026",
    "name": "Course in Nairobi",
    "starts_on": "2026-10",
    "participants_known": "some",
    "participations": [{"country": "KEN", "role": "host"}],
    "sources": ["notice"],
    **REASON,
}


def make_token(user: User, **fields: Any) -> str:
    """Make a token of a user; return what is sent."""
    token = ApiToken(user=user, name="Ministry database", **fields)
    secret = tokens.give_secret(token)
    token.save()
    return secret


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"} if secret else {}


def post(client: Any, path: str, body: Any, secret: str = "", **headers: str) -> HttpResponse:
    """Send something new; the answer keeps to the schema."""
    return send(client.post, path, body, secret, headers)


def patch(client: Any, path: str, body: Any, secret: str = "", **headers: str) -> HttpResponse:
    """Send a change; the answer keeps to the schema."""
    return send(client.patch, path, body, secret, headers)


def send(method: Any, path: str, body: Any, secret: str, headers: dict[str, str]) -> HttpResponse:
    address = f"/api/v1/{path}"
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = method(address, body, content_type=JSON, headers=bearer(secret) | sent)
    assert departures_in(method.__name__, address, answer) == []
    assert "no-store" in answer.headers["Cache-Control"]
    return answer


def departures_in(method: str, path: str, answer: HttpResponse) -> list[str]:
    """Return where an answer to something written departs from the schema."""
    if answer.status_code >= 400:
        assert answer.headers["Content-Type"] == "application/problem+json"
        return departures(problem_validator(), answer.json())
    return departures(validator(method, template_of(path), answer.status_code), answer.json())


@cache
def validator(method: str, template: str, status: int) -> Any:
    responses = schema()["paths"][template][method]["responses"]
    return validator_of(responses[str(status)]["content"][JSON]["schema"])


def refusals(answer: HttpResponse) -> dict[str, str]:
    """Return what is refused of a body, by the place in it."""
    assert answer.status_code == 400, answer.content
    return {item["pointer"]: item["detail"] for item in answer.json()["errors"]}
