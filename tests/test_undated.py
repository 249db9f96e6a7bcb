"""``year=unknown`` finds what has no date, and nothing that has one."""

import pytest
from django.http import QueryDict

from initiatives.filters import ActivityFilterSet
from initiatives.models import Activity
from tests.factories import make_activity
from tests.pages.reading import links, rows, words

pytestmark = pytest.mark.django_db


def found(query):
    """Return the names that a query finds, by the database and by sets."""
    filterset = ActivityFilterSet(QueryDict(query), queryset=Activity.objects.published())
    names = sorted(row.name for row in filterset.qs)
    members = Activity.objects.filter(pk__in=list(filterset.selection.members))
    assert sorted(row.name for row in members) == names
    return names


@pytest.fixture(autouse=True)
def _activities():
    make_activity(name="Undated")
    make_activity("initiative", name="Undated plan")
    make_activity(name="In 2024", starts_on="2024")
    make_activity(name="In 2025", starts_on="2025-05")
    make_activity(name="Draft", publication_state="draft")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("year=unknown", ["Undated", "Undated plan"]),
        ("year=unknown&kind=workshop", ["Undated"]),
        ("year=unknown&year=2024", ["In 2024", "Undated", "Undated plan"]),
        ("year=unknown&from=2024", []),
        ("year=2025", ["In 2025"]),
    ],
)
def test_what_has_no_date_is_found_by_that_alone(query, names):
    assert found(query) == names


def test_the_list_says_so_and_does_not_say_that_it_left_them_out(client):
    response = client.get("/workshops/?year=unknown")

    assert rows(response) == ["Undated"]
    assert links(response)["Remove No date on record"] == "?"
    assert "are left out when a date is asked" not in words(response.content.decode())
    assert "are left out when a date is asked" in words(
        client.get("/workshops/?year=unknown&year=2024").content.decode()
    )


def test_other_words_are_refused(client):
    assert client.get("/activities/?year=none").status_code == 400
    assert client.get("/countries/?year=unknown").status_code == 400
