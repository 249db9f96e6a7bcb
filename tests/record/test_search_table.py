"""What readers type, and what they are to find first in the record that ships."""

from collections import Counter

import pytest
from django.core.management import call_command

from initiatives import search
from initiatives.models import Activity
from initiatives.views.finders import NOUNS, find
from tests import factories as make
from tests.record.shipped import table

pytestmark = pytest.mark.no_cover

QUERIES = table("search_queries.csv")
# No activity that ships has a name in its own script; these are made for the test.
OWN_NAMES = {
    "chinese": "人工智能能力建设研修班",
    "arabic": "دورة تدريبية في الذكاء الاصطناعي",
    "russian": "Курсы по искусственному интеллекту",
}


def first_hit(text: str) -> tuple[str, str]:
    """Return noun and key of what stands first on the search page, "" for nothing."""
    groups = find(search.read(text))
    if not groups:
        return "", ""
    return groups[0].name, groups[0].hits[0].record.natural_key()[0]


def test_the_table_tries_what_is_hard_more_than_what_is_plain():
    counts = Counter(row["about"] for row in QUERIES)

    assert sum(counts.values()) >= 60
    assert counts["title"] <= 10
    least = {"slip": 10, "non-Latin": 10, "country": 10, "person": 5, "phrase": 5, "pillar": 2}
    assert {about for about, number in least.items() if counts[about] < number} == set()
    assert counts["nothing"] + counts["not first"] >= 10
    nouns = {row["noun"] for row in QUERIES if row["about"] != "not first"} - {""}
    assert nouns == {noun.name for noun in NOUNS}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "row", QUERIES, ids=[f"{row['about']}: {row['query']} {row['key']}" for row in QUERIES]
)
def test_the_first_hit_is_the_one_expected(record, row):
    expected = (row["noun"], row["key"])

    if row["about"] == "not first":
        assert first_hit(row["query"]) not in {expected, ("", "")}
    else:
        assert first_hit(row["query"]) == expected


@pytest.mark.django_db
def test_every_first_hit_is_marked_or_says_which_field_matched(record):
    found = {row["query"]: find(search.read(row["query"])) for row in QUERIES}
    hits = {query: groups[0].hits[0] for query, groups in found.items() if groups}

    assert len(hits) > 80
    silent = {query for query, hit in hits.items() if "<mark>" not in hit.title and not hit.places}
    assert silent == set()


@pytest.mark.django_db
def test_a_name_in_its_own_script_finds_an_activity_first_of_the_whole_record(record):
    for slug, name in OWN_NAMES.items():
        make.make_found("workshop", slug=slug, name=f"Example {slug}", native_name=name)
    expected = {
        "智能": "chinese",
        "能力建设": "chinese",
        "“研修班”": "chinese",
        "ذكاء": "arabic",
        "الاصطناعي تدريبية": "arabic",
        "теллект": "russian",
        "ИСКУССТВЕННОМУ": "russian",
        "искуственному": "russian",  # a letter left out
    }

    hits = {query: find(search.read(query))[0].hits[0] for query in expected}

    assert {query: hit.record.slug for query, hit in hits.items()} == expected
    labels = {place["name"] for hit in hits.values() for place in hit.places}
    assert labels == {"Name in the original language"}


@pytest.mark.django_db
def test_every_word_of_the_name_of_a_published_activity_finds_it(record):
    missed = []
    for activity in Activity.objects.published():
        for word in {term.word for term in search.parse(activity.name).terms}:
            query = search.parse(word)
            if not search.matching(Activity.objects.filter(pk=activity.pk), query).exists():
                missed.append((activity.slug, word))

    assert missed == []


@pytest.mark.django_db
def test_the_index_is_equal_to_the_record_that_was_loaded(record):
    call_command("reindex", check=True, verbosity=0)
