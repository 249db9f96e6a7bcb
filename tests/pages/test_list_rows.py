"""What the rows of each list show of their records, and where they lead."""

import re

import pytest
from django.utils import translation

from initiatives import models, workflow
from tests import factories as make
from tests.pages.lists import fill_lists
from tests.pages.reading import links, rows, words

pytestmark = pytest.mark.django_db


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

    assert page.count("كينيا") == 4  # the chip, the facet and its count, the place
    assert '<bdi lang="en" dir="ltr">A workshop</bdi>' in page
