"""The world at a glance: the same counts on roll, map and table, each the length of its list."""

import gzip
import re

import pytest
from django.core.management import call_command

from initiatives import models
from tests import factories as make
from tests.pages.filled import make_countries
from tests.pages.lists import fill_lists, keep_sets
from tests.pages.reading import section, words
from tests.pages.rolls import boxed, drawn, recorded

pytestmark = pytest.mark.django_db

QUERIES_MAX = 8
WEIGHT_MAX = 25_000  # bytes, compressed


def test_every_country_is_counted_in_published_activities_and_leads_to_them(client):
    make.make_activity(participant="KEN", host="KEN")
    make.make_activity("forum", participant="KEN")
    make.make_activity(participant="FRA", publication_state="draft")

    response = client.get("/world/")

    assert drawn(response) == {
        "FRA": ("/countries/FRA/", "France: nothing recorded"),
        "KEN": ("/activities/?country=KEN", "Kenya: 2"),
    }
    assert boxed(response) == {code: url for code, (url, _) in drawn(response).items()}
    assert section(response, "roll").startswith("1 of 2 countries is named")


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?kind=workshop",
        "?role=host",
        "?year=2025",
        "?country=KEN&country=ZMB",
        "?region=002",
        "?group=AU",
        "?group=AU&role=participant&from=2025",
        "?q=course",
        "?region=002&country=FRA",
    ],
)
def test_every_number_is_the_length_of_its_list(client, query):
    make.make_activity(name="Course", participant="KEN", host="ZMB", starts_on="2025-05")
    make.make_activity("forum", participant="KEN", starts_on="2024")
    make.make_activity(name="Course in Paris", participant="FRA", host="KEN", starts_on="2025")
    make.make_membership("AU", "KEN")
    make.make_membership("AU", "FRA", until="2020")
    call_command("reindex", verbosity=0)  # writes the words too

    told = recorded(client.get(f"/world/{query}"))
    found = {code: (url, client.get(url).context["count"]) for code, (url, _number) in told.items()}

    assert told == found
    assert bool(told) == (query != "?region=002&country=FRA")


def test_only_countries_asked_about_are_shown_as_having_nothing(client):
    make.make_activity(participant="KEN")
    for code in ("NAM", "FRA"):
        make.make_country(code)
    make.make_membership("LDC", "NAM")

    assert list(drawn(client.get("/world/?region=002"))) == ["KEN", "NAM"]
    assert list(drawn(client.get("/world/?group=LDC"))) == ["NAM"]
    assert list(drawn(client.get("/world/?country=FRA"))) == ["FRA"]


def test_the_table_has_the_numbers_of_the_map(client):
    make.make_activity(participant="KEN")
    make.make_country("FRA")

    page = client.get("/world/").content.decode()
    rows = re.findall(r'<th scope="row">(.*?)</th>\s*<td class="num">(.*?)</td>', page, re.DOTALL)

    assert [(words(name), words(number)) for name, number in rows] == [("Kenya", "1")]


def test_what_cannot_be_read_is_refused_with_the_form(client):
    response = client.get("/world/?country=XXX")

    assert response.status_code == 400
    assert drawn(response) == {}


@pytest.mark.parametrize("language", ["", "/ar"])
def test_the_map_is_never_mirrored_and_has_no_style_of_its_own(client, language):
    make.make_activity(participant="KEN")

    page = client.get(f"{language}/world/").content.decode()

    assert '<svg class="map" dir="ltr"' in page
    assert "style=" not in page


def test_names_are_those_of_the_page_language_and_circles_come_last(client):
    for code, name in (("MLT", "Aa"), ("KEN", "Zz")):
        country = make.make_country(code)
        models.CountryName.objects.create(
            country=country, language="fr", text=name, kind="official"
        )

    page = client.get("/fr/world/")

    assert [words(text).partition(":")[0] for _url, text in drawn(page).values()] == ["Zz", "Aa"]


def test_boxes_of_a_narrowed_list_of_countries_lead_to_what_they_count(client):
    make.make_activity(participant="KEN")
    make.make_activity("forum", participant="KEN")
    make.make_country("FRA")

    assert boxed(client.get("/countries/")) == {
        "FRA": "/countries/FRA/",
        "KEN": "/countries/KEN/",
    }
    assert boxed(client.get("/countries/?kind=forum&q=")) == {
        "KEN": "/activities/?kind=forum&country=KEN",
    }


def test_a_record_shows_who_is_named_in_which_role_and_nobody_else(client):
    activity = make.make_activity(participant="KEN", host="KEN")
    make.make_country("NAM")
    alone = client.get(activity.get_absolute_url())
    country = make.make_country("FRA")
    models.Participation.objects.create(
        activity=activity, country=country, role="participant", certainty="reported"
    )

    shown = client.get(activity.get_absolute_url())

    assert drawn(alone) == {}
    assert drawn(shown) == {
        "FRA": ("/countries/FRA/", "France: Participant (reported)"),
        "KEN": ("/countries/KEN/", "Kenya: Host, Participant"),
    }
    assert boxed(shown) == {"FRA": "/countries/FRA/", "KEN": "/countries/KEN/"}
    assert "on record" not in section(shown, "participants")


@pytest.mark.parametrize("path", ["/", "/countries/", "/coverage/?kind=workshop", "/world/"])
def test_every_roll_has_its_map(client, path):
    make.make_activity(participant="KEN")
    make.make_country("FRA")

    response = client.get(path)

    assert boxed(response).keys() == {"FRA", "KEN"}
    assert boxed(response) == {code: url for code, (url, _) in drawn(response).items()}


def test_a_group_has_the_map_of_its_roll(client):
    make.make_activity(participant="KEN")
    make.make_membership("LDC", "KEN")
    make.make_country("FRA")

    assert drawn(client.get("/groups/LDC/")) == {"KEN": ("/countries/KEN/", "Kenya: 1")}


def test_as_many_queries_for_many_rows_as_for_few(client, django_assert_max_num_queries):
    fill_lists(10)
    keep_sets()
    with django_assert_max_num_queries(QUERIES_MAX):
        client.get("/fr/world/?region=002&theme=theme-1")
    fill_more()
    keep_sets()
    with django_assert_max_num_queries(QUERIES_MAX):
        client.get("/fr/world/?region=002&theme=theme-1")


def fill_more():
    activities = [make.make_activity() for _number in range(3)]
    for country in models.Country.objects.all():
        for activity in activities:
            models.Participation.objects.create(activity=activity, country=country, role="host")


def test_the_page_is_light_with_all_countries(client):
    activity = make.make_activity()
    for country in make_countries(195)[::2]:
        models.Participation.objects.create(activity=activity, country=country, role="member")

    page = client.get("/world/").content

    assert page.count(b"<use href=") == 195 + 1 + page.count(b"#g-")
    assert len(gzip.compress(page)) < WEIGHT_MAX
