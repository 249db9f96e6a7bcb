"""Lists: filters, chips, orders, pages, counts that are links; the same result as the API."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from initiatives import models, workflow
from tests import factories as make
from tests.pages.lists import fill_lists, keep_sets
from tests.pages.reading import words

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


def rows(response):
    """Return the words of the heads of all rows, without their small print."""
    heads = re.findall(r'<th role="rowheader"[^>]*>(.*?)</th>', response.content.decode(), re.S)
    return [words(head.partition('<p class="voices">')[0]) for head in heads]


def links(response):
    """Return the words of each link and its address; of several links the last."""
    found = re.findall(r'<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', response.content.decode(), re.S)
    return {words(text): unescape(address) for address, text in found}


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
    assert links(response)["JSON"] == "/api/v1/workshops/?country=KEN"
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
    make.make_activity(participant="KEN")

    page = client.get("/activities/?country=KEN&order=name&year=2025").content.decode()

    assert re.search(r'<input type="checkbox"\s+name="kind"\s+value="forum"', page)
    assert re.search(r'<select id="f-country"\s+name="country"', page)
    assert re.search(r'<option value="KEN"\s+selected>Kenya\b', page)
    assert '<input type="hidden" name="order" value="name">' in page
    assert '<input type="hidden" name="year" value="2025">' in page


def test_the_list_of_one_kind_does_not_ask_for_the_kind(client):
    page = client.get("/workshops/").content.decode()

    assert 'name="kind"' not in page


def test_a_second_country_is_not_lost_when_the_form_is_sent(client):
    make.make_activity(name="Both", participant="KEN", host="FRA")

    page = client.get("/workshops/?country=KEN&country=FRA").content.decode()

    assert '<input type="hidden" name="country" value="KEN">' in page
    assert re.search(r'<option value="FRA"\s+selected>', page)


def test_organizations_known_from_drafts_alone_are_not_offered(client):
    open_body, draft_body = make.make_organization(name="Open"), make.make_organization(name="Shut")
    roles = models.OrganizationRole.objects
    roles.create(activity=make.make_activity(), organization=open_body, role="partner")
    draft = make.make_activity(publication_state="draft")
    roles.create(activity=draft, organization=draft_body, role="partner")

    page = client.get("/activities/").content.decode()

    assert open_body.slug in page
    assert draft_body.slug not in page


def test_a_row_keeps_the_hedge_and_tells_stated_from_named_countries(client):
    activity = make.make_activity(
        name="Course",
        starts_on="2025-05",
        city="Beijing",
        place_country=make.make_country("CHN"),
        countries="nearly 40",
        countries_high=39,
        countries_unit="countries and regions",
        participant="KEN",
    )
    workflow.refresh(activity)

    page = client.get("/workshops/").content.decode()
    row = words(re.search(r'<tr role="row">\s*<th role="rowheader".*?</tr>', page, re.S)[0])

    assert row == (
        "Course May 2025 (day not stated) Beijing, China nearly 40 countries and regions "
        "1 named Past 0"
    )


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


def test_what_is_not_stated_is_a_dash_with_words_and_never_zero(client):
    make.make_activity(name="Course")

    page = client.get("/workshops/").content.decode()
    row = words(re.search(r'<tr role="row">\s*<th role="rowheader".*?</tr>', page, re.S)[0])

    assert row == "Course no date known –not stated –no country named No date known 0"


def test_one_party_and_differing_sources_are_marked(client):
    make.make_activity(name="Plain")
    marked = make.make_activity(name="Marked")
    models.Activity.objects.filter(pk=marked.pk).update(one_party="yes", has_differing_claims=True)

    response = client.get("/workshops/?one_party=yes")

    assert rows(response) == ["Marked"]
    assert "0 one party sources differ" in words(response.content.decode())
    assert links(response)["sources differ"] == f"{marked.get_absolute_url()}#differ"


def test_an_announced_initiative_does_not_pretend_to_have_begun(client):
    make.make_activity("initiative", name="Plan", announced_on="2024-07")

    page = client.get("/initiatives/").content.decode()

    assert "Plan Programme announced July 2024" in words(page)


def test_countries_stand_by_region_also_those_with_nothing_recorded(client):
    make.make_activity(participant="KEN", starts_on="2025-05", name="Course")
    make.make_activity(participant="FRA", publication_state="draft")

    response = client.get("/countries/")
    told = words(response.content.decode())

    assert rows(response) == ["Africa", "Kenya", "Europe", "France"]
    assert "Kenya 1 Participant Course May 2025" in told
    assert "France no participation recorded" in told
    assert "never" not in told.replace("does not mean that a country never took part", "")


def test_the_number_of_activities_of_a_country_leads_to_their_list(client):
    make.make_activity(name="Course", participant="KEN", host="KEN")
    make.make_activity("forum", name="Forum", participant="KEN")
    make.make_activity("forum", name="Draft", participant="KEN", publication_state="draft")

    address = links(client.get("/countries/?kind=forum"))["1"]
    found = rows(client.get(address))

    assert address == "/activities/?kind=forum&country=KEN"
    assert found == ["Forum"]


def test_the_roll_shows_every_country_that_matches_not_one_page(client):
    fill_lists(3)

    page = client.get("/countries/?page_size=2&group=LDC").content.decode()

    assert len(re.findall(r'class="tile[ "]', page)) == 3 + 5  # the legend has five


def test_an_organization_counts_its_published_activities_once(client):
    body = make.make_organization(name="Body", country="KEN")
    activity = make.make_activity(name="Course")
    draft = make.make_activity(publication_state="draft")
    for item, role in ((activity, "organizer"), (activity, "partner"), (draft, "partner")):
        models.OrganizationRole.objects.create(activity=item, organization=body, role=role)

    response = client.get("/organizations/")

    assert links(response)["1"] == f"/activities/?organization={body.slug}"
    assert rows(client.get(links(response)["1"])) == ["Course"]


def test_levels_above_the_commitments_lead_to_as_many(client):
    promise = make.make_commitment(text="To hold ten", target="ten", target_low=10, measure="sum")
    make.make_evidence(promise, amount="two", amount_low=2, amount_high=2)
    make.make_commitment(text="To do more", due_on="2020")
    make.make_commitment(make.make_activity("initiative", publication_state="draft"), text="Draft")

    response = client.get("/commitments/")
    found = {text: rows(client.get(f"/commitments/{links(response)[text]}")) for text in LEVELS}

    assert {text: len(heads) for text, heads in found.items()} == {
        "1 Limited": 1,
        "1 Not checked": 1,
        "1 is overdue": 1,
    }
    assert "To hold ten" in found["1 Limited"][0]
    assert "To do more" in found["1 is overdue"][0]
    assert "2 of 10" in words(response.content.decode())


LEVELS = ("1 Limited", "1 Not checked", "1 is overdue")


def test_commitments_come_by_due_date_the_undated_last(client):
    for due_on in ("", "2031", "2030-05"):
        make.make_commitment(text=f"Due {due_on}", due_on=due_on)

    heads = rows(client.get("/commitments/"))

    assert heads == ["Due 2030-05", "Due 2031", "Due"]


def test_a_source_counts_each_public_record_that_rests_on_it_once(client):
    source = make.make_source(title="Read", reprint_of=make.make_source(title="Original"))
    activity = make.make_activity()
    make.make_claim(activity, source=source)
    make.make_claim(activity, "name", source=source)
    make.make_participation(activity, "KEN").sources.add(source)
    make.make_claim(make.make_activity(publication_state="draft"), source=source)
    make.make_evidence(make.make_commitment(), source=source)

    told = words(client.get("/sources/?q=read").content.decode())

    assert "Read carries the text of Original A publisher News English no date known 2" in told


def test_an_indicator_shows_its_latest_figure_with_its_hedge(client):
    indicator = models.Indicator.objects.create(slug="share", name="Share", definition="Of all.")
    figures = [("nearly 40", "2024"), ("60", "2025-03"), ("99", "")]
    for value, as_of in figures:
        add_figure(indicator, value=value, as_of=as_of)
    draft = make.make_activity(publication_state="draft")
    add_figure(indicator, value="100", as_of="2026", activity=draft)

    told = words(client.get("/indicators/").content.decode())

    assert "Share Of all. 3 60 per cent March 2025 (day not stated)" in told


def add_figure(indicator, **fields):
    values = make.slugged("observation", {"unit": "per cent", "source": make.make_source()})
    return models.Observation.objects.create(indicator=indicator, **values, **fields)


def test_names_of_countries_are_in_the_language_of_the_page(client):
    kenya = make.make_country("KEN")
    kenya.names.create(language="ar", text="كينيا", kind="official")
    make.make_activity(participant="KEN", place_country=kenya)

    with translation.override("ar"):
        page = client.get("/ar/workshops/?country=KEN").content.decode()

    assert page.count("كينيا") == 3  # the chip, the menu, the place
    assert '<bdi lang="en" dir="ltr">A workshop</bdi>' in page


@pytest.mark.parametrize("noun", NOUNS)
def test_lists_take_get_alone_and_set_nothing(client, noun):
    response = client.get(f"/{noun}/")

    assert client.post(f"/{noun}/").status_code == 405
    assert client.head(f"/{noun}/").status_code == 200
    assert not response.cookies
    assert "nonce" not in response.headers["Content-Security-Policy"]
