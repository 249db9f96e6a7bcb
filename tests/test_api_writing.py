"""Drafts that other systems write through the API: what is done, and by whom."""

import pytest
from django.test import Client

from initiatives.models import Activity, Source, Workshop
from tests.api_answers import schema
from tests.changing import sourced
from tests.editors import make_focal_point, make_user, recorded
from tests.factories import (
    make_activity,
    make_country,
    make_participation,
    make_publisher,
    make_source,
)
from tests.signatures import NEEDED, signed
from tests.writing import NEW, REASON, make_token, patch, post

pytestmark = pytest.mark.django_db
PATH = "workshops/course-nairobi-2026/"
INITIATIVE = {"name": "Plan", "initiative_type": "programme", "status": "active"}


@pytest.fixture
def kenya():
    """The focal point of Kenya, and what its system sends."""
    make_country("FRA")
    make_source(slug="notice")
    user = make_focal_point("KEN")
    return user, make_token(user)


def parts(activity):
    return [
        (row.role, row.country.iso_alpha3)
        for row in activity.participations.order_by("role", "country__iso_alpha3")
    ]


@pytest.mark.parametrize("model", NEEDED)
def test_a_draft_of_each_kind_is_entered(client, kenya, model):
    user, secret = kenya
    body = {name: value for name, value in NEW.items() if name != "starts_on"} | NEEDED[model]

    answer = post(client, f"{model.KIND}s/", body, secret)

    activity = model.objects.get()
    assert answer.status_code == 201, answer.content
    assert answer.headers["Location"].endswith(f"/api/v1/{model.KIND}s/{NEW['slug']}/")
    assert (activity.publication_state, parts(activity)) == ("draft", [("host", "KEN")])
    assert activity.claims.get().source.slug == "notice"
    assert signed(activity) == ("+", user, REASON["reason"])
    assert signed(activity.participations.get()) == ("+", user, REASON["reason"])
    assert activity.recorded_countries == 1


def test_what_is_answered_is_what_was_sent_and_where_it_stands(client, kenya):
    body = post(client, "workshops/", NEW, kenya[1]).json()

    assert {name: body[name] for name in NEW if name != "reason"} == {
        name: value for name, value in NEW.items() if name != "reason"
    }
    assert (body["kind"], body["publication_state"]) == ("workshop", "draft")


def test_counts_are_read_from_the_words_as_in_forms(client, kenya):
    post(client, "workshops/", NEW | {"participants": "over 180"}, kenya[1])

    activity = Workshop.objects.get()
    assert (activity.participants_low, activity.participants_high) == (181, None)


def test_nobody_reads_a_draft_even_with_the_token(client, kenya):
    post(client, "workshops/", NEW, kenya[1])
    headers = {"Authorization": f"Bearer {kenya[1]}"}

    listed = client.get("/api/v1/workshops/", headers=headers)
    one = client.get(f"/api/v1/{PATH}", headers=headers)

    assert (listed.json()["count"], one.status_code) == (0, 404)
    assert "public" not in listed.headers["Cache-Control"]
    assert "public" in client.get("/api/v1/workshops/").headers["Cache-Control"]


def test_a_source_that_is_not_on_record_yet_is_recorded_with_it(client, kenya):
    make_publisher(slug="ministry")
    source = {"slug": "note", "title": "A note", "url": "https://example.org/n", "kind": "news"}

    answer = post(
        client,
        "workshops/",
        NEW | {"new_sources": [source | {"publisher": "ministry", "published_on": "2026-09"}]},
        kenya[1],
    )

    assert answer.json()["sources"] == ["note", "notice"]
    assert signed(Source.objects.get(slug="note")) == ("+", kenya[0], REASON["reason"])


# Changing


def test_a_draft_is_changed_and_what_is_left_out_stays(client, kenya):
    first = post(client, "workshops/", NEW, kenya[1])

    changed = patch(
        client, PATH, {"city": "Nairobi", **REASON}, kenya[1], If_Match=first.headers["ETag"]
    )
    again = patch(
        client, PATH, {"city": "Mombasa", **REASON}, kenya[1], If_Match=changed.headers["ETag"]
    )

    activity = Workshop.objects.get()
    assert (changed.status_code, again.status_code) == (200, 200)
    assert (activity.city, activity.name, parts(activity)) == (
        "Mombasa",
        "Course in Nairobi",
        [("host", "KEN")],
    )
    assert signed(activity) == ("~", kenya[0], REASON["reason"])


