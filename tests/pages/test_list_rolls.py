"""Lists seen by country: roll, map and table of the same counts as the filter, each a list."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tests import factories as make
from tests.pages.filled import make_countries
from tests.pages.lists import keep_sets
from tests.pages.reading import section, words
from tests.pages.rolls import boxed, drawn, recorded

pytestmark = pytest.mark.django_db

QUERIES_MAX = 8
LISTS = ("activities", "initiatives", "workshops", "forums", "commitments")


def make_activities():
    make.make_activity(name="Course", participant="KEN", host="ZMB", starts_on="2025-05")
    make.make_activity(name="School", participant="KEN", starts_on="2024")
    make.make_activity("forum", name="Forum", participant="FRA", host="KEN", starts_on="2025")
    make.make_activity("initiative", participant="FRA", announced_on="2025")
    make.make_activity(participant="FRA", publication_state="draft")


def make_promises():
    plan = make.make_activity("initiative", name="The plan")
    for code, text in (("KEN", "To teach"), ("KEN", "To learn"), ("ZMB", "To host")):
        promiser = make.make_country(code)
        make.make_commitment(plan, text=text, promiser_country=promiser, due_on="2025")
    make.make_commitment(plan, promiser_organization=make.make_organization(name="A body"))
    draft = make.make_activity("initiative", publication_state="draft")
    make.make_commitment(draft, promiser_country=make.make_country("FRA"))


def counted(client, address):
    """Return the number and the list of each country, as the roll has them and as followed."""
    told = recorded(client.get(address))
    path = address.partition("?")[0]
    found = {
        code: (url, client.get(path + url).context["count"])
        for code, (url, _number) in told.items()
    }
    return told, found


@pytest.mark.parametrize(
    ("address", "codes"),
    [
        ("/activities/?view=roll", {"FRA", "KEN", "ZMB"}),
        ("/initiatives/?view=roll", {"FRA"}),
        ("/workshops/?view=roll", {"KEN", "ZMB"}),
        ("/forums/?view=roll", {"FRA", "KEN"}),
        ("/workshops/?from=2025&view=roll&order=name", {"KEN", "ZMB"}),
        ("/activities/?role=host&view=roll&page_size=5", {"KEN", "ZMB"}),
        ("/activities/?country=KEN&country=ZMB&view=roll", {"KEN", "ZMB"}),
    ],
)
def test_every_box_is_the_length_of_its_list(client, address, codes):
    make_activities()

    told, found = counted(client, address)

    assert told == found
    assert told.keys() == codes


@pytest.mark.parametrize(
    ("query", "counts"),
    [
        ("", {"KEN": 2, "ZMB": 1}),
        ("&due_from=2026", {}),
        ("&promiser=ZMB", {"ZMB": 1}),
        ("&level=not-checked", {"KEN": 2, "ZMB": 1}),
    ],
)
def test_promises_are_counted_under_the_country_that_made_them(client, query, counts):
    make_promises()

    told, found = counted(client, f"/commitments/?view=roll{query}")

    assert told == found
    assert {code: number for code, (_url, number) in told.items()} == counts


def test_a_roll_is_kept_for_its_list_and_filter(client):
    make_activities()
    make_promises()
    keep_sets()
    asked = [
        "/activities/?view=roll",
        "/activities/?role=host&view=roll",
        "/workshops/?view=roll",
        "/workshops/?view=roll&from=2025",
        "/commitments/?view=roll",
        "/commitments/?view=roll&promiser=ZMB",
    ]

    rolls = [counted(client, address) for address in asked]

    assert [told for told, found in rolls if told != found] == []
    assert [counted(client, address) for address in asked] == rolls
    assert all(drawn(client.get(address)) for address in asked)


def test_a_box_keeps_the_filter_and_leads_back_to_the_rows(client):
    make_activities()

    response = client.get("/workshops/?from=2024&order=name&view=roll&page_size=5")

    assert boxed(response) == {
        "FRA": "/countries/FRA/",
        "KEN": "?from=2024&country=KEN",
        "ZMB": "?from=2024&country=ZMB",
    }
    assert boxed(response) == {code: url for code, (url, _words) in drawn(response).items()}
    assert section(response, "roll").startswith("2 of 3 countries are named")


def test_the_table_has_the_numbers_of_the_roll_and_rows_are_left_out(client):
    make_activities()

    page = client.get("/workshops/?view=roll").content.decode()
    rows = re.findall(r'<th scope="row">(.*?)</th>\s*<td class="num">(.*?)</td>', page, re.DOTALL)

    assert [(words(name), words(number)) for name, number in rows] == [
        ("Kenya", "2"),
        ("Zambia", "1"),
    ]
    assert "School" not in words(page)
    assert "2 workshops Show as Table Roll and map" in words(page)


@pytest.mark.parametrize("noun", LISTS)
def test_roll_and_rows_are_one_click_from_one_another_with_the_same_filter(client, noun):
    make_activities()
    make_promises()

    page = client.get(f"/{noun}/?q=&page=1&order=").content.decode()
    roll = client.get(f"/{noun}/?view=roll").content.decode()

    assert 'id="view-roll" href="?view=roll"' in page
    assert boxed(client.get(f"/{noun}/")) == {}
    assert 'id="view-" href="?"' in roll
    assert '<input type="hidden" name="view" value="roll">' in roll
    assert "view=" not in "".join(re.findall(r'href="(/[^"]*\.(?:csv|atom)[^"]*)"', roll))
    assert "view=" not in unescape(re.search(r'href="(/api/v1/[^"]*)"', roll)[1])


def test_what_is_no_way_to_show_a_list_is_refused(client):
    make_activities()

    response = client.get("/workshops/?view=globe&page_size=many")

    assert response.status_code == 400
    assert "Shown as ( view ): “globe” is not a way to show a list." in words(
        response.content.decode()
    )
    assert 'type="hidden"' not in response.content.decode()


def test_a_list_without_countries_does_not_know_it(client):
    make.make_organization()

    page = words(client.get("/organizations/?view=roll").content.decode())

    assert "The parameter “view” is not known here and was ignored." in page
    assert "Show as" not in page


def test_a_result_without_countries_says_so(client):
    make_activities()

    page = words(client.get("/activities/?region=002&country=FRA&view=roll").content.decode())

    assert "Nothing on record matches these filters." in page


@pytest.mark.no_cover
@pytest.mark.parametrize("noun", LISTS)
def test_as_many_queries_for_many_rows_as_for_few(client, settings, noun):
    settings.SIMPLE_HISTORY_ENABLED = False
    counts, countries = [], make_countries(100)
    assert connection.features.supports_json_field  # SQLite asks once a process
    for few in (countries[:10], countries[10:]):
        fill(few)
        keep_sets()
        for language in ("", "/fr"):
            with translation.override("en"), CaptureQueriesContext(connection) as queries:
                assert client.get(f"{language}/{noun}/?view=roll").status_code == 200
            counts.append(len(queries))

    assert counts[:2] == counts[2:]
    assert max(counts) <= QUERIES_MAX


def fill(countries):
    for number, country in enumerate(countries):
        for kind in make.KINDS:
            activity = make.make_activity(kind, name=f"{kind} {number}")
            make.make_participation(activity, country.iso_alpha3)
        make.make_commitment(activity, promiser_country=country)
