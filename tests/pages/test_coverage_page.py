"""Who is left out: every figure is a link to the list that makes it, and says no more."""

import gzip
import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from initiatives import facets, filters, models
from tests import factories as make
from tests.facet_data import fill
from tests.filtering import theme
from tests.keyed import names_all, names_nothing
from tests.pages.lists import fill_lists, keep_sets
from tests.pages.reading import links, words

pytestmark = pytest.mark.django_db

QUERIES_MAX = 8
# In English and in French, which reads the names of countries.
QUERIES = {
    "": [5, 6],
    "by=theme": [5, 6],
    "by=role&role=participant": [5, 6],
    "by=year&year=2015": [5, 6],
    "group=LDC": [6, 7],
}
WEIGHT_MAX = 60 * 1024  # bytes, compressed
LISTS = ("/countries/", "/activities/")
CRAWLED = {
    "by kind": "",
    "by theme, of a group on a day": "by=theme&group=LDC&on=2024-02-10&kind=workshop",
    "by role, of regions": "by=role&region=202&region=150&role=host&role=lead",
    "by year, of a theme": "by=year&theme=skills&income=low&year=2024&year=2025-05",
}


def main_of(response):
    """Return the main part of the page without its filters and what is set."""
    html = re.search(r"<main.*?</main>", response.content.decode(), re.DOTALL)[0]
    html = re.sub(r"<details class=\"filters\".*?</form>", "", html, flags=re.DOTALL)
    return re.sub(r'<div class="chips">.*?</div>', "", html, flags=re.DOTALL)


def figures(html):
    """Return each link to a list with the first number of its words."""
    found = re.findall(r'<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', html, re.DOTALL)
    for address, text in found:
        numbers = re.findall(r"\d+", words(text))
        if numbers and unescape(address).partition("?")[0] in LISTS:
            yield unescape(address), int(numbers[0])


@pytest.fixture
def record():
    fill()
    for code, income in (("KEN", "low"), ("FRA", "high")):
        models.Country.objects.filter(iso_alpha3=code).update(income_group=income)
    facets.rebuild()


@pytest.mark.no_cover
@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("query", CRAWLED.values(), ids=CRAWLED)
def test_every_figure_opens_a_list_of_as_many_rows(client, query):
    told = dict(figures(main_of(client.get(f"/coverage/?{query}"))))

    found = {address: client.get(address).context["count"] for address in told}

    assert found == told
    assert len(told) > 20


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("query", CRAWLED.values(), ids=CRAWLED)
def test_no_figure_is_without_its_list(client, query):
    html = main_of(client.get(f"/coverage/?{query}"))
    html = re.sub(r"<a\b.*?</a>", " ", html, flags=re.DOTALL)
    html = re.sub(r'<ul class="legend">.*?</ul>', " ", html, flags=re.DOTALL)
    html = re.sub(r'<th scope="col">.*?</th>', " ", html, flags=re.DOTALL)  # years are no counts
    day = r"\d+ [A-Z][a-z]+ \d{4}"

    assert re.findall(r"\d+", re.sub(day, "", words(html))) == []


def test_a_hundred_figures_are_linked_on_a_page_of_many_groups(client):
    fill_lists(3)
    for number in range(12):
        make.make_membership(f"G{number}", "QAA")

    assert sum(1 for _figure in figures(main_of(client.get("/coverage/")))) >= 100


# What it says


def test_it_says_what_is_recorded_and_what_is_not_and_no_more(client):
    make.make_activity("workshop", participant="KEN", participants_known="some", starts_on="2025")
    make.make_activity("forum", participants_known="none")
    for code in ("KEN", "ZMB", "NAM"):
        make.make_membership("LDC", code)
    response = client.get("/coverage/")
    text = words(main_of(response))

    assert "For 2 of 3 countries no participation is recorded." in text
    assert "In 1 of 2 activities the countries taking part are not named." in text
    assert "In 1 more only some are." in text
    assert "Where no participation is recorded, there may still have been one." in text
    assert "Group LDC 3 countries 1 of 3 none recorded: 2 last:" in text
    assert not re.search(r"\bnever\b|reached|did not take part", text)


def test_it_says_which_roles_count(client):
    make.make_activity(participant="KEN")
    every = words(main_of(client.get("/coverage/")))
    chosen = words(main_of(client.get("/coverage/?role=host&role=signatory")))

    assert "Counted is a participation in any role: Lead, Proposer," in every
    assert "Counted is only a participation as: Host, Signatory." in chosen
    assert "For 1 of 1 country no participation is recorded that is counted here." in chosen


def test_a_group_has_the_members_of_the_day(client):
    make.make_activity(participant="KEN", starts_on="2020")
    make.make_membership("LDC", "KEN", since="2025")
    make.make_membership("LDC", "ZMB", until="2025")
    before = words(main_of(client.get("/coverage/?group=LDC&on=2024-12-31")))
    after = words(main_of(client.get("/coverage/?group=LDC&on=2025-01-01")))

    assert "they had on 31 December 2024" in before
    assert "For 1 of 1 country no participation is recorded." in before
    assert "For 0 of 1 country no participation is recorded." in after
    assert "last: 60 months ago" in after


def test_a_set_without_countries_is_no_fault(client):
    make.make_membership("LDC", "KEN", since="2025")
    text = words(main_of(client.get("/coverage/?group=LDC&on=2020-01-01")))

    assert "For 0 of 0 countries no participation is recorded." in text
    assert "No country on record" in words(main_of(empty(client)))


