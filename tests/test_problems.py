"""What cannot be answered is refused with a problem document, never with a 500."""

import pytest

from initiatives.api.urls import NOUNS
from tests.factories import make_activity

pytestmark = pytest.mark.django_db


def problem(client, path: str) -> dict:
    response = client.get(f"/api/v1/{path}")
    assert response.headers["Content-Type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == response.status_code
    assert body["type"] == "about:blank"
    return body


def test_a_wrong_value_names_parameter_value_and_what_is_allowed(client):
    assert problem(client, "workshops/?kind=meeting") == {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": "kind: “meeting” is not one of: initiative, workshop, forum.",
        "instance": "/api/v1/workshops/?kind=meeting",
        "errors": [
            {
                "parameter": "kind",
                "detail": "“meeting” is not one of: initiative, workshop, forum.",
            }
        ],
    }


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("nothing/", 404, "no such record"),
        ("workshops/nothing/", 404, "no such record"),
        ("workshops/a%00b/", 404, "no such record"),
        ("workshops/%ff%fe/", 404, "no such record"),
        ("workshops/a%0Ab/", 404, "no such record"),
        ("countries/XXX/", 404, "no such record"),
        ("participations/nobody/", 404, "no such record"),
        ("participations/a:b:c/", 404, "no such record"),
        ("evidence/a:b/", 404, "no such record"),
        ("evidence/a:99999999999999999999/", 404, "no such record"),
        ("workshops/?page=2", 404, "no page 2; the last one is 1"),
        ("workshops/?page=0", 400, "“0” is not a whole number"),
        ("workshops/?page=-1", 400, "“-1” is not a whole number"),
        ("workshops/?page=%D9%A3", 400, "“٣” is not a whole number"),
        ("workshops/?page=99999999999999999999", 400, "is not a whole number"),
        ("workshops/?page_size=1001", 400, "At most 1000, not 1001"),
        ("workshops/?page_size=x%00", 400, "is not a whole number"),
        ("workshops/?page=101", 404, "There is no page 101; the last one is"),
        ("workshops/?page_size=1000&page=11", 404, "There is no page 11; the last one is"),
        ("workshops/?format=xml", 406, "There is no format “xml” here; there is: atom, bib, csl"),
        ("workshops/?format=%00", 406, "There is no format"),
        ("commitments/?on=yesterday", 400, "Write a day as 2025-05-12."),
        ("workshops/?q=AI%ff", 400, "q: “AI\ufffd” holds bytes that are no text in UTF-8."),
        ("workshops/?" + "&".join(f"p{n}=1" for n in range(10_001)), 400, "exceeded"),
    ],
)
def test_requests_that_cannot_be_answered(client, path, status, words):
    make_activity()
    body = problem(client, path)

    assert body["status"] == status
    assert words in body["detail"]


def test_words_that_are_no_text_are_refused_by_every_noun_that_looks_for_words(client):
    nouns = [
        noun
        for noun, (_name, viewset) in NOUNS.items()
        if "q" in viewset.filterset_class.base_filters
    ]
    told = {noun: problem(client, f"{noun}/?q=%ff")["errors"] for noun in nouns}

    assert {"activities", "countries", "series", "publishers"} <= told.keys()
    assert {error["parameter"] for errors in told.values() for error in errors} == {"q"}
    assert [noun for noun, errors in told.items() if len(errors) != 1] == []


@pytest.mark.parametrize("extension", ["csv", "jsonl", "xlsx", "ics", "atom"])
def test_words_that_are_no_text_are_refused_by_files(client, extension):
    response = client.get(f"/workshops.{extension}?q=AI%ff")

    assert (response.status_code, response.headers["Content-Type"]) == (
        400,
        "application/problem+json",
    )
    assert response.json()["errors"][0]["parameter"] == "q"


def test_the_day_of_one_commitment_is_checked_too(client):
    assert problem(client, "commitments/anything/?on=x")["status"] in (400, 404)


def test_other_media_types_and_methods_are_refused(client):
    html = client.get("/api/v1/workshops/", headers={"accept": "text/html"})
    post = client.post("/api/v1/activities/", {})

    assert (html.status_code, html.json()["title"]) == (406, "Not Acceptable")
    assert (post.status_code, post.json()["title"]) == (405, "Method Not Allowed")


def test_addresses_without_a_last_slash_lead_on(client):
    assert client.get("/api/v1/workshops").headers["Location"] == "/api/v1/workshops/"


BAD_VALUES = [
    "%00",
    "%ff%ed%a0%80",
    "x" * 10_240,
    "9" * 40,
    "-1",
    "2025-99",
    "''%20OR%201=1",
    "%0A٣",
]
ONE_OF_EACH = [noun for noun in NOUNS if noun not in ("initiatives", "workshops", "forums")]


@pytest.mark.no_cover
@pytest.mark.parametrize("noun", ONE_OF_EACH)
def test_no_bad_value_of_any_parameter_breaks_a_list(client, noun):
    own = NOUNS[noun][1].filterset_class.base_filters
    parameters = [*own, "page", "page_size", "cursor", "fields", "expand", "format"]
    asked = [f"/api/v1/{noun}/?{name}={value}" for name in parameters for value in BAD_VALUES]
    answers = {path[:100]: client.get(path).status_code for path in asked}

    assert {path: code for path, code in answers.items() if code not in (200, 400, 404, 406)} == {}
