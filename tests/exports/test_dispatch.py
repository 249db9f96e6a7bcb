"""A list in another format: which rows, which headers, which refusals."""

import csv
import io

import pytest

from initiatives.models import Redirect
from tests.factories import make_activity

pytestmark = pytest.mark.django_db


def rows_of(response):
    """Read a table as its users do."""
    return list(csv.DictReader(io.StringIO(response.getvalue().decode(), newline="")))


def test_the_table_holds_the_rows_of_the_page_and_no_drafts(client):
    make_activity("workshop", name="Kept", starts_on="2025-05", participant="KEN")
    make_activity("workshop", name="Elsewhere", starts_on="2025-06", participant="FRA")
    make_activity("workshop", name="A draft", participant="KEN", publication_state="draft")
    make_activity("forum", name="A forum", participant="KEN")

    response = client.get("/workshops.csv?country=KEN&from=2025")

    assert response.status_code == 200
    assert [row["name"] for row in rows_of(response)] == ["Kept"]


def test_the_order_is_that_of_the_page_unless_another_is_asked(client):
    for name, year in (("B", "2024"), ("A", "2025"), ("C", "")):
        make_activity("workshop", name=name, starts_on=year)

    assert [row["name"] for row in rows_of(client.get("/workshops.csv"))] == ["A", "B", "C"]
    by_name = client.get("/workshops.csv?order=-name")
    assert [row["name"] for row in rows_of(by_name)] == ["C", "B", "A"]


def test_headers_name_the_file_the_page_and_the_licence(client):
    response = client.get("/workshops.csv?group=")

    assert response.streaming
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert 'attachment; filename="workshops-' in response.headers["Content-Disposition"]
    assert response.headers["Link"] == (
        '<http://testserver/workshops/?group=>; rel="alternate"; type="text/html", '
        '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'
    )


def test_an_empty_result_is_a_header_alone(client):
    body = client.get("/workshops.csv").getvalue()

    assert body.startswith(b"slug,permalink,")
    assert body.count(b"\r\n") == 1


def test_a_byte_order_mark_comes_on_wish(client):
    assert client.get("/workshops.csv?bom=1").getvalue().startswith(b"\xef\xbb\xbfslug,")
    assert client.get("/workshops.csv?bom=0").getvalue().startswith(b"slug,")


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("from=yesterday", "from"), ("bom=yes", "bom"), ("order=size", "order")],
)
def test_a_value_that_is_not_valid_is_named_in_a_problem_document(client, query, parameter):
    response = client.get(f"/workshops.csv?{query}")

    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"
    assert [error["parameter"] for error in response.json()["errors"]] == [parameter]


def test_parameters_that_are_not_known_are_named(client):
    response = client.get("/workshops.csv?colour=red&größe=1&page=7")

    assert response.status_code == 200
    assert response.headers["Ignored-Parameters"] == "colour, gr%C3%B6%C3%9Fe"


def test_labels_are_in_the_language_of_the_address(client):
    make_activity("workshop")

    with_labels = rows_of(client.get("/workshops.csv"))
    french = client.get("/fr/workshops.csv")

    assert with_labels[0]["kind_label"] == "Workshop"
    assert french.status_code == 200
    assert french.headers["Link"].startswith("<http://testserver/fr/workshops/>")


def test_asking_for_the_head_reads_no_row(client, django_assert_num_queries):
    make_activity("workshop")

    with django_assert_num_queries(1):  # the data version, for the tag
        response = client.head("/workshops.csv")

    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("text/csv")
    assert response.content == b""


def test_rows_cost_as_many_queries_however_many_there_are(client, django_assert_num_queries):
    for count in (1, 5):
        for _ in range(count):
            make_activity("workshop", participant="KEN")
        # The data version for the tag, the rows, three vocabularies, and five kinds of ties
        # that nobody has kept beside them.
        with django_assert_num_queries(10):
            client.get("/workshops.csv").getvalue()


def test_other_methods_are_refused(client):
    assert client.post("/workshops.csv").status_code == 405


def test_a_format_that_there_is_not_names_those_that_there_are(client):
    response = client.get("/workshops.xyz?group=LDC")

    assert response.status_code == 406
    assert '<a href="/workshops.csv?group=LDC">CSV</a>' in response.content.decode()


def test_a_former_address_leads_to_the_present_one(client):
    make_activity("workshop", slug="new")
    Redirect.objects.create(noun="activity", old_slug="old", new_slug="new")

    response = client.get("/workshops/old.csv?bom=1")

    assert response.status_code == 301
    assert response.headers["Location"] == "/workshops/new.csv?bom=1"


def test_one_record_is_a_table_of_one_row(client):
    make_activity("workshop", slug="one")
    make_activity("workshop", slug="other")
    make_activity("workshop", slug="hidden", publication_state="draft")

    assert [row["slug"] for row in rows_of(client.get("/workshops/one.csv"))] == ["one"]
    assert client.get("/workshops/hidden.csv").status_code == 404
    assert client.get("/forums/one.csv").status_code == 404
