"""Rows of lists of activities in JSON, written once: the same as if they were written each time."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives import facets
from initiatives.api.written import Written, WrittenRows
from tests import factories as make
from tests.facet_data import fill
from tests.test_facets import asked

pytestmark = pytest.mark.django_db

FIRST, KEYS, ROWS = 1, 1, 1  # queries: rows while none are written; keys; rows that are missing


def written(rows):
    """Return rows that are written as their names."""
    return WrittenRows(rows, lambda found: [{"name": row.name} for row in found], "English")


def taken(rows, place):
    """Return rows of a page, and how many queries that took."""
    with CaptureQueriesContext(connection) as queries:
        found = rows[place]
    return [json.loads(row)["name"] for row in found], len(queries)


@pytest.fixture
def rows():
    fill()
    facets.rebuild()
    return asked({}).rows("name")


def test_a_row_is_read_once_and_rows_keep_their_order(rows):
    names = [row.name for row in rows[0:6]]

    assert taken(written(rows), slice(1, 4)) == (names[1:4], FIRST)
    assert taken(written(rows), slice(1, 4)) == (names[1:4], KEYS)
    assert taken(written(rows), slice(0, 6)) == (names, KEYS + ROWS)
    assert taken(written(rows), slice(0, 6)) == (names, KEYS)


def test_another_language_or_choice_of_fields_is_written_apart(rows):
    taken(written(rows), slice(0, 3))
    french = WrittenRows(rows, lambda found: [{"name": "un nom"} for _row in found], "French")

    assert taken(french, slice(0, 1)) == (["un nom"], FIRST)
    assert taken(french, slice(0, 3)) == (["un nom"] * 3, KEYS + ROWS)


def test_a_page_behind_the_last_is_empty(rows):
    assert taken(written(rows), slice(1000, 1100)) == ([], 0)


@pytest.mark.parametrize("query", ["", "?fields=slug,name,themes", "?page_size=2&page=2"])
def test_a_page_is_the_same_whichever_way_it_is_written(client, query):
    for number in range(5):
        make.make_activity("workshop", summary=f"Two lines,\u2028 «{number}» and </script>")
    together = client.get(f"/api/v1/workshops/{query}")
    apart = client.get(
        f"/api/v1/workshops/{query}", headers={"Accept": "application/json; indent=2"}
    )

    assert together.json() == apart.json()
    assert together.json()["results"]
    assert b"\n" not in together.content
    assert b"\n  " in apart.content


def test_an_empty_list_is_a_list(client):
    assert client.get("/api/v1/workshops/").json()["results"] == Written()
