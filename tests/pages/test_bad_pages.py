"""What cannot be read is answered with a clear message and the right status, never with a 500."""

import re
from html import unescape

import pytest
from django.test import Client

from initiatives.views.about import AboutView
from tests import factories as make
from tests.pages.reading import words

LISTS = [
    "activities",
    "initiatives",
    "workshops",
    "forums",
    "countries",
    "organizations",
    "commitments",
    "sources",
    "indicators",
]
pytestmark = pytest.mark.django_db


def errors(response):
    """Return the message beside each field of the form."""
    page = response.content.decode()
    found = re.findall(r'class="error" id="([^"]*)-error">(.*?)</span>', page, re.DOTALL)
    return {name: unescape(text).strip() for name, text in found}


def test_an_invalid_value_gives_the_form_its_message_and_the_unfiltered_count(client):
    make.make_activity(name="Quartz", starts_on="2025")
    make.make_activity(name="Basalt")

    response = client.get("/workshops/?status=open&from=2025-13&country=XYZ")
    told = words(response.content.decode())

    assert response.status_code == 400
    assert "Link" not in response.headers
    assert errors(response) == {
        "status": (
            "“open” is not one of: proposed, adopted, active, completed, suspended, cancelled, "
            "unknown."
        ),
        "from": "“2025-13” is not a date. Write 2025-05-12, 2025-05 or 2025.",
        "country": "“XYZ” is not a value on record.",
    }
    assert "2 workshops Show all, without filters" in told
    assert "Quartz" not in told
    assert 'value="2025-13"' in response.content.decode()


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("order=best", "Order ( order ): “best” is not one of:"),
        ("page=two", "Page ( page ): “two” is not a whole number of at least 1."),
        ("page=0", "Page ( page ): “0” is not a whole number of at least 1."),
        ("page_size=101", "Rows on a page ( page_size ): At most 100, not 101."),
        ("page_size=-1", "Rows on a page ( page_size ): “-1” is not a whole number of at least 1."),
        ("from=2026&to=2025", "To ( to ): 2025 lies before 2026."),
    ],
)
def test_what_has_no_field_is_named_above_the_list(client, query, message):
    response = client.get(f"/workshops/?{query}")

    assert response.status_code == 400
    assert message in words(response.content.decode())


@pytest.mark.parametrize("page", ["2", "999999999", "9" * 30])
def test_a_page_that_there_is_not_is_not_found(client, page):
    make.make_activity()

    response = client.get(f"/workshops/?page={page}")

    assert response.status_code == 404
    assert "No such page" in words(response.content.decode())


def test_unknown_parameters_are_named_and_change_nothing(client):
    make.make_activity(name="Course")

    response = client.get("/workshops/?contry=KEN&theme=")

    assert response.status_code == 200
    assert response.context["count"] == 1
    assert "The parameter “contry” is not known here and was ignored." in words(
        response.content.decode()
    )


BAD_QUERIES = {
    "q=%00": 400,
    f"q={'a' * 10_240}": 400,
    "q=%ff%fe": 400,
    "q=AI%ff": 400,
    "q=%ED%A0%80": 400,
    "q=%E2%82": 400,
    "q=%EF%BF%BD": 400,
    "q=%CC%81": 200,
    "q=%27%22%3E%3Cscript%3E": 200,
    "%00=1": 200,
    "%ff=1": 200,
    "order=%00": 400,
    "page=%00": 400,
    "page=٣": 400,
    "page_size=1e3": 400,
    "page_size=": 200,
    "&&==&": 200,
}


@pytest.mark.parametrize("noun", LISTS)
def test_bad_queries_have_their_status_on_every_list(client, noun):
    answers = {query: client.get(f"/{noun}/?{query}").status_code for query in BAD_QUERIES}

    assert answers == BAD_QUERIES


@pytest.mark.parametrize("noun", LISTS)
def test_no_parameter_of_a_list_breaks_on_nonsense(client, noun):
    names = list(client.get(f"/{noun}/").context["filter"].filters)
    nonsense = ["\0", "\ufffd", "' OR 1=1 --", "9" * 400, "-", "{{ 7 }}", "é" * 90]

    for value in nonsense:
        response = client.get(f"/{noun}/", dict.fromkeys(names, value))

        assert response.status_code == 400
        assert {item["name"] for item in response.context["refused"]} >= set(names) - {"q"}


