"""The search page: groups with counts, the field that matched, the passage with words marked."""

import re
from html import unescape

import pytest

from initiatives import models, workflow
from initiatives.search import parse
from initiatives.views.passages import matches, passage
from tests import factories as make
from tests.pages.lists import keep_sets
from tests.pages.reading import section, words

pytestmark = pytest.mark.django_db


def test_without_words_the_form_stands_alone(client):
    make.make_found(name="Course")

    response = client.get("/search/")

    assert response.status_code == 200
    assert 'name="q"' in response.content.decode()
    assert "Course" not in words(response.content.decode())


def test_each_noun_is_a_group_that_leads_to_its_list(client):
    make.make_found(name="Solar course")
    make.make_found(name="Solar draft", publication_state="draft")
    make.make_organization(name="Solar Institute")
    make.make_commitment(text="To build solar plants")
    make.make_source(title="On solar power")
    models.Indicator.objects.create(slug="solar", name="Solar capacity")

    response = client.get("/search/?q=SOLAR")
    groups = {group.name: (group.count, group.url) for group in response.context["groups"]}

    assert groups == {
        "activity": (1, "/activities/?q=SOLAR"),
        "organization": (1, "/organizations/?q=SOLAR"),
        "commitment": (1, "/commitments/?q=SOLAR"),
        "source": (1, "/sources/?q=SOLAR"),
        "indicator": (1, "/indicators/?q=SOLAR"),
    }
    for count, address in groups.values():
        assert client.get(address).context["count"] == count
    assert "draft" not in words(response.content.decode())


def test_it_says_which_field_matched_and_shows_the_passage(client):
    make.make_found(name="Course", summary="Lectures on data centres & solar plants.")

    page = client.get("/search/?q=solar+data").content.decode()

    assert "Lectures on <mark>data</mark> centres &amp; <mark>solar</mark> plants." in page
    assert "Summary: Lectures on" in words(page)


def test_words_in_the_name_are_marked_there(client):
    make.make_found(name="Solar course")

    page = client.get("/search/?q=solar").content.decode()

    assert "<mark>Solar</mark> course" in page
    assert "Found in: Name" in words(page)


def test_an_activity_is_found_by_what_belongs_to_it(client):
    activity = make.make_found(name="Course")
    make.make_claim(activity, source=make.make_source(title="A report on turbines"))
    make.make_participation(activity, "KEN")
    workflow.refresh(activity)

    told = section(client.get("/search/?q=kenya+turbines"), "activity")

    assert "Country taking part: Kenya" in told
    assert "Source: A report on turbines" in told


def test_a_country_is_found_by_a_name_in_another_language(client):
    make.name_country("ZMB", "fr", "Zambie")
    make.name_country("KEN", "fr", "Kenya")

    response = client.get("/search/?q=zambie")

    assert section(response, "country") == "Countries Zambia French: Zambie 1 in the list"


def test_people_and_statements_of_drafts_are_not_found(client):
    source = make.make_source()
    for name, state in (("Ada Open", "published"), ("Ada Shut", "draft")):
        person = models.Person.objects.create(**make.slugged("person", {"name": name}))
        models.Statement.objects.create(
            **make.slugged("statement", {"summary": f"{name} spoke", "speaker_kind": "person"}),
            person=person,
            activity=make.make_found(name=f"Event {state}", publication_state=state),
            source=source,
        )

    response = client.get("/search/?q=ada")

    assert section(response, "person") == "People Ada Open Found in: Name"
    assert section(response, "statement") == (
        "Statements Ada Open no date known Event published Found in: Who spoke"
    )
    assert "Shut" not in words(response.content.decode())


