"""The first page: every figure is a link to a list of that many rows; all countries on the roll."""

import gzip
import re
from html import unescape

import pytest

from initiatives import models
from tests import factories as make
from tests.pages.filled import make_countries
from tests.pages.lists import fill_lists, keep_sets
from tests.pages.reading import section, words

pytestmark = pytest.mark.django_db

WEIGHT_MAX = 15_000  # bytes, compressed


def figures(response):
    """Return each key figure: its words, its number, the list that it leads to."""
    page = response.content.decode()
    ledger = re.search(r'<ul class="ledger">(.*?)</ul>', page, re.DOTALL)[1]
    found = re.findall(r'href="([^"]*)"><span>(.*?)</span><b>(.*?)</b>', ledger, re.DOTALL)
    return {unescape(label): (int(number), unescape(address)) for address, label, number in found}


def test_every_key_figure_leads_to_a_list_of_that_many_rows(client):
    fill_lists(3)
    make.make_activity(publication_state="draft", participant="KEN")

    told = figures(client.get("/"))
    found = {label: client.get(address).context["count"] for label, (_, address) in told.items()}

    assert {label: number for label, (number, _) in told.items()} == found
    assert found == {
        "Initiatives": 3,
        "Workshops": 3,
        "Forums": 3,
        "Activities of all three kinds": 9,
        "Commitments": 3,
        "Countries with a participation recorded": 3,
        "Countries with no participation recorded": 2,
        "Sources": 18,
    }


def test_members_with_nothing_recorded_lead_to_as_many_countries(client):
    make.make_activity(participant="KEN")
    make.make_activity(participant="ZMB", publication_state="draft")
    for country in ("KEN", "ZMB", "NAM"):
        make.make_membership("LDC", country)
    make.make_membership("LDC", "FRA", until="2020")
    make.make_membership("AU", "KEN")

    response = client.get("/")
    address = re.search(r'href="([^"]*group=LDC[^"]*participating=no[^"]*)"', page_of(response))[1]

    assert "Group LDC 2 of 3" in section(response, "left-out")
    assert client.get(unescape(address)).context["count"] == 2


def test_each_region_of_the_roll_leads_to_its_countries_on_record(client):
    make.make_activity(host="KEN", participant="ZMB")
    make.make_activity(host="NAM", publication_state="draft")
    make.make_country("FRA")
    page = page_of(client.get("/"))

    found = re.findall(r'<span><a href="([^"]*)">(\d+) of (\d+) on record', page)

    assert [(recorded, total) for _address, recorded, total in found] == [("2", "3"), ("0", "1")]
    counts = [client.get(unescape(address)).context["count"] for address, *_numbers in found]
    assert counts == [2, 0]


def page_of(response):
    return response.content.decode()


def test_levels_lead_to_as_many_commitments(client):
    make.make_evidence(make.make_commitment())
    make.make_commitment(due_on="2020")
    make.make_commitment(make.make_activity("initiative", publication_state="draft"))

    response = client.get("/")
    addresses = re.findall(r'href="([^"]*(?:level|timeliness)=[^"]*)"', page_of(response))
    found = {address: client.get(address).context["count"] for address in addresses}

    assert "Limited 1 of 2 Not checked 1 of 2" in section(response, "kept")
    assert "The rule · Outcomes of events with" in section(response, "kept")
    assert found == {
        "/commitments/?timeliness=overdue": 1,
        "/commitments/?level=limited": 1,
        "/commitments/?level=not-checked": 1,
    }


def test_the_roll_holds_every_country_and_counts_published_activities(client):
    make.make_activity(participant="KEN", host="KEN")
    make.make_activity(participant="FRA", publication_state="draft")

    page = page_of(client.get("/"))
    tiles = re.findall(r'<a class="tile[^"]*"\s*href="([^"]*)">(.*?)</a>', page, re.DOTALL)

    assert {address: words(text) for address, text in tiles} == {
        "/countries/KEN/": "Kenya KEN 1",
        "/countries/FRA/": "France FRA",
    }


def test_events_to_come_and_latest_changes_leave_out_drafts(client):
    make.make_activity(name="Summit", starts_on="2999", city="Nairobi")
    make.make_activity(name="Draft", starts_on="2999", publication_state="draft")

    response = client.get("/")

    assert section(response, "next") == "Foreseen 2999 (day and month not stated) Summit, Nairobi"
    assert "Summit Workshop" in section(response, "latest")
    assert "Draft" not in page_of(response)


def test_an_empty_record_has_a_first_page_all_the_same(client):
    response = client.get("/")

    assert response.status_code == 200
    assert figures(response)["Workshops"] == (0, "/workshops/")
    assert not response.cookies


def test_the_first_page_takes_as_many_queries_for_few_rows_as_for_many(
    client, django_assert_num_queries
):
    fill_lists(2)
    keep_sets()
    client.get("/countries/")  # the first of a process asks what the database can do
    with django_assert_num_queries(QUERIES):
        client.get("/")

    make.make_activity(participant="KEN", starts_on="2999", place_country=make.make_country("KEN"))
    make.make_membership("SIDS", "KEN")
    keep_sets()

    with django_assert_num_queries(QUERIES):
        client.get("/")


QUERIES = 12


def test_the_first_page_is_light_with_all_countries(client):
    countries = make_countries(195)
    activity = make.make_activity()
    for country in countries[::2]:
        models.Participation.objects.create(activity=activity, country=country, role="member")

    page = client.get("/").content

    assert page.count(b'<a class="tile') == 195
    assert len(gzip.compress(page)) < WEIGHT_MAX
