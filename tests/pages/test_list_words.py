"""Lists under words: the name marked where it stands, other fields named with their passage."""

import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives import models, workflow
from tests import factories as make
from tests.keyed import names_all
from tests.pages.lists import fill_lists, keep_sets
from tests.pages.reading import rows, words
from tests.pages.test_list_queries import LISTS

pytestmark = pytest.mark.django_db

QUERIES_MAX = 8
MARK = re.compile(r"</?mark>")
WORDS = {
    "activities": "body",
    "workshops": "body city",
    "countries": "QAA",
    "organizations": "body",
    "commitments": "something",
    "sources": "copy",
    "indicators": "count",
}


def page_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_name_is_marked_and_another_field_is_named_with_its_passage(client):
    make.make_found(name="Solar course", summary="Solar lectures")
    make.make_found(name="Course", summary="Lectures on data & solar plants.")
    make.make_found(name="Rain course")

    page = page_of(client, "/workshops/?q=solar")

    assert "<mark>Solar</mark> course</a>" in page
    assert "Lectures on data &amp; <mark>solar</mark> plants." in page
    assert "Solar lectures" not in page
    assert rows_told(client, "/workshops/?q=solar") == [
        "Solar course",
        "Course Summary: Lectures on data & solar plants.",
    ]


def rows_told(client, address):
    """Return the words of the heads of all rows, small print included."""
    page = MARK.sub("", page_of(client, address))
    heads = page.split('<th role="rowheader" scope="row">')[1:]
    return [words(head.partition("</th>")[0]) for head in heads]


def test_what_belongs_to_an_activity_is_named_too(client):
    activity = make.make_found(name="Course")
    make.make_claim(activity, source=make.make_source(title="A report on turbines"))
    make.make_participation(activity, "KEN")
    workflow.refresh(activity)

    told = rows_told(client, "/workshops/?q=kenya+turbines")

    assert told == ["Course Country taking part: Kenya Source: A report on turbines"]


def test_every_list_marks_what_it_found(client):
    make.name_country("ZMB", "fr", "Zambie")
    make.make_organization(name="A body", acronym="ZAMB")
    make.make_commitment(text="To do something", verbatim="Zambian plants")
    publisher = make.make_publisher("press", name="Zambia Daily")
    make.make_source(title="A report", publisher=publisher)
    models.Indicator.objects.create(slug="count", name="Count", definition="Of Zambians")

    told = {noun: rows_told(client, f"/{noun}/?q=zamb") for noun in LISTS}

    assert told == {
        "activities": [],
        "coverage": [],
        "workshops": [],
        "countries": ["Zambia"],
        "organizations": ["A body ZAMB Acronym: ZAMB"],
        "commitments": ["To do something A initiative Verbatim text: Zambian plants"],
        "sources": ["A report Publisher: Zambia Daily"],
        "indicators": ["Count Of Zambians Definition: Of Zambians"],
    }


@pytest.mark.parametrize(("language", "shown"), [("", "Zambia French: Zambie"), ("/fr", "Zambie")])
def test_a_country_shows_the_name_that_matched(client, language, shown):
    make.name_country("ZMB", "fr", "Zambie")

    page = page_of(client, f"{language}/countries/?q=zambie")

    assert "<mark>Zambie</mark>" in page
    assert rows_told(client, f"{language}/countries/?q=zambie")[0].startswith(shown)


HOSTILE = '<script>alert("solar")</script> & <img src=x onerror=solar>'


@pytest.mark.parametrize("address", ["/search/", "/workshops/", "/activities/"])
@pytest.mark.parametrize("field", ["name", "summary", "city"])
def test_hostile_texts_are_escaped_around_their_marks(client, address, field):
    make.make_found(**{"name": "Course", field: HOSTILE})

    page = page_of(client, f"{address}?q=solar")

    assert "&lt;script&gt;alert(&quot;<mark>solar</mark>&quot;)&lt;/script&gt; &amp;" in page
    assert "<script>alert" not in page
    assert "<img" not in page


@pytest.mark.parametrize("noun", ["organizations", "commitments", "sources", "indicators"])
def test_hostile_names_of_other_nouns_are_escaped_and_so_are_hostile_words(client, noun):
    make.make_organization(name=HOSTILE)
    make.make_commitment(text=HOSTILE)
    make.make_source(title=HOSTILE)
    models.Indicator.objects.create(slug="count", name=HOSTILE)

    for query in ("q=solar", "q=<img+src%3Dx+onerror%3Dsolar>", 'q="><script>alert("solar")'):
        page = page_of(client, f"/{noun}/?{query}")
        assert "</mark>" in page
        assert "<script>alert" not in page
        assert "<img" not in page


def test_without_words_nothing_is_marked(client):
    make.make_found(name="Solar course", summary="Solar lectures")

    assert "<mark>" not in page_of(client, "/workshops/")
    assert rows(client.get("/workshops/")) == ["Solar course"]


@pytest.fixture
def indexed():
    """Rows of every noun, with the sets as a running process has read them."""
    fill_lists(3)
    call_command("reindex", verbosity=0)
    models.Goal.objects.create(number=4, name="Education")
    keep_sets()
    assert connection.features.supports_json_field  # SQLite asks once a process


@pytest.mark.usefixtures("indexed")
@pytest.mark.parametrize("language", ["", "/fr"])
def test_words_stay_within_the_budget_alone_and_with_all_filters_that_name_records(
    client, language
):
    taken, found = {}, {}
    for noun, asked in WORDS.items():
        for others in ("", f"&{names_all(LISTS[noun])}"):
            address = f"{language}/{noun}/?q={asked}{others}"
            with CaptureQueriesContext(connection) as queries:
                response = client.get(address)
            taken[address] = len(queries)
            if not others:
                found[noun] = response.context["count"]

    assert {address: number for address, number in taken.items() if number > QUERIES_MAX} == {}
    assert {noun for noun, count in found.items() if not count} == set()


@pytest.mark.usefixtures("indexed")
def test_a_row_is_kept_for_the_words_that_it_was_marked_with(client):
    make.make_found(name="Solar course", summary="Lectures on wind")
    make.make_found(name="Rain course")
    keep_sets()
    asked = ["solar", "course", "wind", "SOLAR", ""]

    drawn = [heads(client, words_asked) for words_asked in asked]
    again = [heads(client, words_asked) for words_asked in asked]

    assert drawn == again
    assert drawn[3] == drawn[0]
    assert ["<mark>Solar</mark> course" in heading for heading in drawn[0]] == [True]
    assert [heading.count("<mark>course</mark>") for heading in drawn[1]] == [1, 1]
    assert "Lectures on <mark>wind</mark>" in drawn[2][0]
    assert "mark>" not in "".join(drawn[4])


def heads(client, words_asked):
    """Return the heads of all rows of the workshops that words find."""
    page = page_of(client, f"/workshops/?q={words_asked}")
    return [
        part.partition("</th>")[0] for part in page.split('<th role="rowheader" scope="row">')[1:]
    ]


@pytest.mark.usefixtures("indexed")
def test_texts_are_read_again_only_for_rows_that_are_drawn_anew(client):
    activity = make.make_found(name="Course")
    make.make_claim(activity, source=make.make_source(title="A report on turbines"))
    workflow.refresh(activity)
    keep_sets()

    taken = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as queries:
            assert "<mark>turbines</mark>" in page_of(client, "/workshops/?q=turbines")
        taken.append([query["sql"] for query in queries if "initiatives_pillar" in query["sql"]])

    assert list(map(len, taken)) == [1, 0]