UNREADABLE = "“AI\ufffd” holds bytes that are no text in UTF-8. Write the words anew."


@pytest.mark.parametrize("address", ["/workshops/", "/calendar/", "/timeline/"])
def test_words_that_are_no_text_are_refused_beside_their_field(client, address):
    make.make_found(name="AI course")
    make.make_found(name="Course")

    response = client.get(f"{address}?q=AI%ff")

    assert response.status_code == 400
    assert errors(response) == {"q": UNREADABLE}
    assert client.get(f"{address}?q=AI%C3%BF").status_code == 200


def test_a_list_of_words_that_are_no_text_counts_all_its_rows(client):
    make.make_found(name="AI course")
    make.make_found(name="Course")

    told = words(client.get("/workshops/?q=AI%ff").content.decode())

    assert "2 workshops Show all, without filters" in told


def test_search_and_suggestions_refuse_words_that_are_no_text(client):
    make.make_found(name="AI course")

    page, suggested = client.get("/search/?q=AI%ff"), client.get("/search/suggest?q=AI%ff")

    assert (page.status_code, suggested.status_code) == (400, 400)
    assert UNREADABLE in words(page.content.decode())
    assert "AI course" not in page.content.decode()
    assert suggested.json() == {"errors": [UNREADABLE]}


@pytest.mark.parametrize("path", ["/", "/workshops.csv", "/api/v1/", "/nothing/", "/admin/"])
@pytest.mark.parametrize("host", ["elsewhere.example.org", "a b", "testserver:x"])
def test_another_host_is_refused_and_not_repeated(client, path, host):
    response = client.get(path, headers={"host": host})

    assert response.status_code == 400
    assert "This request cannot be read" in words(response.content.decode())
    assert host not in response.content.decode()


def test_too_many_parameters_are_refused(client):
    response = client.get(f"/workshops/?{'&'.join(['q=a'] * 10_001)}")

    assert response.status_code == 400
    assert "cannot be read" in words(response.content.decode())


@pytest.mark.parametrize(
    "path",
    [
        *[f"/{noun}/no-such-record/" for noun in LISTS if noun not in ("activities", "countries")],
        "/countries/XXX/",
        "/countries/1234/",
        "/themes/nothing/",
        "/people/nobody/",
        "/workshops/%00/",
        "/workshops/%ff%fe/",
        "/nouns/",
        "/%00",
        "/nouns.csv",
        "/nouns/record.csv",
        "/groups.csv",
        "/countries/kenya.csv",
    ],
)
def test_unknown_addresses_are_not_found(client, path):
    response = client.get(path)

    assert response.status_code == 404
    assert "No such page" in words(response.content.decode())


@pytest.mark.parametrize(
    ("path", "page", "endpoint"),
    [
        ("/workshops.xyz", "/workshops/", "/api/v1/workshops/"),
        (
            "/workshops.rdf.xml?theme=data",
            "/workshops/?theme=data",
            "/api/v1/workshops/?theme=data",
        ),
        ("/forums/a-forum.xyz", "/forums/a-forum/", "/api/v1/forums/a-forum/"),
        ("/countries/KEN.xyz", "/countries/KEN/", "/api/v1/countries/KEN/"),
        ("/groups/LDC.xyz", "/groups/LDC/", "/api/v1/groups/LDC/"),
    ],
)
def test_an_unknown_format_names_those_that_there_are(client, path, page, endpoint):
    response = client.get(path)
    body = response.content.decode()

    assert response.status_code == 406
    assert f'<a href="{page}">Web page</a>' in body
    assert f'<a href="{endpoint}">JSON</a>' in body


def test_a_format_without_an_endpoint_names_the_page_alone(client):
    response = client.get("/people/somebody.xyz")

    assert response.status_code == 406
    assert ">JSON</a>" not in response.content.decode()


def test_a_mistake_of_ours_is_told_without_its_detail(monkeypatch):
    def broken(view, **kwargs):
        raise RuntimeError("the password is 1234")

    monkeypatch.setattr(AboutView, "get_context_data", broken)

    response = Client(raise_request_exception=False).get("/about/")

    page = response.content.decode()
    assert response.status_code == 500
    assert "Something broke The mistake is ours and was noted." in words(page)
    assert "1234" not in page
    assert "RuntimeError" not in page
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert "nonce" not in response.headers["Content-Security-Policy"]
