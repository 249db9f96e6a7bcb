"""What holds for every page of an organization, source, person, theme, series, group, indicator."""

import pytest

from initiatives import models
from tests import factories as make
from tests.pages.hub import SECRET, addresses, fill, fill_with_drafts, make_hub
from tests.pages.lists import keep_sets

pytestmark = pytest.mark.django_db

QUERIES_MAX = 15
NOUNS = ("organization", "source", "person", "theme", "series", "group", "indicator")


@pytest.fixture
def count_queries(client, django_assert_max_num_queries):
    def count(url):
        with django_assert_max_num_queries(QUERIES_MAX) as captured:
            response = client.get(url)
        assert response.status_code == 200
        return len(captured)

    return count


@pytest.mark.no_cover
def test_pages_take_as_many_queries_for_100_rows_as_for_10(count_queries, settings):
    settings.SIMPLE_HISTORY_ENABLED = False  # thousands of rows are made here
    hub = make_hub()
    urls = [prefix + url for prefix in ("", "/fr") for url in addresses(hub)]
    fill(hub, 10)
    keep_sets()
    count_queries(urls[0])  # the first one also asks what the database can do
    few = {url: count_queries(url) for url in urls}

    fill(hub, 100, start=10)
    keep_sets()

    assert {url: count_queries(url) for url in urls} == few


@pytest.mark.parametrize("noun", NOUNS)
def test_a_page_shows_what_is_published_and_no_draft(noun, client):
    hub = make_hub()
    fill(hub, 1)
    fill_with_drafts(hub)

    html = client.get(getattr(hub, noun).get_absolute_url()).content.decode()

    assert "Forum 0" in html or noun == "group"
    assert SECRET not in html
    assert "secret-" not in html


def test_pages_set_no_cookie_and_no_nonce(client):
    hub = make_hub()
    fill(hub, 1)

    responses = [client.get(url) for url in addresses(hub)]

    assert [response.status_code for response in responses] == [200] * len(responses)
    assert not any(response.cookies for response in responses)
    assert not any("nonce" in response.headers["Content-Security-Policy"] for response in responses)
    assert not any("csrf" in response.content.decode() for response in responses)


@pytest.mark.parametrize("noun", [noun for noun in NOUNS if noun != "group"])
def test_a_former_address_leads_to_the_present_one(noun, client):
    hub = make_hub()
    fill(hub, 1)
    record = getattr(hub, noun)
    models.Redirect.objects.create(noun=noun, old_slug="former", new_slug=record.slug)
    url = record.get_absolute_url()
    former = url.replace(record.slug, "former")

    response = client.get(former, {"on": "2025-01-01"})

    assert response.status_code == 301
    assert response.headers["Location"] == f"{url}?on=2025-01-01"


@pytest.mark.parametrize("noun", NOUNS)
def test_an_unknown_address_is_not_found(noun, client):
    hub = make_hub()
    slug = getattr(hub, noun).natural_key()[0]
    url = getattr(hub, noun).get_absolute_url().replace(slug, "nowhere")

    assert client.get(url.upper() if noun == "group" else url).status_code == 404


def test_a_redirect_of_another_noun_leads_nowhere(client):
    organization = make.make_organization(slug="present")
    models.Redirect.objects.create(noun="source", old_slug="former", new_slug="present")

    assert client.get("/organizations/former/").status_code == 404
    assert client.get("/sources/former/").status_code == 404
    assert client.get(organization.get_absolute_url()).status_code == 200
