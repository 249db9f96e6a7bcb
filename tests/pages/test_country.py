"""The page of one country, also where nothing is recorded of it."""

import re
from html import unescape

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from initiatives import models
from tests import factories as make
from tests.pages.filled import make_countries
from tests.pages.lists import keep_sets
from tests.pages.reading import section, words

pytestmark = pytest.mark.django_db


def read(client, code, language=""):
    return client.get(f"{language}/countries/{code}/")


def test_the_head_gives_codes_region_and_income_with_its_year(client):
    make.make_country("ZMB", income_group="lower-middle", income_year="FY2027")

    shown = words(read(client, "ZMB").content.decode())

    assert "Country ZMB · ZM · 894 Zambia" in shown
    assert "Region Africa, Sub-Saharan Africa, Eastern Africa" in shown
    assert "Lower middle income (FY2027)" in shown


def test_each_language_has_one_name_the_official_one_before_others(client):
    country = make.make_country("CIV")
    for language, text, kind in (
        ("en", "Ivory Coast", "variant"),
        ("en", "Côte d’Ivoire", "official"),
        ("ar", "كوت ديفوار", "common"),
    ):
        models.CountryName.objects.create(country=country, language=language, text=text, kind=kind)

    shown = section(read(client, "CIV"), "names")

    assert shown == "Names Arabic كوت ديفوار English Côte d’Ivoire"


def test_activities_stand_once_with_all_roles_and_in_the_grid_under_each(client):
    activity = make.make_activity(name="A meeting", starts_on="2024-09", host="ZMB")
    make.make_participation(activity, "ZMB", "speaker", certainty="reported")
    make.make_activity("initiative", name="A plan", participant="ZMB")
    make.make_activity(name="Of another", participant="KEN", host="FRA")
    activity.participations.get(role="host").sources.add(make.make_source())

    response = read(client, "ZMB")

    assert "2 activities are on record, in 3 roles, in September 2024." in words(
        response.content.decode()
    )
    shown = section(response, "activities")
    assert shown.count("A meeting") == 1
    assert (
        "A meeting Workshop Host, Speaker reported September 2024 (day not stated) source [1] "
        "A plan Initiative Participant no date known –no source of its own; see the record"
    ) in shown
    assert "Of another" not in shown
    assert section(response, "roles").endswith(
        "Role 2024 No date In all Host 1 ·none recorded 1 Speaker 1 ·none recorded 1 "
        "Participant ·none recorded 1 1"
    )


def test_where_nothing_is_recorded_the_page_says_so_and_when_it_was_checked(client):
    country = make.make_country("NAM")
    unchecked = words(read(client, "NAM").content.decode())
    make.make_check(country=country, looked_for="A part of Namibia", checked_on="2026-11")

    response = read(client, "NAM")

    assert "No participation is recorded here. No check of this country is on record." in unchecked
    shown = words(response.content.decode())
    assert "What is recorded of this country was last checked: November 2026." in shown
    assert "what was not found here may still have happened" in section(response, "nothing")
    assert "never" not in section(response, "nothing")
    assert "A part of Namibia Looked, found nothing" in section(response, "checks")
    assert section(response, "activities") == ""


def test_groups_bear_their_dates_or_the_month_in_which_they_were_looked_up(client):
    make.make_membership("BRICS", "ZMB", since="2024-01", until="2025")
    make.make_membership("LDC", "ZMB", as_of="2026-11")
    make.make_membership("AU", "KEN")

    shown = section(read(client, "ZMB"), "groups")

    assert (
        "Group BRICS BRICS · since January 2024 (day not stated) "
        "until 2025 (day and month not stated)"
    ) in shown
    assert "Group LDC LDC · as of November 2026 (day not stated)" in shown
    assert "AU" not in shown


def test_neighbours_are_those_of_the_smallest_area_and_only_where_the_country_is_not(client):
    shared = make.make_activity(name="Shared", participant="ZMB")
    make.make_participation(shared, "KEN")
    make.make_activity(name="Without Zambia", participant="KEN")
    make.make_activity(name="Of another area", participant="NAM")
    make.make_activity(name="A draft", participant="KEN", publication_state="draft")

    shown = section(read(client, "ZMB"), "elsewhere")

    assert "no participation of Zambia is recorded here" in shown
    assert shown.endswith("Activity Countries Eastern Africa Without Zambia 1 Kenya")


def test_promises_figures_statements_and_bodies_of_the_country_are_listed(client):
    country = make.make_country("ZMB")
    make.make_commitment(text="Promised by Zambia", promiser_country=country)
    body = make.make_organization("government", name="A ministry of Zambia", country="ZMB")
    make.make_commitment(text="Promised by the ministry", promiser_organization=body)
    make.make_commitment(text="Promised by Kenya", promiser_country=make.make_country("KEN"))
    add_figure(country, "nearly 40")
    add_statement(country, "Said for Zambia")

    response = read(client, "ZMB")

    promises = section(response, "commitments")
    assert "Promised by Zambia" in promises
    assert "Promised by the ministry" in promises
    assert "Kenya" not in promises
    assert "nearly 40" in section(response, "figures")
    assert "Said for Zambia" in section(response, "statements")
    assert section(response, "organizations") == "Organizations A ministry of Zambia Government"