def test_a_statement_leads_to_where_it_is_shown(client):
    activity = make.make_found(name="Event")
    body = make.make_organization()
    common = {"speaker_kind": "body", "body": body, "source": make.make_source(slug="read")}
    for summary, event in (("About wind", activity), ("About rain", None)):
        models.Statement.objects.create(
            **make.slugged("statement", {"summary": summary}), activity=event, **common
        )

    page = client.get("/search/?q=about").content.decode()

    assert re.findall(r'<h3>\s*<a href="([^"]*)"', page) == [
        f"{activity.get_absolute_url()}#statements",
        "/sources/read/",
    ]


def test_what_was_asked_is_escaped_and_so_are_passages(client):
    make.make_found(name="<b>bold</b> course")

    page = client.get("/search/?q=<b>bold").content.decode()

    assert "<b>bold" not in page
    assert "&lt;<mark>b</mark>&gt;<mark>bold</mark>&lt;/<mark>b</mark>&gt; course" in page
    assert 'value="&lt;b&gt;bold"' in page


def test_nothing_found_says_so_and_what_to_try(client):
    make.make_found(name="Course")

    response = client.get("/search/?q=xyzzy")
    told = words(response.content.decode())

    assert response.status_code == 200
    assert "Nothing on record holds “xyzzy”." in told
    assert "Try fewer words" in told
    assert "Course" not in told


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("a" * 201, "at most 200 characters"),
        ("a" * 10_240, "at most 200 characters"),
        ("\0", "Null characters are not allowed"),
    ],
)
def test_words_that_cannot_be_read_are_refused_beside_their_field(client, asked, message):
    response = client.get("/search/", {"q": asked})
    error = re.search(r'id="q-error"[^>]*>(.*?)</span>', response.content.decode(), re.DOTALL)

    assert response.status_code == 400
    assert message in unescape(error[1])


def test_queries_do_not_grow_with_what_is_found(client, django_assert_num_queries):
    fill(3)
    keep_sets()
    client.get("/search/?q=thing")
    with django_assert_num_queries(QUERIES):
        client.get("/search/?q=thing")

    fill(12)
    keep_sets()
    client.get("/search/?q=thing")

    with django_assert_num_queries(QUERIES):
        client.get("/search/?q=thing")


QUERIES = 24


def fill(count):
    for _number in range(count):
        country = make.make_country("KEN", name="Thing")
        country.names.get_or_create(language="en", text="Thing", kind="official")
        activity = make.make_found(name="Event", place_country=country)
        make.make_organization(name="Thing")
        make.make_commitment(text="Thing")
        source = make.make_source(title="Thing")
        models.Indicator.objects.create(**make.slugged("indicator", {"name": "Thing"}))
        models.Statement.objects.create(
            **make.slugged("statement", {"summary": "Thing", "speaker_kind": "person"}),
            person=models.Person.objects.create(**make.slugged("person", {"name": "Thing"})),
            activity=activity,
            source=source,
        )


@pytest.mark.parametrize(
    ("text", "word", "marked"),
    [
        ("Côte d’Ivoire", "cote", "Côte"),
        ("Cafe\u0301 in Paris", "cafe", "Cafe\u0301"),
        ("An Æsop fable", "aes", "Æs"),
        ("An Æsop fable", "a", "A"),
        ("МОСКВА", "москва", "МОСКВА"),
        ("中国人工智能", "人工", "人工"),
        ("ﬁne", "f", "ﬁ"),
    ],
)
def test_matches_are_found_folded_and_marked_as_written(text, word, marked):
    start, end = matches(text, parse(word).sought)[0]

    assert text[start:end] == marked


def test_overlapping_matches_are_marked_once():
    assert passage("workshops", parse("work workshop shop").sought) == "<mark>workshop</mark>s"


def test_a_passage_is_cut_between_words_around_the_first_match():
    text = f"{'before ' * 40}needle {'after ' * 60}"

    shown = passage(text, parse("needle").sought)

    assert shown.startswith("… before")
    assert shown.endswith("after…")
    assert "<mark>needle</mark>" in shown
    assert len(shown) < 330
