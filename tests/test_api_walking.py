"""Pages of the API link to one another; a cursor leads through all rows while they change."""

import base64

import pytest

from initiatives import workflow
from initiatives.api.urls import NOUNS
from initiatives.filters import paging
from initiatives.models import Activity, Publisher, Source
from tests import factories as make
from tests.api_answers import read
from tests.full_record import make_full_record

pytestmark = [pytest.mark.no_cover, pytest.mark.django_db, pytest.mark.usefixtures("english")]

BASE = "http://testserver/api/v1/workshops/"


def make_workshops(*slugs):
    return [make.make_activity("workshop", slug=slug, name=slug) for slug in slugs]


def links(response):
    """Return the addresses of a Link header by relation."""
    parts = [part.split("; ") for part in response.headers["Link"].split(", ")]
    return {rel.removeprefix('rel="').rstrip('"'): url.strip("<>") for url, rel in parts}


def walk(client, path, between=lambda step: None):
    """Follow a cursor to the end, with something happening between two steps."""
    url, pages = path, []
    while url:
        page = client.get(url).json()
        pages.append(page)
        between(len(pages))
        url = page["next"]
    return pages


def slugs_in(pages):
    return [row["slug"] for page in pages for row in page["results"]]


# Pages


def test_pages_link_to_first_previous_next_and_last(client):
    make_workshops("a", "b", "c", "d")
    first, second, last = (
        client.get(f"{BASE}?page_size=1&order=name{page}") for page in ("", "&page=2", "&page=4")
    )
    query = f"{BASE}?order=name"

    assert links(first) == {
        "first": f"{query}&page_size=1",
        "next": f"{query}&page=2&page_size=1",
        "last": f"{query}&page=4&page_size=1",
    }
    assert links(second) == {
        "first": f"{query}&page_size=1",
        "prev": f"{query}&page_size=1",
        "next": f"{query}&page=3&page_size=1",
        "last": f"{query}&page=4&page_size=1",
    }
    assert list(links(last)) == ["first", "prev", "last"]
    assert (last.json()["next"], last.json()["previous"]) == (None, links(last)["prev"])


def test_where_pages_end_the_answer_says_how_to_read_on(client, monkeypatch):
    make_workshops("a", "b", "c")
    monkeypatch.setattr("initiatives.api.pagination.ROWS_MAX", 2)
    end = client.get(f"{BASE}?page_size=1&page=2")
    beyond = client.get(f"{BASE}?page_size=1&page=3")

    assert paging.ROWS_MAX == 10_000
    assert end.json()["next"] is None
    assert "cursor=*" in end.json()["warnings"][0]
    assert list(links(end)) == ["first", "prev"]
    assert (beyond.status_code, "cursor=*" in beyond.json()["detail"]) == (400, True)
    assert client.get(f"{BASE}?page_size=1&page=4").status_code == 404


# Cursors


@pytest.mark.parametrize("noun", list(NOUNS))
def test_every_list_can_be_walked_row_by_row(client, noun):
    make_full_record()
    make_full_record("workshop")
    make.make_activity("forum")
    make.make_group()
    rows = read(client, f"{noun}/?page_size=1000")["results"]

    pages = walk(client, f"/api/v1/{noun}/?cursor=*&page_size=1")

    walked = [row for page in pages for row in page["results"]]
    assert len(walked) == len(rows) == pages[0]["count"]
    assert all(row in rows for row in walked)
    assert all(page["previous"] is None for page in pages)


def test_nothing_is_told_twice_or_lost_while_rows_change(client):
    made = make_workshops("d", "a", "e", "b", "c")

    def change(step):
        if step == 2:  # two pages are read: d, a, e and b; c is to come
            Activity.objects.filter(slug="d").update(slug="z", name="zz", starts_on="2030")
            Activity.objects.filter(slug="c").update(slug="aa", name="aa", starts_on="1999")
            make_workshops("0-new")
            made[1].delete()

    pages = walk(client, f"{BASE}?cursor=*&page_size=2&fields=slug", change)

    assert slugs_in(pages) == ["d", "a", "e", "b", "aa", "0-new"]


def test_a_walk_keeps_its_filter_and_leaves_out_drafts(client):
    make.make_activity("workshop", slug="kept", host="KEN")
    make.make_activity("workshop", slug="elsewhere", host="FRA")
    make.make_activity("workshop", slug="draft", host="KEN", publication_state="draft")
    make.make_activity("workshop", slug="kept-too", host="KEN")

    pages = walk(client, f"{BASE}?cursor=*&page_size=1&country=KEN&role=host")

    assert slugs_in(pages) == ["kept", "kept-too"]
    assert [page["count"] for page in pages] == [2, 2]


def test_a_record_that_ceases_to_be_public_is_not_told(client):
    _a, b, _c = make_workshops("a", "b", "c")

    def withdraw(step):
        if step == 1:
            Activity.objects.filter(pk=b.pk).update(publication_state="withdrawn")
            workflow.touch(b)

    assert slugs_in(walk(client, f"{BASE}?cursor=*&page_size=1", withdraw)) == ["a", "c"]


def test_the_link_of_a_walk_leads_to_its_begin_and_on(client):
    make_workshops("a", "b")
    first = client.get(f"{BASE}?cursor=*&page_size=1")
    last = client.get(links(first)["next"])

    assert links(first)["first"] == f"{BASE}?cursor=%2A&page_size=1"
    assert first.json()["next"] == links(first)["next"]
    assert list(links(last)) == ["first"]


def test_what_a_walk_does_not_heed_is_named(client):
    make_workshops("b", "a")
    page = read(client, "workshops/?cursor=*&order=name&page=7")

    assert [row["slug"] for row in page["results"]] == ["b", "a"]
    assert page["warnings"] == [
        "With a cursor rows come by key: “order” was ignored.",
        "With a cursor rows come by key: “page” was ignored.",
    ]
    assert client.get(f"{BASE}?cursor=*&page=x").status_code == 400


def encoded(text):
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "%00",
        "é",
        "9" * 5_000,
        encoded("source:1"),
        encoded("activity:"),
        encoded("activity:0"),
        encoded("activity:-1"),
        encoded("activity:٣"),
        encoded("activity:" + "9" * 19),
        encoded("activity:1:1"),
    ],
)
def test_what_is_no_cursor_of_a_list_is_refused(client, cursor):
    response = client.get(f"{BASE}?cursor={cursor}")

    assert response.status_code == 400
    assert [error["parameter"] for error in response.json()["errors"]] == ["cursor"]


def test_a_walk_takes_as_many_queries_at_its_end_as_at_its_begin(
    client, django_assert_max_num_queries
):
    publisher = Publisher.objects.create(slug="p", name="P", kind="press")
    for number in range(30):
        Source.objects.create(slug=f"s{number}", title="S", publisher=publisher, kind="news")
    url = "/api/v1/sources/?cursor=*&page_size=10"
    while url:
        with django_assert_max_num_queries(3):  # data version, count, rows
            url = client.get(url).json()["next"]
