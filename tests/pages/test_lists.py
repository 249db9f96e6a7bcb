"""Lists: filters, chips, orders, pages; the same result as the API."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives import models
from tests import factories as make
from tests.pages.lists import fill_lists, forget, keep_sets
from tests.pages.reading import links, rows, words

pytestmark = pytest.mark.django_db

# How many rows there are of each when ``fill_lists(3)`` has made them.
NOUNS = {
    "activities": 9,
    "initiatives": 3,
    "workshops": 3,
    "forums": 3,
    "countries": 4,  # China too, where the agency is
    "organizations": 9,
    "commitments": 3,
    "sources": 18,
    "indicators": 9,
}

QUERIES_MAX = 8


def summary(response):
    """Return what the toolbar says of the number of rows."""
    return words(re.search(r'class="found">(.*?)</p>', response.content.decode(), re.S)[1])


def test_a_list_shows_what_is_published_and_nothing_else(client):
    make.make_activity(name="Open course")
    make.make_activity(name="Draft course", publication_state="draft")
    make.make_activity("forum", name="Open forum")

    response = client.get("/workshops/")

    assert rows(response) == ["Open course"]
    assert summary(response) == "1 workshop"


def test_a_filter_leaves_out_other_rows_and_says_how_many_of_how_many(client):
    make.make_activity(name="In Kenya", participant="KEN")
    make.make_activity(name="In France", participant="FRA")

    response = client.get("/workshops/?country=KEN")

    assert rows(response) == ["In Kenya"]
    assert summary(response) == "1 workshop of 2"


def test_chips_name_what_is_set_and_take_it_off_at_one_click(client):
    models.Theme.objects.create(slug="data", name="Data")
    make.make_activity(participant="KEN", starts_on="2025")

    response = client.get("/workshops/?country=ken&theme=data&from=2024&differs=no&order=name")

    chips = {text: url for text, url in links(response).items() if text.startswith("Remove")}
    assert chips == {
        "Remove Data": "?country=ken&from=2024&differs=no&order=name",
        "Remove From: 2024": "?country=ken&theme=data&differs=no&order=name",
        "Remove Sources differ: No": "?country=ken&theme=data&from=2024&order=name",
        "Remove Kenya": "?theme=data&from=2024&differs=no&order=name",
    }


def test_pages_and_orders_keep_the_filter_and_carry_no_blanks(client):
    for number in range(3):
        make.make_activity(name=f"Course {number}", participant="KEN", starts_on="2025")

    response = client.get("/workshops/?q=&country=KEN&to=&page_size=2&nonsense=1&page=1")

    assert links(response)["2"] == "?country=KEN&page_size=2&page=2"
    assert links(response)["name"] == "?country=KEN&page_size=2&order=name"
    assert links(response)["JSON"] == "/workshops.json?country=KEN"
    assert links(response)["JSON (API)"] == "/api/v1/workshops/?country=KEN"
    assert "The parameter “nonsense” is not known here and was ignored." in words(
        response.content.decode()
    )


def test_the_second_page_goes_on_where_the_first_ends(client):
    for number in range(3):
        make.make_activity(name=f"Course {number}")

    response = client.get("/workshops/?order=name&page_size=2&page=2")

    assert rows(response) == ["Course 2"]


def test_a_list_names_the_same_list_in_the_api(client):
    response = client.get("/forums/?country=KEN&page_size=5", headers={"accept": "text/html"})

    assert response.status_code == 400  # no such country on record

    make.make_country("KEN")
    response = client.get("/forums/?country=KEN&page_size=5")

    expected = '</api/v1/forums/?country=KEN>; rel="alternate"; type="application/json"'
    assert response.headers["Link"] == expected


def test_a_list_and_its_endpoint_find_the_same(client):
    fill_lists(3)

    pages = {path: client.get(f"/{path}").context["count"] for path in FILTERED}
    answers = {path: client.get(f"/api/v1/{path}").json()["count"] for path in FILTERED}

    assert pages == answers == FILTERED


FILTERED = {
    "activities/?theme=theme-2&kind=forum": 1,
    "workshops/?voice=press&from=2011": 2,
    "countries/?group=LDC&participating=yes": 3,
    "countries/?participating=no": 1,
    "organizations/?q=body+1&role=organizer": 3,
    "commitments/?level=limited&timeliness=not-yet-due": 3,
    "commitments/?level=complete": 0,
    "sources/?kind=news&year=2025": 9,
    "indicators/?q=count": 9,
}


def test_a_list_has_every_row(client):
    fill_lists(3)

    contexts = {noun: client.get(f"/{noun}/?page_size=100").context for noun in NOUNS}

    assert {noun: len(context["rows"]) for noun, context in contexts.items()} == NOUNS
    assert {noun: context["count"] for noun, context in contexts.items()} == NOUNS


@pytest.mark.no_cover
def test_queries_of_a_list_do_not_grow_with_its_rows(client):
    fill_lists(100)
    keep_sets()
    addresses = [f"{language}/{noun}/" for language in ("", "/fr") for noun in NOUNS]
    client.get("/countries/")  # the first of a process asks what the database can do

    few = {address: queries(client, f"{address}?page_size=10") for address in addresses}
    many = {address: queries(client, f"{address}?page_size=100") for address in addresses}

    assert few == many
    assert max(many.values()) <= QUERIES_MAX


def queries(client, address):
    """Return how many queries a page takes."""
    forget()
    with CaptureQueriesContext(connection) as taken:
        assert client.get(address).status_code == 200
    return len(taken)


def test_filters_by_country_theme_and_words_stay_within_the_budget(
    client, django_assert_max_num_queries
):
    fill_lists(3)
    keep_sets()

    with django_assert_max_num_queries(QUERIES_MAX):
        client.get("/workshops/?country=QAA&theme=theme-1&q=workshop&from=2010&role=participant")


def test_a_list_offers_its_filters_as_a_plain_form(client):
    make.make_activity(participant="KEN", starts_on="2025-05")

    page = client.get("/activities/?country=KEN&order=name&year=2025-05").content.decode()

    assert re.search(r'type="checkbox"\s+name="kind"\s+value="workshop"', page)
    assert re.search(r'type="checkbox"\s+name="country"\s+value="KEN"\s+checked', page)
    assert re.search(r'<select id="f-region"\s+name="region"', page)
    assert '<input type="hidden" name="order" value="name">' in page
    assert '<input type="hidden" name="year" value="2025-05">' in page


def test_the_list_of_one_kind_does_not_ask_for_the_kind(client):
    page = client.get("/workshops/").content.decode()

    assert 'name="kind"' not in page


def test_a_second_country_is_not_lost_when_the_form_is_sent(client):
    make.make_activity(name="Both", participant="KEN", host="FRA")

    page = client.get("/workshops/?country=KEN&country=FRA").content.decode()

    assert len(re.findall(r'name="country"\s+value="(?:KEN|FRA)"\s+checked', page)) == 2


def test_organizations_known_from_drafts_alone_are_not_offered(client):
    open_body, draft_body = make.make_organization(name="Open"), make.make_organization(name="Shut")
    roles = models.OrganizationRole.objects
    roles.create(activity=make.make_activity(), organization=open_body, role="partner")
    draft = make.make_activity(publication_state="draft")
    roles.create(activity=draft, organization=draft_body, role="partner")

    page = client.get("/activities/").content.decode()

    assert open_body.slug in page
    assert draft_body.slug not in page


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/activities/", "Completed or past"),
        ("/initiatives/", "Completed"),
        ("/workshops/", "Past"),
        ("/forums/", "Past"),
    ],
)
def test_the_filter_says_no_more_of_a_past_event_than_its_dates_tell(client, address, shown):
    response = client.get(address, {"status": "completed"})

    [chip] = response.context["chips"]
    [panel] = [part for part in response.context["panels"] if part["legend"] == "Status"]
    [chosen] = [option for option in panel["controls"][0].options if option.selected]
    assert chip["label"] == chosen.label == shown


@pytest.mark.parametrize("noun", NOUNS)
def test_lists_take_get_alone_and_set_nothing(client, noun):
    response = client.get(f"/{noun}/")

    assert client.post(f"/{noun}/").status_code == 405
    assert client.head(f"/{noun}/").status_code == 200
    assert not response.cookies
    assert "nonce" not in response.headers["Content-Security-Policy"]
