"""Countries side by side: what they share, what only one has, and every count with its list."""

import re
from html import unescape

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives import models
from tests import factories as make
from tests.pages.filled import make_countries
from tests.pages.lists import keep_sets
from tests.pages.reading import section, words
from tests.pages.test_country import fill

pytestmark = pytest.mark.django_db

QUERIES_MAX = 15
TWO = ("KEN", "ZMB")


def compare(client, *codes, language=""):
    return client.get(f"{language}/countries/compare/", {"country": codes})


def counts(response):
    """Return the list that each number of the table leads to, with the number."""
    page = response.content.decode()
    table = re.search(r'aria-labelledby="participations">(.*?)</section>', page, re.DOTALL)[1]
    found = re.findall(r'<a href="([^"]*activities[^"]*)">(.*?)</a>', table, re.DOTALL)
    return {unescape(address): int(words(text)) for address, text in found}


def test_the_form_alone_stands_where_no_country_is_named(client):
    make.make_country("KEN")

    for query in ("", "?country=&country="):
        response = client.get(f"/countries/compare/{query}")

        assert response.status_code == 200
        assert section(response, "choose").count("Africa") == 0  # a label, not a text
        assert response.content.decode().count('<option value="KEN">Kenya</option>') == 4
        assert "could not be read" not in words(response.content.decode())
        assert section(response, "facts") == ""


@pytest.mark.parametrize(
    ("codes", "message"),
    [
        (["KEN"], "Name two to four countries, not 1."),
        (["KEN", "ZMB", "FRA", "CHN", "NAM"], "Name two to four countries, not 5."),
        (["KEN", "XXX"], "“XXX” is not one of: CHN, FRA, KEN, NAM, ZMB."),
        (["KEN", "a\x00<b>"], "“A\x00<B>” is not one of"),
        (["KEN", "ken"], "Kenya is named more than once; name each country once."),
    ],
)
def test_what_cannot_be_compared_is_refused_with_the_form_as_it_was_sent(client, codes, message):
    for code in make.COUNTRIES:
        if code != "CIV":
            make.make_country(code)

    response = compare(client, *codes)

    assert response.status_code == 400
    assert message in unescape(response.content.decode())
    assert '<option value="KEN" selected>Kenya</option>' in response.content.decode()
    assert section(response, "facts") == ""


def test_facts_and_groups_stand_side_by_side_in_the_order_asked(client):
    make.make_country("KEN", income_group="lower-middle", income_year="FY2027")
    make.make_country("ZMB")
    make.make_check(country=make.make_country("ZMB"), checked_on="2026-11")
    make.make_membership("AU", "KEN", since="1963")
    make.make_membership("AU", "ZMB", as_of="2026-11")
    make.make_membership("LDC", "ZMB", until="2027")
    make.make_membership("EU", "FRA")

    response = compare(client, "zmb", "KEN")

    assert section(response, "facts").endswith(
        "Fact Zambia Kenya Region Africa, Sub-Saharan Africa, Eastern Africa "
        "Africa, Sub-Saharan Africa, Eastern Africa "
        "Income –not classified Lower middle income (FY2027) "
        "Last checked November 2026 (day not stated) not yet"
    )
    assert section(response, "groups").endswith(
        "Group AU as of November 2026 (day not stated) since 1963 (day and month not stated) "
        "Group LDC until 2027 (day and month not stated) –no membership recorded"
    )
    assert "<title>Compared: Zambia, Kenya" in response.content.decode()


def test_activities_are_parted_by_how_many_of_the_countries_have_a_part(client):
    of_all = make.make_activity(name="Of all", host="KEN", participant="ZMB")
    make.make_participation(of_all, "NAM", "speaker", certainty="reported")
    make.make_activity(name="Of two", host="KEN", participant="NAM")
    make.make_activity("forum", name="Of Kenya", starts_on="2025", participant="KEN", host="KEN")
    make.make_activity(name="Of others", participant="FRA")
    make.make_activity(name="A draft", host="KEN", participant="ZMB", publication_state="draft")

    response = compare(client, "KEN", "ZMB", "NAM")

    assert section(response, "shared").endswith(
        "Activity Kenya Zambia Namibia Of all Workshop, no date known "
        "Host Participant Speaker reported"
    )
    assert section(response, "some").endswith(
        "Of two Workshop, no date known Host –no participation recorded Participant"
    )
    assert section(response, "single").endswith(
        "Kenya Of Kenya Forum, 2025 (day and month not stated) Host Participant "
        "Zambia None on record. Namibia None on record."
    )
    shown = words(response.content.decode())
    assert "Of others" not in shown
    assert "A draft" not in shown


