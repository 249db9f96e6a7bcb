"""What words find among activities, by sets of keys: the same as the database finds and ranks."""

import pytest
from pyroaring import BitMap

from initiatives import facets, search
from initiatives.models import Activity
from initiatives.search import activities
from tests import factories as make

pytestmark = pytest.mark.django_db

TEXTS = ["course", "kenya course", '"course 3"', "cuorse", "nothing", "", "c", "课程"]
FOUND = [16, 16, 1, 16, 0, 0, 16, 1]


@pytest.fixture
def index():
    for number in range(8):
        make.make_found(name=f"Course {number} in Kenya", starts_on=f"202{number}")
        make.make_found(name=f"Forum {number}", summary="A course, too, and a kenyan one")
    make.make_found(name="智能课程", starts_on="2025")
    make.make_found(name="Course of a draft", publication_state="draft")
    facets.rebuild()
    return facets.current()


@pytest.mark.parametrize(("text", "number"), list(zip(TEXTS, FOUND, strict=True)))
def test_sets_find_and_rank_what_the_database_finds(index, text, number):
    told = search.find(Activity.objects.published(), text)
    found = search.find_activities(text, index)

    assert (found.query, list(found.keys)) == (told.query, list(told.keys))
    assert set(found.members) == set(told.keys)
    assert len(told.keys) == number


@pytest.mark.parametrize("text", ["course", "kenya", "c"])
def test_of_more_than_can_be_ranked_the_first_are_the_same(index, text, monkeypatch):
    for module in (activities, search.ranking, search.best_first):
        monkeypatch.setattr(module, "CANDIDATES_MAX", 5)
    query = search.read(text)
    members = search.hits(query, index)

    assert len(members) > 5
    first = search.first_hits(members, query, index, at_most=5)
    assert first == search.ranked(Activity.objects.published(), query)


def test_the_first_of_very_many_hits_are_ranked_once(index, monkeypatch, django_assert_num_queries):
    for module in (activities, search.ranking, search.best_first):
        monkeypatch.setattr(module, "CANDIDATES_MAX", 5)
    rows = Activity.objects.published()
    found = search.find_activities("course", index)
    few = found.members - BitMap([min(found.members)])

    def keys(members):
        return activities.BestActivities(rows, found, ["pk"], members, rows, index).keys

    ranked = keys(found.members)
    with django_assert_num_queries(0):
        assert keys(found.members) == ranked
    assert ranked == [hit.pk for hit in search.first_hits(found.members, found.query, index)]
    assert set(keys(few)) <= set(few)


def test_names_alone_are_looked_up_for_suggestions(index):
    query = search.read("course")
    told = search.called(Activity.objects.published(), query, 40)

    assert search.called_activities(query, index, 40) == told != []
