"""What belongs to one activity, under its own heading on the page of the record."""

import pytest

from initiatives import models
from tests import factories as make
from tests.pages.reading import section, words

pytestmark = pytest.mark.django_db


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

    assert shown.startswith(
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

    assert mine.endswith(
        "1 Outcome on record 1 No follow-up recorded No follow-up recorded "
        "A declaration Concerns P Initiative, no date known Outcomes of all events"
    )
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


def test_a_deed_shows_the_promise_that_it_counts_for(client):
    activity = make.make_activity()
    make.make_evidence(make.make_commitment(text="A promise"), activity=activity)

    assert "A promise" in section(client.get(activity.get_absolute_url()), "counts-for")


def test_a_source_that_gives_another_city_supports_no_place_though_it_names_the_country(client):
    activity = make.make_activity(city="Nairobi", place_country=make.make_country("KEN"))
    denying, agreeing = make.make_source(title="Denies"), make.make_source(title="Agrees")
    make.make_claim(activity, "place_country", value="KEN", source=denying)
    make.make_claim(activity, "city", value="Mombasa", source=denying)
    make.make_claim(activity, "city", value="Nairobi", source=agreeing)

    place = marks_of(client.get(activity.get_absolute_url()), "Place")

    assert "Agrees" in place
    assert "Denies" not in place
    assert "2 sources, 2 readings" in place


def test_a_source_with_two_values_of_a_fact_supports_the_one_that_is_shown(client):
    activity = make.make_activity(audience="officials")
    source = make.make_source(title="Says both")
    make.make_claim(activity, "audience", value="officials", source=source)
    make.make_claim(activity, "audience", value="engineers", source=source)

    assert "Says both" in marks_of(client.get(activity.get_absolute_url()), "Audience")


def test_the_page_says_what_it_is_that_sources_carry(client):
    activity = make.make_activity()
    make.make_claim(activity)
    alone = section(client.get(activity.get_absolute_url()), "sources")
    make.make_statement(activity=activity, speaker="A minister")

    told = section(client.get(activity.get_absolute_url()), "sources")

    itself = (
        "1 source carries the record itself: its facts, who takes part, its time line or its "
        "funding."
    )
    assert itself in alone
    assert "more carries" not in alone
    assert f"{itself} 1 more carries what is told with it, as promises" in told


def marks_of(response, label):
    """Return what stands beside a fact, the panels of its sources included."""
    html = response.text.partition('aria-labelledby="facts"')[2].partition("</dl>")[0]
    return words(html.partition(f"<dt>{label}</dt>")[2].partition("<dt>")[0])