def empty(client):
    models.GroupMembership.objects.all().delete()
    models.Country.objects.all().delete()
    return client.get("/coverage/")


def test_columns_without_room_are_counted(client):
    make.make_activity(host="KEN", starts_on="1990")
    make.make_activity(host="KEN", starts_on="2020")
    text = words(client.get("/coverage/?by=year").content.decode())

    assert "For 7 more columns there is no room" in text


# On the way


def test_for_which_members_no_workshop_is_on_record_takes_three_clicks(client):
    make.make_activity("workshop", host="KEN")
    make.make_activity("forum", host="NAM")
    for code in ("KEN", "NAM", "ZMB"):
        make.make_membership("LDC", code)
    make.make_country("FRA")

    home = client.get("/")
    coverage = client.get(links(home)["Coverage"])
    asked = {"group=LDC", "kind=workshop", "participating=no"}
    [address] = [
        address
        for address, _number in figures(main_of(coverage))
        if {*address.partition("?")[2].split("&")} == asked
    ]
    found = client.get(address).context["rows"]

    assert [country.iso_alpha3 for country in found] == ["NAM", "ZMB"]


def test_home_and_groups_lead_here_and_to_nothing_recorded_at_all(client):
    make.make_activity("workshop", host="KEN")
    make.make_membership("LDC", "ZMB")

    home, group = client.get("/"), client.get("/groups/LDC/")

    assert 'href="/coverage/"' in home.content.decode().partition("<main")[2]
    assert 'href="/countries/?participating=no"' in home.content.decode()
    assert links(group)["By kind, theme, role and year"] == "/coverage/?group=LDC"
    assert client.get("/coverage/?group=LDC").context["every"]["countries"] == 1


def test_the_roll_opens_what_it_counts(client):
    make.make_activity("workshop", host="KEN")
    make.make_activity("forum", host="KEN")
    make.make_country("ZMB")
    found = links(client.get("/coverage/?kind=workshop"))

    assert found["Kenya KEN 1"] == "/activities/?kind=workshop&country=KEN"
    assert found["Zambia ZMB"] == "/countries/ZMB/"


# What is asked


@pytest.mark.parametrize(
    ("query", "name", "message"),
    [
        ("group=NATO", "group", "“NATO” is not one of: LDC"),
        ("region=999", "region", "“999” is not"),
        ("role=guest", "role", "“guest” is not one of: lead"),
        ("on=2025-02-30", "on", "Write a day as 2025-05-12."),
        ("by=colour", "by", "“colour” is not one of: kind, theme, role, year."),
        ("year=2025-13", "year", "“2025-13” is"),
        ("&".join(f"year={year}" for year in range(2000, 2025)), "year", "At most 24 periods"),
    ],
)
def test_a_wrong_value_is_refused_beside_its_field(client, query, name, message):
    make.make_membership("LDC", "KEN")
    response = client.get(f"/coverage/?{query}")
    html = response.content.decode()

    assert response.status_code == 400
    assert f"<code>{name}</code>): {message}" in unescape(html)
    assert name == "by" or f'id="{name}-error"' in html
    assert "1 country Show all, without filters" in words(html)


def test_unknown_parameters_are_named_and_links_go_without_them(client):
    make.make_activity(host="KEN")
    html = main_of(client.get("/coverage/?colour=red&kind=&role=host"))

    assert "The parameter “colour” is not known here" in html
    assert "/countries/?role=host&amp;participating=yes" in html
    assert "colour=" not in html


def test_pages_of_rows_keep_the_totals(client):
    make.make_activity(host="KEN")
    make.make_membership("LDC", "KEN")
    last = client.get("/coverage/?page_size=2&page=2")

    assert [row["option"].code for row in last.context["rows"]] == ["002"]
    assert "All countries asked about 1 country 1 of 1" in words(main_of(last))


# What it costs


def count_queries(client, address, status=200):
    with CaptureQueriesContext(connection) as taken:
        assert client.get(address).status_code == status
    return len(taken)


@pytest.mark.parametrize("count", [10, 90])
def test_queries_do_not_grow_with_countries_activities_and_columns(client, count):
    fill_lists(count)
    keep_sets()
    assert connection.features.supports_json_field  # SQLite asks once a process
    taken = {
        query: [count_queries(client, f"{language}/coverage/?{query}") for language in ("", "/fr")]
        for query in QUERIES
    }

    assert taken == QUERIES


def test_all_parameters_that_name_records_stay_within_the_budget(client):
    fill_lists(3)
    keep_sets()
    assert connection.features.supports_json_field

    named = f"/fr/coverage/?{names_all(filters.CoverageFilterSet)}&by=theme"
    wrong = f"/fr/coverage/?{names_nothing(filters.CoverageFilterSet)}"
    assert count_queries(client, named) <= QUERIES_MAX
    assert count_queries(client, wrong, 400) <= QUERIES_MAX


def test_a_page_of_many_sets_and_columns_is_light(client):
    fill_lists(60)
    theme("more")
    for number in range(30):
        make.make_membership(f"G{number}", "QAA")

    for by in ("kind", "theme", "role", "year"):
        body = client.get(f"/coverage/?by={by}").content
        assert len(gzip.compress(body)) < WEIGHT_MAX, by
    assert timezone.localdate().isoformat() not in body.decode()  # links name no day unasked