def test_an_empty_value_is_taken_off(client, kenya):
    country = {"place_country": "KEN", "last_checked_on": "2026-11-01", "city": "Nairobi"}
    first = post(client, "workshops/", NEW | country, kenya[1])
    off = {"place_country": None, "last_checked_on": None, "city": ""}

    answer = patch(client, PATH, off | REASON, kenya[1], If_Match=first.headers["ETag"])

    assert {name: answer.json()[name] for name in off} == off


def test_a_change_from_an_older_state_is_refused_with_the_present_one(client, kenya):
    first = post(client, "workshops/", NEW, kenya[1])
    tag = first.headers["ETag"]
    patch(client, PATH, {"city": "Nairobi", **REASON}, kenya[1], If_Match=tag)

    late = patch(client, PATH, {"city": "Mombasa", **REASON}, kenya[1], If_Match=tag)
    bare = patch(client, PATH, {"city": "Mombasa", **REASON}, kenya[1])
    then = patch(
        client, PATH, {"city": "Kisumu", **REASON}, kenya[1], If_Match=late.headers["ETag"]
    )

    assert (late.status_code, bare.status_code, then.status_code) == (412, 428, 200)
    assert late.json()["current"]["city"] == "Nairobi"
    assert Workshop.objects.get().city == "Kisumu"


def test_participations_of_other_countries_stay_as_they_are(client, kenya):
    first = post(client, "workshops/", NEW, kenya[1])
    activity = Workshop.objects.get()
    make_participation(activity, "FRA", note="As the organizers tell")
    sent = {"participations": [{"country": "KEN", "role": "participant"}], **REASON}

    answer = patch(client, PATH, sent, kenya[1], If_Match=first.headers["ETag"])

    assert answer.status_code == 200
    assert parts(activity) == [("participant", "FRA"), ("participant", "KEN")]
    assert activity.participations.get(country__iso_alpha3="FRA").note == "As the organizers tell"


def test_a_draft_of_another_in_which_its_country_takes_part_is_changed(client, kenya):
    draft = make_activity(slug="other", participant="KEN", publication_state="draft")

    answer = patch(client, "workshops/other/", {"city": "Lamu", **REASON}, kenya[1], If_Match="*")

    assert (answer.status_code, Activity.objects.get(pk=draft.pk).city) == (200, "Lamu")


# Twice


def test_the_same_sent_twice_is_entered_once(client, kenya):
    first = post(client, "workshops/", NEW, kenya[1])

    again = post(client, "workshops/", NEW, kenya[1])

    assert (again.status_code, Workshop.objects.count()) == (409, 1)
    assert again.headers["Location"] == first.headers["Location"] == again.json()["existing"]


def test_what_is_there_unseen_is_not_shown(client, kenya):
    hidden = recorded(sourced("draft", slug=NEW["slug"]), make_user("Contributor"))

    answer = post(client, "workshops/", NEW, kenya[1])

    assert answer.status_code == 409
    assert "Location" not in answer.headers
    assert "existing" not in answer.json()
    assert Activity.objects.get() == hidden


# Its description


def test_examples_of_what_is_written_keep_to_the_schema():
    from tests.api_answers import departures, validator_of

    wrong, seen = {}, 0
    for path, item in schema()["paths"].items():
        for method in item.keys() & {"post", "patch"}:
            operation, seen = item[method], seen + 1
            contents = [operation["requestBody"]["content"], *contents_of(operation)]
            for content in contents:
                for media in content.values():
                    if found := departures(validator_of(media["schema"]), media["example"]):
                        wrong[path, method] = found
            assert operation["security"] == [{"tokenAuth": []}]

    assert (wrong, seen) == ({}, 7)
    assert schema()["components"]["securitySchemes"] == {
        "tokenAuth": {"type": "http", "scheme": "bearer"}
    }


def contents_of(operation):
    return [answer["content"] for answer in operation["responses"].values()]


def test_reading_asks_for_no_token():
    reading = [item["get"] for item in schema()["paths"].values() if "get" in item]

    assert [operation for operation in reading if operation["security"] != [{}]] == []


def test_a_form_of_another_site_writes_nothing(kenya):
    visitor = Client(enforce_csrf_checks=True)
    visitor.force_login(kenya[0])

    answer = visitor.post("/api/v1/workshops/", NEW, content_type="application/json")

    assert (answer.status_code, Workshop.objects.count()) == (401, 0)
