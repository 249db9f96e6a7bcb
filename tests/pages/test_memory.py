"""Outcomes on the page of an event and of a series, with what was promised and what came later."""

import re

import pytest

from initiatives import models
from tests import factories as make
from tests.pages.reading import section, words

pytestmark = pytest.mark.django_db


def make_remembered(**fields):
    """Make a forum with an outcome that was followed up and one that was not."""
    event = make.make_activity("forum", name="The summit", starts_on="2025-05", **fields)
    plan = make.make_activity("initiative", name="The plan", announced_on="2025-05")
    models.Outcome.objects.create(activity=event, number=1, text="A plan", concerns=plan)
    models.Outcome.objects.create(activity=event, number=2, text="A statement")
    course = make.make_activity(name="The course", starts_on="2025-09")
    promise = make.make_commitment(plan, text="To hold a course")
    make.make_evidence(promise, "full", activity=course, happened_on="2025-09")
    make.make_commitment(plan, text="To build a centre")
    unclear = make.make_activity("initiative", name="A fund", announced_on="2025")
    models.ActivityRelation.objects.create(
        from_activity=unclear, to_activity=plan, kind="implements"
    )
    return event


def test_an_event_leads_from_outcome_to_promise_to_what_came_later(client):
    event = make_remembered()

    shown = section(client.get(event.get_absolute_url()), "outcomes")

    assert "2 Outcomes on record 1 Follow-up recorded 1 No follow-up recorded" in shown
    assert (
        "Follow-up recorded A plan"
        " Concerns The plan Initiative, announced May 2025 (day not stated)"
        " Promised To hold a course Recorded as done; no due date is stated."
        " Shows it done The course Workshop, September 2025 (day not stated) source [1]"
        " Implemented by A fund Initiative, announced 2025 (day and month not stated)"
        " not sourced may be older"
        " 1 promise, with no later deed recorded Promised To build a centre"
    ) in shown
    assert shown.endswith("No follow-up recorded A statement Outcomes of all events")


def cited(html, text):
    """Return the titles of the sources whose marks stand beside a link with this text."""
    marks = re.search(rf"{text}(?:</bdi>)?</a>(.*?)</p>", html, re.DOTALL)[1]
    notes = dict(re.findall(r'<li id="(s\d+)">(.*?)</li>', html, re.DOTALL))
    return [words(notes[key]).partition(".")[0] for key in re.findall(r'href="#(s\d+)"', marks)]


@pytest.mark.parametrize("page", ["event", "series", "list"])
def test_each_step_shows_where_it_was_read(client, page):
    event = make_remembered(series=models.Series.objects.create(slug="summits", name="Summits"))
    promise = models.Commitment.objects.get(text="To hold a course")
    promise.sources.add(make.make_source(title="Of the promise"))
    relation = models.ActivityRelation.objects.get()
    relation.sources.add(make.make_source(title="Of the fund"))
    deed = models.Evidence.objects.get().source
    models.Source.objects.filter(pk=deed.pk).update(title="Of the course")
    make.make_claim(event, source=make.make_source(title="Of the summit"))

    address = {"event": event.get_absolute_url(), "series": "/series/summits/"}
    html = client.get(address.get(page, "/outcomes/?follow_up=recorded")).content.decode()

    assert cited(html, "To hold a course") == ["Of the promise"]
    assert cited(html, "The course") == ["Of the course"]
    assert cited(html, "A fund") == ["Of the fund"]
    assert cited(html, "To build a centre") == []
    assert ("What came out was read in" in html) is (page == "event")


def test_a_series_gathers_the_outcomes_of_its_editions(client):
    series = models.Series.objects.create(slug="summits", name="Summits")
    make_remembered(series=series)
    other = make.make_activity("forum", name="Of no series", starts_on="2025")
    models.Outcome.objects.create(activity=other, number=1, text="Left alone")

    response = client.get(series.get_absolute_url())

    shown = section(response, "outcomes")
    assert "2 Outcomes on record" in shown
    assert "May 2025 (day not stated) The summit A statement" in shown
    assert "Left alone" not in words(response.content.decode())


def test_every_count_of_outcomes_opens_a_list_of_as_many(client):
    html = client.get(make_remembered().get_absolute_url()).content.decode()

    counts = dict(re.findall(r'href="#outcomes-([a-z-]+)"><b>(\d+)</b>', html))
    lists = dict(re.findall(r'<h3 id="outcomes-([a-z-]+)">(.*?)</div>', html, re.DOTALL))

    assert {state: html.count('<li class="row chain">') for state, html in lists.items()} == {
        state: int(count) for state, count in counts.items()
    }
    assert set(counts) == {"recorded", "none-recorded"}


def test_an_event_without_outcomes_has_no_such_part(client):
    event = make.make_activity("forum")
    draft = make.make_activity("initiative", publication_state="draft")
    models.Outcome.objects.create(activity=event, number=1, concerns=draft)

    assert section(client.get(event.get_absolute_url()), "outcomes") == ""
