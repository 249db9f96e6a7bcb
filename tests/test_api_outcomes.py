"""Outcomes in the API: the same memory as on the pages, filtered by event and series."""

from collections import Counter

import pytest

from initiatives import models
from tests import factories as make
from tests.pages.test_memory import make_remembered

pytestmark = pytest.mark.django_db


def read(client, path):
    return client.get(f"/api/v1/{path}").json()


def test_an_outcome_names_its_promises_and_what_came_later(client):
    event = make_remembered()

    told = read(client, f"outcomes/{event.slug}:1/")

    assert (told["key"], told["follow_up"]) == (f"{event.slug}:1", "recorded")
    assert told["follow_up_label"] == "Follow-up recorded"
    assert told["concerns"]["name"] == "The plan"
    assert [
        (
            promise["commitment"]["text"],
            [(deed["activity"]["name"], deed["is_later"]) for deed in promise["deeds"]],
        )
        for promise in told["promises"]
    ] == [("To hold a course", [("The course", True)]), ("To build a centre", [])]
    assert [
        (deed["activity"]["name"], deed["began_on"], deed["is_later"], deed["ties"])
        for deed in told["later"]
    ] == [("A fund", "2025", None, ["Implemented by"])]


def test_page_and_api_count_alike(client):
    event = make_remembered(series=models.Series.objects.create(slug="summits", name="Summits"))
    other = make.make_activity("forum", starts_on="2025")
    models.Outcome.objects.create(activity=other, number=1, text="Another's")

    shown = {
        page: {str(tally.follow_up): len(tally.outcomes) for tally in found.context["tallies"]}
        for page in (event.get_absolute_url(), "/series/summits/")
        if (found := client.get(page))
    }
    told = [
        Counter(row["follow_up"] for row in read(client, f"outcomes/?{asked}")["results"])
        for asked in (f"activity={event.slug}", "series=summits")
    ]

    assert list(shown.values()) == told == [{"recorded": 1, "none-recorded": 1}] * 2


@pytest.mark.parametrize("state", ["recorded", "unclear", "planned", "none-recorded"])
def test_outcomes_are_found_by_what_came_after(client, state):
    event = make_remembered()
    plan = make.make_activity("initiative", announced_on="2025-05")
    vague = make.make_activity("initiative", announced_on="2025")
    for tied in (make.make_activity(starts_on="2040"), vague):
        other = make.make_activity("initiative", announced_on="2025-05")
        models.ActivityRelation.objects.create(
            from_activity=tied, to_activity=other, kind="implements"
        )
        number = models.Outcome.objects.count() + 1
        models.Outcome.objects.create(activity=event, number=number, concerns=other)
    draft = make.make_activity("initiative", publication_state="draft")
    models.Outcome.objects.create(activity=event, number=8, text="Of a draft", concerns=draft)
    models.Outcome.objects.create(activity=event, number=9, concerns=plan)
    every = read(client, "outcomes/")["results"]

    found = read(client, f"outcomes/?follow_up={state}")["results"]

    assert found == [row for row in every if row["follow_up"] == state]
    assert 0 < len(found) < len(every)


def test_a_filter_by_state_costs_no_more_than_six_queries(client, django_assert_max_num_queries):
    series = models.Series.objects.create(slug="summits", name="Summits")
    make_remembered(series=series)
    read(client, "outcomes/")

    with django_assert_max_num_queries(6):
        read(client, "outcomes/?follow_up=recorded&series=summits")


def test_outcomes_of_drafts_and_those_that_say_nothing_are_not_told(client):
    event = make.make_activity("forum")
    draft = make.make_activity("forum", publication_state="draft")
    models.Outcome.objects.create(activity=event, number=1, concerns=draft)
    models.Outcome.objects.create(activity=draft, number=1, text="Hidden")
    models.Outcome.objects.create(activity=event, number=2, text="Told", concerns=draft)

    told = read(client, "outcomes/")["results"]

    assert [(row["text"], row["concerns"], row["follow_up"]) for row in told] == [
        ("Told", None, "none-recorded")
    ]
    assert client.get(f"/api/v1/outcomes/{draft.slug}:1/").status_code == 404
