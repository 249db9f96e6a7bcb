"""The page of one initiative, workshop or forum."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from initiatives import models
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
    make.make_claim(activity, "city", value="Peking", speaker="A speaker")
    withdrawn = make.make_claim(activity, "venue", value="Withdrawn value", is_withdrawn=True)

    html = client.get(activity.get_absolute_url()).content.decode()

    city = html.split("<dt>Place</dt>")[1].split("</dl>")[0].split("<dt>Venue</dt>")
    assert '<details class="mark" name="mark">' in city[0]
    assert '<details class="mark loose" name="mark">' in city[1]
    assert "Peking" in city[0]
    assert withdrawn.value not in html


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


def test_countries_stand_by_region_and_role_and_the_page_says_who_is_not_named(client):
    activity = make.make_activity(countries="nearly 40", participants_known="some", host="CHN")
    make.make_participation(activity, "ZMB", certainty="reported", note="Spoke too.")
    make.make_participation(activity, "KEN")

    shown = section(client.get(activity.get_absolute_url()), "participants")

    assert shown.startswith("Who takes part 3 countries named")
    assert "Region Host Participant Africa –no country named Kenya, Zambia reported" in shown
    assert "No country named: Americas, Europe, Oceania" in shown
    assert "Only some of the countries taking part are named." in shown
    assert "Stated: nearly 40 ; named here: 3" in shown
    assert "Zambia, Participant: Spoke too." in shown


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        ("all", "All countries taking part are named."),
        ("none", "The countries taking part are not named."),
    ],
)
def test_the_page_says_whether_the_countries_are_named(client, known, sentence):
    activity = make.make_activity(participants_known=known)

    assert sentence in section(client.get(activity.get_absolute_url()), "participants")


def test_a_promise_shows_level_term_tally_and_sentence(client):
    plan = make.make_activity("initiative")
    promise = make.make_commitment(
        plan,
        text="To hold ten workshops",
        number="3",
        measure="activities",
        target="ten",
        target_low=10,
        target_high=10,
        unit="workshops",
        due_on="2025",
    )
    make.make_evidence(promise, activity=make.make_activity(), happened_on="2025-05")
    make.make_commitment(text="Of another plan")

    shown = section(client.get(plan.get_absolute_url()), "commitments")

    assert "3 To hold ten workshops Limited 1 of 10 Overdue due 2025" in shown
    assert "At least 1 of 10 workshops recorded; was due by the end of 2025." in shown
    assert "Of another plan" not in shown


def test_parts_are_counted_under_the_name_that_the_initiative_gives_them(client):
    plan = make.make_activity("initiative")
    for number in (1, 2):
        models.Pillar.objects.create(
            slug=f"v{number}", initiative=plan, kind="vision", number=number, name=f"V{number}"
        )

    assert section(client.get(plan.get_absolute_url()), "vision") == "Two visions V1 V2"


def test_relations_stand_in_both_directions_and_the_unsourced_are_counted(client):
    plan = make.make_activity("initiative", name="The plan")
    event = make.make_activity(name="The event", starts_on="2025-05")
    first, later = make.make_activity(name="First"), make.make_activity(name="Later")
    relate = models.ActivityRelation.objects.create
    relate(from_activity=event, to_activity=plan, kind="implements").sources.add(make.make_source())
    relate(from_activity=event, to_activity=first, kind="follows-up")
    relate(from_activity=later, to_activity=event, kind="follows-up")

    shown = section(client.get(event.get_absolute_url()), "relations")

    assert shown == (
        "Relations 3 relations, 2 of them not sourced Implements The plan Initiative source [1] "
        "Follows up First Workshop not sourced Followed up by Later Workshop not sourced"
    )


def test_the_time_line_holds_milestones_and_dated_relations_in_order(client):
    plan = make.make_activity("initiative", announced_on="2024-09-25")
    event = make.make_activity(name="The event", starts_on="2025-05-12", ends_on="2025-05-17")
    models.ActivityRelation.objects.create(from_activity=event, to_activity=plan, kind="implements")
    models.Milestone.objects.create(activity=plan, happened_on="2024", title="First talks")

    shown = section(client.get(plan.get_absolute_url()), "timeline")

    order = [shown.rindex(text) for text in ("First talks", "25 September 2024", "12–17 May 2025")]
    assert order == sorted(order)
    assert "Implemented by: The event" in shown


def test_an_event_shows_its_outcomes_and_an_initiative_the_outcomes_that_concern_it(client):
    event, plan = make.make_activity(name="The summit"), make.make_activity("initiative", name="P")
    models.Outcome.objects.create(activity=event, number=1, text="A declaration", concerns=plan)

    mine = section(client.get(event.get_absolute_url()), "outcomes")
    of_others = section(client.get(plan.get_absolute_url()), "outcomes-concerning")

    assert mine == "Outcomes A declaration Concerns: P"
    assert of_others == "Outcomes that concern it The summit A declaration"


def test_statements_name_speaker_office_body_country_date_and_source(client):
    activity = make.make_activity()
    models.Statement.objects.create(
        slug="s",
        activity=activity,
        speaker_kind="person",
        person=models.Person.objects.create(slug="ma", name="Ma"),
        title="Deputy Minister",
        body=make.make_organization(name="A ministry"),
        country=make.make_country("CHN"),
        made_on="2025-05",
        summary="Asked for fairness.",
        quote="a common asset",
        source=make.make_source(language="zh"),
    )

    response = client.get(activity.get_absolute_url())

    assert section(response, "statements") == (
        "Who said what a common asset Asked for fairness. Ma, Deputy Minister, A ministry, "
        "China, May 2025 (day not stated) source [1]"
    )
    assert '<p class="quote" lang="zh" dir="ltr">' in response.content.decode()


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


def test_a_deed_shows_the_promise_that_it_counts_for(client):
    activity = make.make_activity()
    make.make_evidence(make.make_commitment(text="A promise"), activity=activity)

    assert "A promise" in section(client.get(activity.get_absolute_url()), "counts-for")


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

    assert counts == [14, 15, 14, 15]
