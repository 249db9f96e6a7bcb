"""What the API refuses to write: place by place, and without a trace."""

import pytest

from initiatives.models import Activity, Source, Suggestion, Workshop
from tests.editors import make_focal_point, make_superuser, make_user, recorded
from tests.factories import (
    make_activity,
    make_country,
    make_participation,
    make_publisher,
    make_source,
)
from tests.writing import NEW, REASON, make_token, patch, post, refusals

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret():
    """What the system of Kenya's focal point sends."""
    make_country("FRA")
    make_source(slug="notice")
    return make_token(make_focal_point("KEN"))


@pytest.mark.parametrize(
    ("given", "pointer", "words"),
    [
        ({"publication_state": "published"}, "/publication_state", "editors publish it"),
        ({"kind": "forum"}, "/kind", "follows from the address"),
        ({"colour": "red"}, "/colour", "There is no such field; there is: "),
        ({"reason": ""}, "/reason", "may not be blank"),
        ({"name": 2026}, "/name", "Not a valid string"),
        ({"city": 1.5}, "/city", "Not a valid string"),
        ({"sources": ["notice", 7]}, "/sources", "slug"),
        ({"edition_number": "2"}, "/edition_number", "A valid integer is required"),
        ({"sdgs": ["4"]}, "/sdgs", "A valid integer is required"),
        ({"slug": "a b"}, "/slug", "slug"),
        ({"sources": []}, "/sources", "Name at least one source"),
        ({"sources": ["none"]}, "/sources", "No source “none” is recorded"),
        ({"themes": ["none"]}, "/themes", "No theme “none” is recorded"),
        ({"sdgs": [18]}, "/sdgs/0", "less than or equal to 17"),
        ({"place_country": "QQQ"}, "/place_country", "No country “QQQ” is recorded"),
        ({"starts_on": "2026-13"}, "/starts_on", "2026-13"),
        ({"starts_on": "2026", "ends_on": "2025"}, "", ""),
        ({"format": "none"}, "/format", "not a valid choice"),
        ({"name": "A\u0001b"}, "/name", "nothing can store"),
        ({"participants": "many"}, "/participants", "Write it with a number"),
        (
            {"participations": [{"country": "QQQ", "role": "host"}]},
            "/participations/0/country",
            "“QQQ” is no country on record",
        ),
        (
            {"participations": [{"country": "Kenya", "role": "host"}]},
            "/participations/0/country",
            "Write the code of a country",
        ),
        (
            {"participations": [{"country": "KEN", "role": "guest"}]},
            "/participations/0/role",
            "not a valid choice",
        ),
        (
            {"participations": [{"country": "FRA", "role": "host"}]},
            "/participations",
            "Not among your countries: France (FRA).",
        ),
        ({"new_sources": [{"slug": "notice"}]}, "/new_sources/0/slug", "is on record already"),
    ],
)
def test_a_wrong_value_is_named_by_its_place(client, secret, given, pointer, words):
    answer = post(client, "workshops/", NEW | given, secret)

    found = refusals(answer)
    assert pointer in found or pointer == ""
    assert words in found.get(pointer, words)
    assert not Activity.objects.exists()


@pytest.mark.parametrize("body", ["[]", '"x"', "1", "null", "{", ""])
def test_what_is_no_object_is_refused(client, secret, body):
    answer = client.post(
        "/api/v1/workshops/",
        body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}"},
    )

    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_another_type_of_body_is_refused(client, secret):
    headers = {"Authorization": f"Bearer {secret}"}

    assert client.post("/api/v1/workshops/", NEW, headers=headers).status_code == 415


def test_a_new_source_is_not_kept_of_what_is_refused(client, secret):
    make_publisher(slug="ministry")
    source = {"slug": "note", "title": "A note", "url": "https://example.org/n", "kind": "news"}
    given = {"new_sources": [source | {"publisher": "ministry"}], "themes": ["none"]}

    assert list(refusals(post(client, "workshops/", NEW | given, secret))) == ["/themes"]
    assert list(Source.objects.values_list("slug", flat=True)) == ["notice"]


@pytest.mark.parametrize("sent", ["", "acr_unknown"])
def test_nobody_writes_without_a_token_that_holds(client, secret, sent):
    answers = [
        post(client, "workshops/", NEW, sent),
        patch(client, "workshops/course/", REASON, sent),
        post(client, "suggestions/", REASON, sent),
    ]

    assert [answer.status_code for answer in answers] == [401] * 3
    assert {answer.headers["WWW-Authenticate"] for answer in answers} == {"Bearer"}
    assert not Activity.objects.exists()


def test_who_may_not_enter_records_enters_none(client, secret):
    user = make_user("Editor")
    user.groups.clear()

    assert post(client, "workshops/", NEW, make_token(user)).status_code == 403
    assert not Activity.objects.exists()


