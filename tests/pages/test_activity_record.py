"""The page of one initiative, workshop or forum."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from initiatives import models, workflow
from tests import factories as make
from tests.pages.filled import fill, make_countries
from tests.pages.reading import facts, section, words

pytestmark = pytest.mark.django_db


def test_a_workshop_shows_its_facts_in_words_and_hedges(client):
    activity = make.make_activity(
        slug="beijing-2025",
        name="Second Workshop",
        starts_on="2025-05-12",
        ends_on="2025-05-17",
        city="Beijing",
        place_country=make.make_country("CHN"),
        countries="nearly 40",
        countries_high=39,
        languages=["en", "fr"],
        format="hybrid",
        apply_by="2025-04",
        edition="Second",
        series=models.Series.objects.create(slug="series", name="Workshops"),
    )

    response = client.get(activity.get_absolute_url())

    assert facts(response) == {
        "Name": "Second Workshop",
        "Dates": "12–17 May 2025",
        "Place": "Beijing, China",
        "Format": "Hybrid",
        "Edition": "Second · Workshops",
        "Countries": "nearly 40",
        "Apply by": "April 2025 (day not stated)",
        "Languages": "English, French",
    }
    assert 'href="#g-above"' in response.content.decode()


def test_an_initiative_shows_its_own_facts_and_none_of_an_event(client):
    activity = make.make_activity(
        "initiative", name="A plan", initiative_type="action-plan", announced_on="2024-09"
    )

    response = client.get(activity.get_absolute_url())

    assert facts(response) == {
        "Name": "A plan",
        "Type": "Action plan",
        "Status": "Active",
        "Announced": "September 2024 (day not stated)",
    }


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"starts_on": "2100"}, "Upcoming"),
        ({"starts_on": "2000", "ends_on": "2100"}, "Under way"),
        ({"starts_on": "2000"}, "Past"),
        ({}, "No date known"),
        ({"starts_on": "2000", "status": "cancelled"}, "Cancelled"),
        ({"starts_on": "2000", "status": "suspended"}, "Suspended"),
        ({"starts_on": "2000", "status": "unknown"}, "Not known whether it took place"),
    ],
)
def test_the_status_of_an_event_follows_its_dates_in_words(client, fields, status):
    activity = make.make_activity("forum", name="Its name", **fields)

    shown = words(client.get(activity.get_absolute_url()).content.decode())

    assert f"Forum {status} Its name" in shown


def test_an_undated_record_says_so_instead_of_a_date(client):
    event, plan = make.make_activity(), make.make_activity("initiative")

    assert facts(client.get(event.get_absolute_url()))["Dates"] == "no date known"
    assert facts(client.get(plan.get_absolute_url()))["Dates"] == "no date known"


def test_stated_and_record_claims_bear_different_marks(client):
    activity = make.make_activity(city="Beijing", venue="A hall")
    make.make_claim(activity)
    make.make_claim(activity, "city", value="Peking", normalised="Beijing", quote="in Peking")
    withdrawn = make.make_claim(activity, "venue", value="Withdrawn value", is_withdrawn=True)

    html = client.get(activity.get_absolute_url()).content.decode()

    city = html.split("<dt>Place</dt>")[1].split("</dl>")[0].split("<dt>Venue</dt>")
    assert '<details class="mark" name="mark">' in city[0]
    assert '<details class="mark loose" name="mark">' in city[1]
    assert "Peking" in city[0]
    assert withdrawn.value not in html


def test_a_date_whose_words_cannot_be_told_stands_beside_the_value_and_denies_nothing(client):
    activity = make.make_activity(starts_on="2025-05-27")
    make.make_claim(activity, "starts_on", value="27 May, without a year")
    make.make_claim(activity, "starts_on", value="27 May 2025")
    workflow.refresh(activity)

    response = client.get(activity.get_absolute_url())

    assert not activity.has_differing_claims
    assert "27 May, without a year" in response.text
    assert section(response, "differ") == ""


def test_sources_that_differ_stand_side_by_side_and_the_shown_one_is_marked(client):
    activity = make.make_activity(countries="34", countries_low=34, countries_high=34)
    make.make_claim(
        activity,
        "countries",
        value="nearly 40 countries and organizations",
        normalised="nearly 40",
        speaker="A minister",
        quote="come from nearly 40 countries",
        note="Counts both.",
    )
    make.make_claim(activity, "countries", value="34 countries", normalised="34")

    response = client.get(activity.get_absolute_url())

    assert facts(response)["Countries"] == "34 2 sources, 2 readings"
    shown = section(response, "differ")
    assert "34 countries shown on this page" in shown
    assert "nearly 40 countries and organizations come from nearly 40 countries" in shown
    assert "A minister Counts both." in shown
    assert shown.count("shown on this page") == 1


def test_sources_that_agree_open_no_panel(client):
    activity = make.make_activity(countries="34")
    for _number in range(2):
        make.make_claim(activity, "countries", value="34")

    assert section(client.get(activity.get_absolute_url()), "differ") == ""


@pytest.mark.parametrize(
    ("publishers", "answer", "badge"),
    [
        (["KEN"], "yes", '<span class="badge doubt">Rests on one party only</span>'),
        (
            ["FRA"],
            "no",
            '<span class="badge doubt">Rests on one source, of nobody who takes part</span>',
        ),
        (["KEN", "FRA"], "no", '<span class="badge">Does not rest on one party only</span>'),
        (
            [""],
            "unknown",
            '<span class="badge doubt">Not known whether it rests on one party only</span>',
        ),
    ],
)
def test_page_filter_and_api_tell_alike_whether_it_rests_on_one_party(
    client, publishers, answer, badge
):
    activity = make.make_activity(host="KEN")
    for country in publishers:
        kind = "government" if country else "unclassified"
        make.make_claim(
            activity, source=make.make_source(make.make_publisher(kind, country=country))
        )
    workflow.refresh(activity)

    page = client.get(activity.get_absolute_url()).content.decode()
    found = {
        value: client.get(f"/workshops/?one_party={value}").context["paginator"].count
        for value in ("yes", "no", "unknown")
    }

    assert badge in page
    assert found == {"yes": 0, "no": 0, "unknown": 0} | {answer: 1}
    assert client.get(f"/api/v1/workshops/{activity.slug}/").json()["one_party"] == answer


def test_reprints_are_counted_once_and_searches_without_result_are_shown(client):
    activity = make.make_activity()
    original = make.make_source()
    make.make_claim(activity, source=original)
    make.make_claim(activity, source=make.make_source(reprint_of=original))
    make.make_check(activity=activity, looked_for="A closing date", checked_on="2026-11")

    response = client.get(activity.get_absolute_url())

    assert "2, of which 1 independent" in words(response.content.decode())
    assert "Texts that reprint one another count once: 1 is independent." in section(
        response, "sources"
    )
    assert "A closing date Looked, found nothing" in section(response, "checks")


@pytest.mark.parametrize("state", ["draft", "in-review", "withdrawn"])
def test_nothing_of_a_draft_shows_anywhere(client, state):
    draft = make.make_activity("initiative", name="Hidden plan", publication_state=state)
    event = make.make_activity(starts_on="2025")
    models.ActivityRelation.objects.create(
        from_activity=event, to_activity=draft, kind="implements"
    )
    models.Outcome.objects.create(activity=event, number=1, concerns=draft)
    models.Outcome.objects.create(activity=draft, number=1, text="Hidden text", concerns=event)
    make.make_evidence(make.make_commitment(draft, text="Hidden promise"), activity=event)

    shown = words(client.get(event.get_absolute_url()).content.decode())

    assert "Hidden" not in shown
    assert client.get(draft.get_absolute_url()).status_code == 404


def test_a_former_address_leads_to_the_present_one_and_an_unknown_one_nowhere(client):
    activity = make.make_activity(slug="new")
    models.Redirect.objects.create(noun="activity", old_slug="old", new_slug="new")
    make.make_activity(slug="draft", publication_state="draft")
    models.Redirect.objects.create(noun="activity", old_slug="once", new_slug="draft")

    response = client.get("/workshops/old/")

    assert (response.status_code, response["Location"]) == (301, activity.get_absolute_url())
    missing = ["/workshops/unknown/", "/workshops/once/", "/forums/new/"]
    assert [client.get(address).status_code for address in missing] == [404, 404, 404]


def test_record_text_is_marked_as_english_on_a_page_in_another_language(client):
    activity = make.make_activity(name="The name", host="CIV")
    country = models.Country.objects.get(iso_alpha3="CIV")
    models.CountryName.objects.create(
        country=country, language="ru", text="Кот-д’Ивуар", kind="official"
    )

    with translation.override("en"):
        html = client.get(f"/ru{activity.get_absolute_url()}").content.decode()

    assert '<h1><bdi lang="en" dir="ltr">The name</bdi></h1>' in html
    assert "Кот-д’Ивуар" in html


@pytest.mark.no_cover
@pytest.mark.parametrize("kind", ["initiative", "forum"])
def test_a_record_costs_the_same_queries_however_full(client, settings, kind):
    settings.SIMPLE_HISTORY_ENABLED = False  # nothing here reads it, and it triples the rows
    activity = make.make_activity(kind, starts_on="2025-05-12")
    address = activity.get_absolute_url()
    countries = make_countries(100)
    assert connection.features.supports_json_field  # SQLite asks once a process, by three queries
    counts = []

    for numbers in (range(10), range(10, 100)):
        fill(activity, countries, numbers)
        for language in ("", "/fr"):
            with translation.override("en"), CaptureQueriesContext(connection) as queries:
                assert client.get(language + address).status_code == 200
            counts.append(len(queries))

    assert counts == [13, 14, 13, 14]


@pytest.mark.parametrize("kind", ["initiative", "forum"])
def test_what_a_record_has_none_of_costs_no_query(client, kind):
    activity = make.make_activity(kind, starts_on="2025-05-12")
    make.make_participation(activity, "KEN", "participant")
    assert connection.features.supports_json_field

    with CaptureQueriesContext(connection) as queries:
        assert client.get(activity.get_absolute_url()).status_code == 200

    # The data version, the record, its claims, countries and organizations, sources, changes
    assert len(queries) <= 7
