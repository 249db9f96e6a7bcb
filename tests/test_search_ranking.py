"""The best first: names before what else is said, whole words before beginnings and slips."""

import csv
import io

import pytest

from initiatives import models, search
from initiatives.models import Activity, Organization
from initiatives.search import Rank, Tier
from tests import factories as make

pytestmark = pytest.mark.django_db


def names(text: str, rows=None) -> list[str]:
    rows = Activity.objects.published() if rows is None else rows
    named = rows.in_bulk()
    return [named[hit.pk].name for hit in search.ranked(rows, search.read(text))]


def test_where_the_words_stand_counts_first():
    place = make.make_country("KEN")
    make.make_found(name="Other", summary="On skills")
    make.make_found(name="Course", city="Skills")
    make.make_found(name="Forum", short_name="New skills")
    make.make_found(name="Course of skills")
    make.make_found(name="Skills in Kenya")
    make.make_found(name="Academy", short_name="Skills")
    make.make_found(name="Skills", place_country=place)

    assert names("skills") == [
        "Skills", "Academy", "Skills in Kenya", "Course of skills", "Forum", "Course", "Other",
    ]  # fmt: skip


def test_a_word_comes_before_its_beginning_and_this_before_another_spelling():
    for name in ("A workshop", "A work", "To work"):
        make.make_found(name=name)

    assert names("work") == ["A work", "To work", "A workshop"]
    [slip, known] = [search.Query("", (term,)) for term in (
        search.Term("wrok", ("work",)), search.Term("work"))]  # fmt: skip
    assert search.ranked(Activity.objects.filter(name="A work"), slip)[0].rank == Rank(3, 2, 1)
    assert search.ranked(Activity.objects.filter(name="A work"), known)[0].rank == Rank(3, 0, 1)


def test_nearer_the_beginning_comes_first_and_of_equals_the_latest():
    make.make_found(name="Forum on skills", starts_on="2024")
    make.make_found(name="Course on skills", starts_on="2025")
    make.make_found(name="Of skills", starts_on="2020")

    assert names("skills") == ["Of skills", "Course on skills", "Forum on skills"]


def test_words_in_several_names_and_parties_come_before_words_anywhere():
    make.make_found(name="Kenya forum", summary="On turbines", starts_on="2025")
    make.make_found(name="Turbines", city="Kenya", starts_on="2020")

    assert names("kenya turbines") == ["Turbines", "Kenya forum"]
    query = search.read("kenya turbines")
    tiers = [hit.rank.tier for hit in search.ranked(Activity.objects.all(), query)]
    assert tiers == [Tier.NAMES_AND_PARTIES, Tier.ANYWHERE]


@pytest.fixture
def many(monkeypatch):
    """More organizations than are ranked."""
    monkeypatch.setattr("initiatives.search.ranking.CANDIDATES_MAX", 3)
    monkeypatch.setattr("initiatives.search.best_first.CANDIDATES_MAX", 3)
    for name in ("A solar", "B solar", "Solar", "C", "D"):
        aliases = ["solar"] if name in "CD" else []
        make.make_organization(name=name, aliases=aliases)
    for name in ("Y", "Z"):
        Organization.objects.create(slug=name, name=name, kind="academia")
    Organization.objects.filter(slug__in="YZ").update(search_words="@ solar")
    rows = Organization.objects.all()
    found = search.find(rows, "solar")
    return search.BestFirst(search.matching(rows, found.query), found, ["-sort_key"])


def test_beyond_what_is_ranked_the_order_is_the_lists_own(many):
    """C is one of the first three that are called so; the others follow from the end."""
    expected = ["A solar", "B solar", "C"]
    assert many.count() == 7
    best = [row.name for row in many[0:3]]
    assert sorted(best) == expected
    pages = [row.name for start in range(0, 8, 2) for row in many[start : start + 2]]
    assert pages == [*best, "Z", "Y", "Solar", "D"]
    assert [row.name for row in many] == [row.name for row in many.every()] == pages


def test_a_list_shows_the_best_first_and_an_order_wins(client):
    make.make_found(name="Course", summary="Solar", starts_on="2026")
    make.make_found(name="Solar", starts_on="2024")
    make.make_found(name="A solar course", starts_on="2025")

    def shown(query):
        return [row.name for row in client.get(f"/workshops/?{query}").context["rows"]]

    assert shown("q=solar") == ["Solar", "A solar course", "Course"]
    assert shown("q=solar&page_size=1&page=2") == ["A solar course"]
    assert shown("q=solar&order=-starts_on") == ["Course", "A solar course", "Solar"]
    assert shown("q=solar&order=name") == ["A solar course", "Course", "Solar"]
    page = client.get("/workshops/?q=solar").content.decode()
    assert 'aria-current="true">best match</a>' in page


@pytest.mark.parametrize(
    "address", ["countries/?q=kenya", "commitments/?q=solar", "sources/?q=solar", "indicators/?q=s"]
)
def test_every_list_takes_words(client, address):
    make.name_country("KEN", "en", "Kenya")
    make.make_commitment(text="Solar")
    make.make_source(title="Solar")

    response = client.get(f"/{address}")

    assert response.status_code == 200
    assert response.context["count"] == (0 if "indicators" in address else 1)


def test_a_slip_is_said_on_lists_and_on_the_search_page(client):
    make.make_found(name="Course in Shanghai")

    for address in ("/search/", "/workshops/"):
        page = client.get(address, {"q": "Shanghia"}).content.decode()
        assert "No “shanghia” on record: shown for shanghai." in page


def test_what_words_find_is_read_once_and_slips_only_where_nothing_is_found(
    django_assert_num_queries,
):
    second = make.make_found(name="A course on skills")
    first = make.make_found(name="Skills")
    make.make_found(name="Skills", publication_state="draft")
    rows = models.Activity.objects.published()

    with django_assert_num_queries(1):
        found = search.find(rows, "skills")
    with django_assert_num_queries(4):
        slip = search.find(rows, "sklils")
    with django_assert_num_queries(0):
        nothing = search.find(rows, " % ")

    assert (list(found.keys), found.query.forgiven) == ([first.pk, second.pk], [])
    assert list(slip.keys) == [first.pk, second.pk]
    assert [term.spellings for term in slip.query.forgiven] == [("skills",)]
    assert not nothing.keys


@pytest.mark.parametrize("extra", ["", "&kind=workshop", "&country=KEN"])
def test_pages_api_and_exports_show_the_same_rows_best_first(client, extra):
    for at, (name, summary) in enumerate(
        [("Course", "Solar"), ("Solar", ""), ("A solar course", ""), ("Rain", "")]
    ):
        activity = make.make_found(name=name, summary=summary, starts_on=f"202{9 - at}")
        make.make_participation(activity, "KEN")
    make.make_found("forum", name="Solar rain")
    expected = ["Solar", "A solar course", "Course"]
    if not extra:
        expected.insert(1, "Solar rain")
    query = f"q=solar{extra}"

    page = client.get(f"/activities/?{query}").context
    answer = client.get(f"/api/v1/activities/?{query}").json()
    sheet = b"".join(client.get(f"/activities.csv?{query}")).decode("utf-8-sig")

    assert [row.name for row in page["rows"]] == expected
    assert page["count"] == answer["count"] == len(expected)
    assert [row["name"] for row in answer["results"]] == expected
    assert [row["name"] for row in csv.DictReader(io.StringIO(sheet))] == expected
