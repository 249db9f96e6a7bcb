"""Suggestions while typing: names with noun and address, the best few, and no draft."""

import pytest

from tests import factories as make
from tests.pages.lists import keep_sets

pytestmark = pytest.mark.django_db
QUERIES_MAX = 18  # one or two a noun


def suggested(client, text):
    return client.get("/search/suggest", {"q": text}).json()["suggestions"]


def test_names_come_with_noun_and_address_the_best_first(client):
    make.name_country("KEN", "zh-Hans", "肯尼亚")
    organization = make.make_organization(name="Government of Kenya")
    activity = make.make_found("forum", name="A forum in Kenya")
    make.make_found(name="Course", city="Kenya")
    make.make_source(title="Kenya hosts")

    response = client.get("/search/suggest?q=ken")

    assert response.json() == {
        "suggestions": [
            {"name": "Kenya", "noun": "Country", "url": "/countries/KEN/"},
            {
                "name": "Government of Kenya",
                "noun": "Organization",
                "url": organization.get_absolute_url(),
            },
            {"name": "A forum in Kenya", "noun": "Forum", "url": activity.get_absolute_url()},
        ],
        "said": "3 suggestions",
    }
    assert [item["name"] for item in suggested(client, "尼亚")] == ["Kenya"]


def test_drafts_and_those_who_spoke_in_drafts_alone_are_not_suggested(client):
    draft = make.make_found(name="Solar draft", publication_state="draft")
    make.make_statement(make.make_person("Solar Shut"), activity=draft)
    make.make_statement(make.make_person("Solar Open"), activity=make.make_found(name="Course"))

    assert [item["name"] for item in suggested(client, "solar")] == ["Solar Open"]
    assert suggested(client, "drft") == suggested(client, "draft") == []


def test_a_slip_is_forgiven_and_at_most_eight_are_shown(client, django_assert_max_num_queries):
    for number in range(12):
        make.make_organization(name=f"Shanghai institute {number}")

    keep_sets()

    assert len(suggested(client, "shanghia")) == 8
    with django_assert_max_num_queries(QUERIES_MAX):
        suggested(client, "shang")


@pytest.mark.parametrize("text", ["", "  ", "!", '"'])
def test_nothing_asked_suggests_nothing(client, text):
    make.make_organization(name="Solar")

    assert client.get("/search/suggest", {"q": text}).json() == {
        "suggestions": [],
        "said": "0 suggestions",
    }


def test_what_cannot_be_read_is_refused_and_other_methods_too(client):
    assert client.get("/search/suggest", {"q": "a" * 201}).status_code == 400
    assert client.get("/search/suggest", {"q": "\0"}).status_code == 400
    assert client.post("/search/suggest", {"q": "a"}).status_code == 405