def test_two_countries_share_all_or_nothing(client):
    make.make_activity(name="Of Kenya", participant="KEN")
    make.make_country("ZMB")

    response = compare(client, *TWO)

    assert section(response, "some") == ""
    assert "No activity is on record in which all" in section(response, "shared")
    assert "Zambia No participation recorded." in section(response, "single")
    assert "In all 1 no participation recorded" in section(response, "participations")
    assert "did not take part" not in words(response.content.decode())


def test_every_count_is_the_length_of_the_list_that_it_leads_to(client):
    plan = make.make_activity("initiative", starts_on="2023", participant="KEN", host="ZMB")
    make.make_participation(plan, "KEN", "lead")
    make.make_activity(starts_on="2024-12-30", ends_on="2025-01-03", participant="KEN")
    make.make_activity("forum", participant="KEN")
    make.make_activity("forum", starts_on="2025", participant="KEN", publication_state="draft")
    call_command("reindex")

    response = compare(client, *TWO)

    found = counts(response)
    kenya, zambia = "/activities/?country=KEN", "/activities/?country=ZMB"
    assert found == {
        kenya: 3,
        f"{kenya}&role=lead": 1,
        f"{kenya}&role=participant": 3,
        **{f"{kenya}&kind={kind}": 1 for kind in make.KINDS},
        f"{kenya}&year=2023": 1,
        f"{kenya}&year=2024": 2,
        f"{kenya}&year=2025": 2,
        zambia: 1,
        f"{zambia}&role=host": 1,
        f"{zambia}&kind=initiative": 1,
        **{f"{zambia}&year={year}": 1 for year in (2023, 2024, 2025)},
    }
    assert (
        "By year Initiatives of which no end is recorded are counted in each later year of this "
        "table. 2025" in section(response, "participations")
    )
    listed = {address: client.get(address).context["paginator"].count for address in found}
    assert listed == found


def test_organizations_and_promises_stand_under_their_country(client):
    body = make.make_organization("government", name="A ministry", country="KEN")
    make.make_commitment(text="Promised by the ministry", promiser_organization=body)
    make.make_commitment(text="Promised by Zambia", promiser_country=make.make_country("ZMB"))
    make.make_commitment(text="Promised by France", promiser_country=make.make_country("FRA"))

    response = compare(client, "KEN", "ZMB", "FRA")

    assert section(response, "organizations") == (
        "Organizations Kenya A ministry Government Zambia No organization recorded. "
        "France No organization recorded."
    )
    promises = section(response, "commitments")
    order = [promises.index(text) for text in ("the ministry", "by Zambia", "by France")]
    assert order == sorted(order)
    assert "No commitment recorded." not in promises


def test_a_country_without_a_promise_says_so(client):
    make.make_country("KEN")
    make.make_country("ZMB")

    shown = section(compare(client, *TWO), "commitments")

    assert shown.endswith("Kenya No commitment recorded. Zambia No commitment recorded.")


def test_a_country_leads_to_its_neighbours_and_the_list_to_the_form(client):
    for code in (*TWO, "NAM"):
        make.make_country(code)
    make.name_country("KEN", "fr", "Le Kenya", "official")

    page = client.get("/countries/ZMB/").content.decode()
    french = client.get("/fr/countries/ZMB/")

    assert 'href="/countries/compare/?country=ZMB&amp;country=KEN">Kenya</a>' in page
    assert "country=NAM" not in page
    assert "Le Kenya" in section(french, "compare")
    assert 'href="/countries/compare/"' in client.get("/countries/").content.decode()


@pytest.mark.no_cover
def test_a_comparison_costs_the_same_queries_however_full(client, settings):
    settings.SIMPLE_HISTORY_ENABLED = False  # nothing here reads it, and it triples the rows
    country, second, *others = make_countries(101)
    assert connection.features.supports_json_field  # SQLite asks once a process, by three queries
    spent = []
    for numbers in (range(10), range(10, 90)):
        for number in numbers:
            fill(country, others[number], number)
            fill(second, others[number], number + 100)
        keep_sets()
        for codes in ((country, second), (country, second, others[0], others[1])):
            asked = [each.iso_alpha3 for each in codes]
            with CaptureQueriesContext(connection) as queries:
                assert compare(client, *asked, language="/fr").status_code == 200
            spent.append(len(queries))

    assert len(set(spent)) == 1
    assert spent[0] <= QUERIES_MAX
    assert models.Participation.objects.filter(country=country).count() == 90
