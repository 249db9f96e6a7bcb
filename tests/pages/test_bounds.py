"""Long lists on the pages of countries: the first rows, how many there are, and where all are."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives import facets, models
from initiatives.views import bounds
from initiatives.views.profile.elsewhere import by_how_many
from tests import factories as make
from tests.pages.filled import make_countries
from tests.pages.lists import keep_sets
from tests.pages.reading import links, section, words
from tests.pages.test_country import add_statement, fill

pytestmark = pytest.mark.django_db

SHOWN = 3


@pytest.fixture(autouse=True)
def _low(monkeypatch):
    """Show few rows."""
    monkeypatch.setattr(bounds, "SHOWN_MAX", SHOWN)


@pytest.fixture(params=["sorted", "walked"])
def _both_ways(request, monkeypatch):
    """Look for rows by sorting them, and by walking along the order as among very many."""
    if request.param == "walked":
        monkeypatch.setattr(facets.pages, "SORTED_MAX", 1)
        monkeypatch.setattr(facets.pages, "SORTED_FOR_EACH", 0)


def make_years(first, last, kind="workshop", **fields):
    """Make an activity a year, named by it."""
    return [
        make.make_activity(kind, name=f"{kind} of {year}", starts_on=str(year), **fields)
        for year in range(first, last + 1)
    ]


def counted(response):
    """Return the number that leads to each list of activities, "All 5 activities" among them."""
    found = re.findall(
        r'<a href="(/activities/\?[^"]*)">(.*?)</a>', response.content.decode(), re.DOTALL
    )
    numbers = ((unescape(url), re.search(r"\d+", words(text))) for url, text in found)
    return {url: int(number[0]) for url, number in numbers if number}


def lengths(client, addresses):
    return {url: client.get(url).context["paginator"].count for url in addresses}


@pytest.mark.usefixtures("_both_ways")
def test_the_latest_activities_are_shown_and_all_are_counted(client):
    make_years(2019, 2023, participant="ZMB", host="ZMB")
    make_years(2024, 2024, "forum", participant="ZMB")
    make.make_activity(name="Without a date", participant="ZMB")
    make.make_activity(name="Of Kenya", starts_on="2025", participant="KEN")
    make.make_activity(name="A draft", starts_on="2025", host="ZMB", publication_state="draft")

    response = client.get("/countries/ZMB/")

    shown = section(response, "activities")
    names = re.findall(r"(?:workshop|forum) of \d+|Without a date|Of Kenya|A draft", shown)
    assert names == ["forum of 2024", "workshop of 2023", "workshop of 2022"]
    assert shown.endswith("The latest 3 of 7. All 7 activities")
    assert "These activities as a list" not in shown
    assert links(response)["All 7 activities"] == "/activities/?country=ZMB"
    assert "7 activities are on record, in 2 roles, from 2019 to 2024." in words(
        response.content.decode()
    )
    none = "·none recorded"
    assert (
        "Role 2019 2020 2021 2022 2023 2024 No date In all "
        f"Host 1 1 1 1 1 {none} {none} 5 Participant 1 1 1 1 1 1 1 7"
    ) in section(response, "roles")
    assert section(response, "kinds").endswith(
        f"In all Host {none} 5 {none} 5 Participant {none} 6 1 7"
    )
    found = counted(response)
    assert len(found) == 17  # all, 11 of years, 3 of kinds, 2 of roles
    assert lengths(client, found) == found


def test_as_many_as_are_shown_are_all_and_nothing_is_said(client):
    make_years(2021, 2023, participant="ZMB")

    response = client.get("/countries/ZMB/")

    assert section(response, "activities").count("workshop of") == SHOWN
    assert section(response, "activities").endswith("These activities as a list")
    assert "The latest" not in words(response.content.decode())
    assert "The first" not in words(response.content.decode())


def test_sources_are_those_of_the_rows_shown_and_the_page_says_so(client):
    for activity in make_years(2020, 2023, participant="ZMB"):
        source = make.make_source(title=f"On {activity.name}")
        activity.participations.get().sources.add(source)

    response = client.get("/countries/ZMB/")

    assert "Sources 3 of the rows shown here" in words(response.content.decode())
    assert "On workshop of 2021" in section(response, "sources")
    assert "On workshop of 2020" not in section(response, "sources")


@pytest.mark.usefixtures("_both_ways")
def test_events_held_here_and_statements_are_cut_as_well(client):
    zambia = make.make_country("ZMB")
    make_years(2020, 2024, place_country=zambia)
    make_years(2025, 2025, place_country=zambia, host="ZMB")
    for year in range(2020, 2025):
        add_statement(zambia, f"Said in {year}", made_on=str(year))

    response = client.get("/countries/ZMB/")

    places = section(response, "places")
    assert re.findall("of (20..)", places) == ["2024", "2023", "2022"]
    assert places.endswith("The latest 3 of 5.")
    statements = section(response, "statements")
    assert re.findall("Said in (20..)", statements) == ["2024", "2023", "2022"]
    assert statements.endswith("The latest 3 of 5.")


@pytest.mark.usefixtures("_both_ways")
def test_of_what_neighbours_do_that_of_most_of_them_comes_first(client):
    make.make_country("ZMB")
    for code in ("UGA", "RWA"):
        area = {"region": "002", "subregion": "202", "intermediate_region": "014"}
        make.make_country(code, **area)
    for name in ("E", "D", "C"):
        make.make_activity(name=name, participant="KEN")
    for name in ("Z", "Y"):
        of_two = make.make_activity(name=name, participant="KEN")
        make.make_participation(of_two, "UGA")
    own = make.make_activity(name="Shared", participant="ZMB")
    make.make_participation(own, "KEN")
    make.make_activity(name="Elsewhere", participant="FRA")

    response = client.get("/countries/ZMB/")

    shown = section(response, "elsewhere")
    assert shown.endswith(
        "Y 2 Country UGA, Kenya Z 2 Country UGA, Kenya C 1 Kenya "
        "The first 3 of 5. They are among 6 activities"
    )
    url = links(response)["They are among 6 activities"]
    assert lengths(client, [url]) == {url: 6}


@pytest.mark.usefixtures("_both_ways")
def test_countries_side_by_side_show_the_latest_of_each_sort_and_count_all(client):
    for activity in make_years(2015, 2019, participant="KEN"):
        make.make_participation(activity, "ZMB")
    make_years(2020, 2025, "forum", host="KEN")
    make_years(2024, 2025, "initiative", host="ZMB")

    response = client.get("/countries/compare/?country=KEN&country=ZMB")

    shared = section(response, "shared")
    assert re.findall("workshop of (20..)", shared) == ["2019", "2018", "2017"]
    assert shared.endswith("The latest 3 of 5. They are among 13 activities")
    single = section(response, "single")
    assert re.findall("forum of (20..)", single) == ["2025", "2024", "2023"]
    assert "The latest 3 of 6. They are among 11 activities Zambia initiative of" in single
    assert single.count("The latest") == 1
    assert "In all 11 7 " in section(response, "participations")
    found = counted(response)
    assert {13, 11} < set(found.values())
    assert lengths(client, found) == found


@pytest.mark.usefixtures("_both_ways")
def test_of_three_countries_those_that_some_share_are_cut_too(client):
    for activity in make_years(2015, 2018, participant="KEN"):
        make.make_participation(activity, "ZMB")
    make_years(2024, 2024, host="NAM")

    response = client.get("/countries/compare/?country=KEN&country=ZMB&country=NAM")

    assert section(response, "some").endswith("The latest 3 of 4. They are among 5 activities")
    assert "No activity is on record in which all" in section(response, "shared")


@pytest.mark.no_cover
@pytest.mark.parametrize("of", ["/countries/{}/", "/countries/compare/?country={}&country={}"])
def test_lists_that_are_cut_cost_the_same_queries_however_long(client, settings, of):
    settings.SIMPLE_HISTORY_ENABLED = False  # nothing here reads it, and it triples the rows
    country, second, *others = make_countries(32)
    assert connection.features.supports_json_field  # SQLite asks once a process, by three queries
    address, spent = of.format(country.iso_alpha3, second.iso_alpha3), []

    for numbers in (range(6), range(6, 30)):
        for number in numbers:
            fill(country, others[number], number)
            fill(second, others[number], number + 100)
        keep_sets()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        spent.append(len(queries))

    assert spent[0] == spent[1]
    assert models.Participation.objects.filter(country=country).count() == 30


def test_sets_are_parted_by_how_many_hold_each_member():
    sets = [facets.index.BitMap(members) for members in ([1, 2, 3], [2, 3, 4], [3, 5], [])]

    assert list(map(list, by_how_many(sets))) == [[1, 4, 5], [2], [3], []]
    assert by_how_many([]) == []