def test_an_event_held_here_without_a_recorded_part_is_listed_apart(client):
    zambia = make.make_country("ZMB")
    make.make_activity(name="Held here", place_country=zambia)
    make.make_activity(name="Hosted here", place_country=zambia, host="ZMB")

    shown = section(read(client, "ZMB"), "places")

    assert "Held here Workshop, no date known" in shown
    assert "Hosted here" not in shown


def test_nothing_of_a_draft_shows_on_the_page_of_a_country(client):
    country = make.make_country("ZMB")
    hidden = {"publication_state": "draft", "name": "Hidden"}
    event = make.make_activity(participant="ZMB", place_country=country, **hidden)
    plan = make.make_activity("initiative", **hidden)
    promise = make.make_commitment(plan, text="Hidden promise", promiser_country=country)
    make.make_check(commitment=promise, looked_for="Hidden search")
    add_figure(country, "Hidden figure", activity=event)
    add_statement(country, "Hidden words", activity=event)

    assert "Hidden" not in words(read(client, "ZMB").content.decode())


def test_a_code_in_small_letters_leads_to_the_one_in_capitals(client):
    make.make_country("ZMB")

    response = read(client, "zmb")

    assert (response.status_code, response["Location"]) == (301, "/countries/ZMB/")
    assert [read(client, code).status_code for code in ("XXX", "xxx")] == [404, 404]


@pytest.mark.no_cover
def test_a_country_costs_the_same_queries_however_full(client, settings):
    settings.SIMPLE_HISTORY_ENABLED = False  # nothing here reads it, and it triples the rows
    country, *others = make_countries(101)
    assert connection.features.supports_json_field  # SQLite asks once a process, by three queries
    counts = []

    for numbers in (range(10), range(10, 100)):
        for number in numbers:
            fill(country, others[number], number)
        keep_sets()
        for language in ("", "/fr"):
            with translation.override("en"), CaptureQueriesContext(connection) as queries:
                assert read(client, country.iso_alpha3, language).status_code == 200
            counts.append(len(queries))

    assert counts == [13, 14, 13, 14]


def test_every_number_of_the_grids_is_the_length_of_its_list(client):
    plan = make.make_activity("initiative", starts_on="2023", participant="ZMB", host="ZMB")
    make.make_participation(plan, "KEN")
    make.make_activity(starts_on="2024-12-30", ends_on="2025-01-03", participant="ZMB")
    make.make_activity("forum", participant="ZMB")
    make.make_activity("forum", participant="ZMB", publication_state="draft")
    call_command("reindex")

    response = read(client, "ZMB")

    assert (
        "Role 2023 2024 2025 No date In all Host 1 1 1 ·none recorded 1 Participant 1 2 2 1 3"
    ) in section(response, "roles")
    assert section(response, "kinds") == (
        "By role and kind Activities by role and kind Role Initiative Workshop Forum In all "
        "Host 1 ·none recorded ·none recorded 1 Participant 1 1 1 3"
    )
    page = response.content.decode()
    numbers = r'<a href="(/activities/[^"]*role=[^"]*)">(.*?)</a>'
    found = {
        unescape(address): int(words(text)) for address, text in re.findall(numbers, page, re.S)
    }
    listed = {address: client.get(address).context["paginator"].count for address in found}
    assert len(found) == 12
    assert listed == found


def fill(country, other, number):
    """Give a country one more row of everything, and a neighbour a part elsewhere."""
    source = make.make_source(reprint_of=make.make_source())
    activity = make.make_activity(starts_on="2025")
    part = models.Participation.objects.create(activity=activity, country=country, role="host")
    part.sources.add(source)
    models.Participation.objects.create(
        activity=make.make_activity(), country=other, role="participant"
    )
    make.make_activity(place_country=country)
    body = models.Organization.objects.create(
        slug=f"body-{number}", name="A body", kind="government", country=country
    )
    for promiser in ({"promiser_country": country}, {"promiser_organization": body}):
        promise = make.make_commitment(**promiser)
        promise.sources.add(source)
        make.make_evidence(promise, source=source, activity=activity)
        make.make_check(commitment=promise, checked_on="2026")
    make.make_check(country=country, checked_on="2026")
    group = make.make_group(f"G{number}")
    models.GroupMembership.objects.create(group=group, country=country, source=source)
    add_figure(country, "37", activity=activity)
    add_statement(other, "Said something", person_of=country, activity=activity)


def add_figure(country, value, **fields):
    models.Observation.objects.create(
        **make.slugged("observation", {"value": value, "unit": "countries"}),
        indicator=models.Indicator.objects.create(**make.slugged("indicator", {"name": "Count"})),
        country=country,
        source=make.make_source(),
        **fields,
    )


def add_statement(country, summary, person_of=None, **fields):
    person = models.Person.objects.create(
        **make.slugged("person", {"name": "A speaker", "country": person_of})
    )
    models.Statement.objects.create(
        **make.slugged("statement", {"summary": summary, "speaker_kind": "person"}),
        person=person,
        country=country,
        source=make.make_source(),
        **fields,
    )
