"""The page and the feed of changes: what stands there, what leads where, what it costs."""

import feedparser
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives import models
from initiatives.signing import save_signed
from tests import factories as make
from tests.pages.lists import bulk
from tests.pages.reading import links, words

pytestmark = pytest.mark.django_db

QUERIES_MAX = 8


def edit(record, reason="A reason", **values):
    for name, value in values.items():
        setattr(record, name, value)
    save_signed(record, by=None, reason=reason)


def shown(client, address):
    return words(client.get(address).content.decode())


def test_a_change_stands_with_its_record_its_reason_and_both_values(client):
    activity = make.make_activity("forum", name="A forum", city="Shanghai", scope="global")
    make.make_activity(name="Unchanged")
    edit(activity, "The <source> says so", city="Beijing", scope="regional")

    response = client.get("/changes/")

    text = words(response.content.decode())
    assert "A forum Forum Reason: The <source> says so Scope Global → Regional City" in text
    assert "Shanghai → Beijing" in text
    assert "1 change " in text
    assert links(response)["A forum"] == activity.get_absolute_url()
    assert "Unchanged" not in text
    assert "The &lt;source&gt; says so" in response.content.decode()


def test_what_was_changed_at_once_for_one_reason_stands_together(client):
    activity = make.make_activity(name="A course")
    part = models.Participation(activity=activity, country=make.make_country("KEN"), role="host")
    save_signed(part, by=None, reason="List read again")
    edit(activity, "List read again", city="Nairobi")
    edit(activity, "Something else", venue="A hall")

    text = shown(client, "/changes/?activity=" + activity.slug)

    assert text.count("Reason: List read again") == 1
    assert "Added Participation: Kenya, Host" in text
    assert "3 changes" in text


def test_records_made_public_are_one_line_a_day_that_leads_to_all_of_them(client):
    for number in range(3):
        make.make_organization(name=f"Body {number}")

    response = client.get("/changes/?noun=organization")
    address = links(response)["3 records made public"]
    listed = client.get(f"/changes/{address}")

    assert "Body 0" not in words(response.content.decode())
    assert "0 changes" in words(response.content.decode())
    assert "3 changes" in words(listed.content.decode())
    assert {"Body 0", "Body 1", "Body 2"} <= links(listed).keys()


def test_filters_are_those_of_the_api(client):
    forum, course = make.make_activity("forum", name="A forum"), make.make_activity(name="A course")
    source = make.make_source(title="The source")
    for record, values in (
        (forum, {"city": "X"}),
        (course, {"city": "Y"}),
        (source, {"note": "Z"}),
    ):
        edit(record, **values)

    assert "A course" not in shown(client, "/changes/?kind=forum")
    assert "The source" not in shown(client, "/changes/?noun=activity")
    assert "A forum" not in shown(client, f"/changes/?source={source.slug}")
    assert "0 changes" in shown(client, "/changes/?to=2020")
    assert "0 changes" in shown(client, f"/changes/?source={source.slug}&kind=forum")
    assert client.get("/changes/?noun=nothing").status_code == 400
    assert client.get("/changes/?from=tomorrow").status_code == 400
    api = client.get("/api/v1/changes/?kind=forum&first=no").json()["results"]
    assert [row["changes"][0]["after"] for row in api] == ["X"]


def test_nothing_of_a_draft_is_on_the_page_or_in_the_feed(client):
    draft = make.make_activity(name="SECRET", slug="secret", publication_state="draft")
    make.make_claim(draft, value="SECRET")
    edit(draft, "SECRET", city="SECRET")

    for address in ("/changes/", "/changes/?first=yes", "/changes.atom"):
        assert "secret" not in client.get(address).getvalue().decode().lower()
    assert client.get("/changes/?activity=secret").status_code == 400


def test_the_feed_tells_changes_and_days_and_goes_on_to_its_end(client, monkeypatch):
    monkeypatch.setattr("initiatives.exports.standards.ENTRIES", 2)
    activity = make.make_activity("forum", name="A forum")
    for number in range(3):
        edit(activity, f"Reason {number}", city=f"City {number}")

    found, address = [], "/changes.atom?kind=forum"
    while address:
        read = feedparser.parse(client.get(address).getvalue())
        assert not read.bozo
        found += [(entry.title, entry.summary) for entry in read.entries]
        following = {link.rel: link.href for link in read.feed.links}.get("next", "")
        address = following.removeprefix("http://testserver")

    assert found == [
        ("A forum: changed", "city: “City 1”, now “City 2”. Reason 2"),
        ("A forum: changed", "city: “City 0”, now “City 1”. Reason 1"),
        ("A forum: changed", "city: “City 0”. Reason 0"),
        ("1 record made public", "1 record made public"),
    ]


def test_the_page_costs_the_same_for_100_changes_as_for_10(client):
    activity = make.make_activity()
    assert connection.features.supports_json_field  # SQLite asks once a process
    addresses = [f"{prefix}/changes/{query}" for prefix in ("", "/fr") for query in
                 ("", f"?activity={activity.slug}&noun=activity", "?first=yes")]  # fmt: skip
    taken = []
    for stop in (10, 100):
        sources = bulk(
            models.Source,
            (
                make.slugged("source", {"title": "A source", "kind": "news"})
                | {"publisher": make.make_publisher()}
                for _number in range(stop)
            ),
        )
        for source in sources:
            make.make_claim(activity, source=source)
        counts = []
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counts.append(len(queries))
        taken.append(counts)

    assert taken[0] == taken[1]
    assert max(taken[0]) <= QUERIES_MAX
