"""Feeds: RFC 4287, as feed readers read them."""

import feedparser
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from lxml import etree

from initiatives import workflow
from initiatives.codelists import Noun
from initiatives.exports.atom import Feed, atom
from initiatives.exports.entries import entries_of, in_order_of_change
from initiatives.models import Activity, Commitment, Country, Indicator, Organization, Source
from tests.editors import make_user
from tests.exports.golden import assert_golden
from tests.exports.hostile import hostile
from tests.exports.sample import CHANGED, heading
from tests.factories import make_activity, make_commitment, make_organization, make_source

ATOM = "{http://www.w3.org/2005/Atom}"
PUBLIC = {
    Noun.ACTIVITY: lambda: Activity.objects.published(),
    Noun.COMMITMENT: lambda: Commitment.objects.published(),
    Noun.COUNTRY: lambda: Country.objects.all(),
    Noun.INDICATOR: lambda: Indicator.objects.all(),
    Noun.ORGANIZATION: lambda: Organization.objects.all(),
    Noun.SOURCE: lambda: Source.objects.all(),
}


def exported(noun=Noun.ACTIVITY, rows=None, **addresses):
    head = heading("Activities", "atom", "?q=a")
    found = in_order_of_change(noun, PUBLIC[noun]()) if rows is None else rows
    feed = Feed(head, CHANGED, **addresses)
    return "".join(atom(entries_of(noun, found, head), feed))


def test_it_is_the_golden_file(sample):
    first, following = "/activities.atom?q=a", "/activities.atom?q=a&page=2"
    assert_golden("activities.atom", exported(first=first, next=following, last=following))


@pytest.mark.parametrize("noun", PUBLIC)
def test_readers_find_every_record_once_the_last_changed_first(sample, noun):
    read = feedparser.parse(exported(noun))

    assert not read.bozo
    assert len({entry.id for entry in read.entries}) == len(read.entries) == PUBLIC[noun]().count()
    moments = [entry.updated_parsed for entry in read.entries]
    assert moments == sorted(moments, reverse=True)
    assert all(entry.id.startswith("urn:uuid:") and entry.title for entry in read.entries)


def test_a_draft_is_in_no_feed(sample):
    assert "ecret" not in exported()
    sample.draft.commitments.create(slug="secret-promise", text="A secret promise")
    assert "ecret" not in exported(Noun.COMMITMENT)


def test_the_summary_keeps_the_hedge(sample):
    read = feedparser.parse(exported())
    summaries = {entry.title: entry.summary for entry in read.entries}
    assert summaries["AI Forum, Nairobi <2025> & after; “capacity”"] == (
        "Forum · 12–17 May 2025 · Nairobi, Kenya · nearly 400 participants · "
        "some countries are named. Ministers met. They agreed on a plan, and on little else."
    )
    assert summaries["In a month"] == "Workshop · June 2025 · the countries are not named."


def test_the_summary_of_a_promise_says_how_it_stands(sample):
    (entry,) = feedparser.parse(exported(Noun.COMMITMENT)).entries
    assert entry.summary == (
        "China · A programme · At least 2 of 10 workshops recorded; was due by the end of 2025."
    )


def test_links_lead_to_the_page_the_licence_and_the_other_pages():
    read = feedparser.parse(exported(rows=[], first="/a.atom", next="/a.atom?page=2"))
    assert {link.rel: link.href for link in read.feed.links} == {
        "self": "https://record.example.org/activities.atom?q=a",
        "alternate": "https://record.example.org/activities/?q=a",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "first": "https://record.example.org/a.atom",
        "next": "https://record.example.org/a.atom?page=2",
    }
    assert "CC BY 4.0" in read.feed.rights
    assert read.feed.author == "AI Capacity Record"


def test_an_empty_feed_is_as_old_as_the_record():
    read = feedparser.parse(exported(rows=[]))
    assert (read.bozo, read.entries, read.feed.updated) == (
        False,
        [],
        "2026-11-20T08:30:00.000000Z",
    )


def test_every_page_of_a_feed_has_its_name():
    pages = [
        feedparser.parse(exported(rows=[], first="/a.atom", previous=one)) for one in ("", "/b")
    ]
    assert pages[0].feed.id == pages[1].feed.id


@pytest.mark.parametrize("noun", [Noun.ACTIVITY, Noun.SOURCE])
def test_an_identifier_outlives_renamings(sample, noun):
    record = sample.forum if noun == Noun.ACTIVITY else sample.source
    before = {entry.id for entry in feedparser.parse(exported(noun)).entries}

    for slug in ("another", "a-third", "another"):
        workflow.rename(record, slug, by=make_user(), reason="undecided")

    read = feedparser.parse(exported(noun))
    assert {entry.id for entry in read.entries} == before
    assert read.entries[0].link.endswith("/another/")


@pytest.mark.django_db
@pytest.mark.parametrize("noun", [Noun.ACTIVITY, Noun.COMMITMENT, Noun.ORGANIZATION, Noun.SOURCE])
def test_the_number_of_queries_does_not_grow(noun):
    makers = {
        Noun.ACTIVITY: make_activity,
        Noun.COMMITMENT: make_commitment,
        Noun.ORGANIZATION: make_organization,
        Noun.SOURCE: make_source,
    }
    counts = []
    for size in (2, 10):
        for _number in range(size):
            makers[noun]()
        with CaptureQueriesContext(connection) as queries:
            exported(noun)
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 6


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=hostile)
def test_no_text_breaks_it(forum_row, text):
    for field in ("name", "summary", "city", "participants"):
        setattr(forum_row, field, text)

    read = etree.fromstring(exported(rows=[forum_row]).encode())

    assert [child.tag for child in read.iter(f"{ATOM}entry")] == [f"{ATOM}entry"]
    assert read.findtext(f"{ATOM}entry/{ATOM}title")


@pytest.fixture
def forum_row(sample):
    return in_order_of_change(Noun.ACTIVITY, Activity.objects.filter(pk=sample.forum.pk)).get()


@pytest.mark.django_db
@pytest.mark.parametrize("noun", PUBLIC)
def test_the_whole_record_is_in_feeds(record, noun):
    read = feedparser.parse(exported(noun))
    assert (read.bozo, len(read.entries)) == (False, PUBLIC[noun]().count())