@pytest.mark.parametrize("state", ["in-review", "published", "withdrawn"])
def test_what_is_no_draft_is_not_changed_here_by_anybody(client, secret, state):
    make_activity(slug="course", participant="KEN", publication_state=state)

    answers = [
        patch(client, "workshops/course/", {"city": "Lamu", **REASON}, token, If_Match="*")
        for token in (secret, make_token(make_superuser()))
    ]

    assert [answer.status_code for answer in answers] == [409, 409]
    assert "/api/v1/suggestions/" in answers[0].json()["detail"]
    assert Activity.objects.get().city == ""


def test_drafts_of_others_are_not_there(client, secret):
    recorded(make_activity(slug="course", publication_state="draft"), make_user("Contributor"))

    for path in ("workshops/course/", "workshops/none/", "forums/course/"):
        answer = patch(client, path, {"city": "Lamu", **REASON}, secret, If_Match="*")
        assert answer.status_code == 404
    assert Activity.objects.get().city == ""


def test_a_slug_that_led_elsewhere_is_refused(client, secret):
    from initiatives.models import Redirect

    Redirect.objects.create(noun="activity", old_slug=NEW["slug"], new_slug="elsewhere")

    found = refusals(post(client, "workshops/", NEW, secret))

    assert list(found) == ["/slug"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("post", "activities/", 405), ("post", "workshops/a/", 405), ("patch", "workshops/", 405),
     ("put", "workshops/a/", 405), ("delete", "workshops/a/", 405), ("get", "suggestions/", 405)],
)  # fmt: skip
def test_nothing_else_is_written(client, method, path, status):
    assert getattr(client, method)(f"/api/v1/{path}").status_code == status


def test_writing_is_counted_as_reading_is(client, secret, settings, tmp_path):
    from portal.rate import Rate

    settings.API_RATE, settings.VAR = Rate(2, 3600), tmp_path

    answers = [post(client, "workshops/", NEW, secret) for _number in range(3)]

    assert [answer.status_code for answer in answers] == [201, 409, 429]
    assert answers[2].headers["Retry-After"]


# Suggestions

PROPOSED = {
    "noun": "activity",
    "slug": "course",
    "field": "city",
    "value": "Mombasa",
    "source_title": "Programme",
    "source_url": "https://example.org/programme",
    **REASON,
}


def test_a_suggestion_is_kept_once_while_it_waits(client, secret, settings, tmp_path):
    settings.VAR = tmp_path
    make_activity(slug="course", participant="KEN", city="Nairobi")

    first, again = [post(client, "suggestions/", PROPOSED, secret) for _number in range(2)]

    suggestion = Suggestion.objects.get()
    assert (first.status_code, again.status_code) == (201, 409)
    assert first.headers["Location"] == again.headers["Location"] == again.json()["existing"]
    assert suggestion.number in first.headers["Location"]
    assert suggestion.history.get().history_user == suggestion.submitted_by
    assert suggestion.history.get().history_change_reason == REASON["reason"]
    assert Workshop.objects.get().city == "Nairobi"


@pytest.mark.parametrize(
    ("given", "pointer"),
    [
        ({"slug": "none"}, "/slug"),
        ({"slug": "draft"}, "/slug"),
        ({"slug": "french"}, "/slug"),
        ({"noun": "country", "slug": "FRA", "field": "names"}, "/slug"),
        ({"field": "income"}, "/field"),
        ({"value": ""}, "/value"),
        ({"source_url": ""}, "/source_url"),
        ({"state": "accepted"}, "/state"),
    ],
)
def test_a_suggestion_is_refused_by_its_place(client, secret, settings, tmp_path, given, pointer):
    settings.VAR = tmp_path
    make_activity(slug="course", participant="KEN")
    make_activity(slug="draft", participant="KEN", publication_state="draft")
    make_activity(slug="french", participant="FRA")

    assert list(refusals(post(client, "suggestions/", PROPOSED | given, secret))) == [pointer]
    assert not Suggestion.objects.exists()


def test_a_contributor_proposes_nothing(client, secret, settings, tmp_path):
    settings.VAR = tmp_path
    make_participation(make_activity(slug="course"), "KEN")
    token = make_token(make_user("Contributor"))

    assert post(client, "suggestions/", PROPOSED, token).status_code == 403
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize("method", ["post", "patch"])
@pytest.mark.parametrize("path", ["workshops/\x84/", "nowhere/", "workshops/a/b/"])
def test_an_address_that_is_none_is_not_found_whoever_writes_there(client, secret, method, path):
    headers = {"Authorization": f"Bearer {secret}"}

    answer = getattr(client, method)(f"/api/v1/{path}", "{}", "application/json", headers=headers)

    assert answer.status_code == 404
    assert answer.json()["title"] == "Not Found"
