"""The form by which anybody suggests a correction: where it is, what it keeps and refuses."""

import re

import pytest
from django.test import Client

from initiatives import workflow
from initiatives.codelists import FACTS
from initiatives.models import DataVersion, Suggestion
from initiatives.views.suggesting.tokens import new_token
from tests.editors import make_user
from tests.factories import (
    make_activity,
    make_country,
)
from tests.hostile import INJECTED, MARK
from tests.pages.reading import links
from tests.pages.suggesting import FORM, errors_of, filled, token_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _counts(settings, tmp_path):
    settings.VAR = tmp_path


# The form


def test_every_fact_leads_to_the_form_and_the_form_to_its_fact(client, course):
    page = client.get("/workshops/course/")
    found = re.findall(r'href="(/suggest/[^"]+)"', page.text)
    assert {"/suggest/activity/course/?field=city", FORM} <= set(found)

    form = client.get("/suggest/activity/course/?field=city")

    assert '<option value="city" selected>City</option>' in form.text
    assert links(form)["A course"] == "/workshops/course/"


def options(page):
    return set(re.findall(r'<option value="([^"]*)"', page.text))


@pytest.mark.parametrize(("kind", "missing"), [
    ("workshop", {"commitments", "vote", "seat", "symbol", "adopted_on", "pillars"}),
    ("forum", {"commitments", "vote", "seat", "symbol", "adopted_on", "pillars"}),
    ("initiative", {"city", "venue", "edition", "apply_by"}),
])  # fmt: skip
def test_the_form_offers_the_facts_of_the_kind_and_the_one_that_a_page_leads_to(
    client, kind, missing
):
    form = f"/suggest/activity/{make_activity(kind).slug}/"

    offered = options(client.get(form))
    led = options(client.get(form, {"field": sorted(missing)[0]}))

    assert {"", "name", "starts_on", "participation", "documents"} <= offered
    assert not offered & missing
    assert led == offered | {sorted(missing)[0]}


@pytest.mark.parametrize("field", ["", "nothing", "<script>", "city\0"])
def test_another_field_asks_about_the_record_as_a_whole(client, course, field):
    page = client.get(FORM, {"field": field})

    assert page.status_code == 200
    assert re.findall(r'<option value="([^"]*)" selected', page.text) in ([""], [])
    assert "<script>" not in page.text


def test_the_form_is_nobodys_copy_and_in_no_index(client, course):
    page = client.get(FORM)

    assert "no-store" in page.headers["Cache-Control"]
    assert "ETag" not in page.headers
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert '<meta name="robots" content="noindex, nofollow">' in page.text
    assert page.cookies == {}
    assert "Cookie" not in page.headers.get("Vary", "")
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert "csrfmiddlewaretoken" not in page.text


def test_looking_writes_nothing(client, course, django_assert_max_num_queries):
    client.get(FORM)

    with django_assert_max_num_queries(3):
        client.get(FORM)

    assert not Suggestion.objects.exists()


def test_a_draft_and_what_is_not_there_have_no_form(client):
    make_activity(slug="draft", publication_state="draft")

    addresses = ["activity/draft", "activity/none", "workshop/x", "constructor/x", "country/QQQ"]
    statuses = [client.get(f"/suggest/{address}/").status_code for address in addresses]
    sent = [client.post(f"/suggest/{address}/", filled()).status_code for address in addresses]

    assert statuses == sent == [404] * len(addresses)
    assert not Suggestion.objects.exists()


def test_a_former_address_and_small_letters_lead_to_the_form(client, course):
    make_country("KEN")
    workflow.rename(course, "seminar", by=make_user(), reason="called so")

    renamed = client.get("/suggest/activity/course/?field=city")
    country = client.get("/suggest/country/ken/")

    assert (renamed.status_code, renamed.url) == (301, "/suggest/activity/seminar/?field=city")
    assert (country.status_code, country.url) == (301, "/suggest/country/KEN/")


def test_the_form_speaks_the_language_of_its_address(client, course):
    page = client.get(f"/ar{FORM}")

    assert '<html lang="ar"' in page.text
    assert f'action="/ar{FORM}"' in page.text


# Sending


def test_a_suggestion_waits_under_its_number(client, course):
    form = filled()
    sent = client.post(FORM, form)

    suggestion = Suggestion.objects.get()
    assert (sent.status_code, sent.url) == (302, f"/suggest/{suggestion.number}/")
    assert re.fullmatch(r"S-\d{4}-[2-9A-HJKMNP-Z]{10}", suggestion.number)
    told = {name: getattr(suggestion, name) for name in form if name not in ("company", "token")}
    assert told == {name: form[name] for name in told}
    assert (suggestion.noun, suggestion.slug, suggestion.state) == ("activity", "course", "open")
    assert suggestion.submitted_by is None
    [row] = suggestion.history.all()
    assert (row.history_user, row.history_change_reason) == (None, "Received from the public")
    assert sent.cookies == {}


def test_a_value_alone_is_enough(client, course):
    sent = client.post(FORM, {"value": "A misprint", "token": token_of()})

    assert sent.status_code == 302
    suggestion = Suggestion.objects.get()
    assert (suggestion.field, suggestion.source_url, suggestion.contact) == ("", "", "")


def test_sending_twice_counts_once(client, course):
    form = filled()

    first, second = client.post(FORM, form), client.post(FORM, form | {"value": "Kisumu"})

    assert first.url == second.url
    assert Suggestion.objects.get().value == "Mombasa"


def test_sending_renews_nobodys_copy(client, course):
    DataVersion.objects.get_or_create(pk=1)
    before = DataVersion.objects.values().get()

    client.post(FORM, filled())

    assert DataVersion.objects.values().get() == before


def test_a_line_break_counts_once(client, course):
    value = "\r\n".join(["x" * 99] * 5)  # 499 characters, as browsers count

    client.post(FORM, filled(value=value))

    assert Suggestion.objects.get().value == value.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("value", ""),
        ("value", " \n "),
        ("value", "x" * 501),
        ("value", "x" * 10_240),
        ("value", "a\0b"),
        ("value", "\x1b[31mred"),
        ("source_url", "javascript:alert(1)"),
        ("source_url", "data:text/html,x"),
        ("source_url", "ftp://example.org/x"),
        ("source_url", "no address"),
        ("source_url", "https://example.org/" + "x" * 1000),
        ("source_url", "https://example.org/\r\nX: y"),
        ("source_title", "x" * 401),
        ("source_title", "\x07"),
        ("remark", "x" * 2001),
        ("remark", "\0"),
        ("contact", "me"),
        ("contact", "me@example.org\r\nBcc: all@example.org"),
        ("contact", "me@example.org\nBcc: all@example.org"),
        ("contact", "me@example.org, you@example.org"),
        ("contact", "x" * 300 + "@example.org"),
        ("contact", "me@exam\0ple.org"),
        ("field", "id"),
        ("field", "city\0"),
        ("field", "x" * 10_240),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_its_field(client, course, name, value):
    refused = client.post(FORM, filled(**{name: value}))

    assert refused.status_code == 400
    assert list(errors_of(refused)) == [name]
    assert "no-store" in refused.headers["Cache-Control"]
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize(
    "value",
    [
        *INJECTED,
        "broken \ufffd text",
        "\u202eevil\u202c",
        "' OR 1=1 --",
        "{{ 7|add:7 }}{% debug %}",
        "%s%n",
        "=HYPERLINK(1)",
        "Buy at https://spam.example",
        "\U0010ffff",
    ],
)
def test_hostile_texts_are_kept_as_text_and_shown_to_nobody(client, course, value):
    sent = client.post(FORM, filled(value=value, remark=value, source_title=value))
    page = client.get(sent.url)

    assert Suggestion.objects.get().value == value
    assert page.status_code == 200
    assert MARK not in page.text
    assert "spam.example" not in page.text
    assert value not in page.text


def test_what_was_typed_comes_back_escaped(client, course):
    refused = client.post(FORM, filled(contact="me", value='"></textarea><script>x</script>'))

    assert "<script>x" not in refused.text
    assert "&lt;script&gt;x&lt;/script&gt;" in refused.text


def test_octets_that_are_no_text_are_taken_as_text(client, course):
    body = b"value=%ff%fe&token=" + token_of().encode()

    sent = client.generic("POST", FORM, body, content_type="application/x-www-form-urlencoded")

    assert sent.status_code == 302
    assert Suggestion.objects.get().value == "\ufffd\ufffd"


@pytest.mark.parametrize("body", [b"{}", b"", b"\0" * 100, b"value=" + b"x" * 3_000_000])
def test_bodies_that_are_no_form_write_nothing(course, body):
    client = Client(raise_request_exception=False)

    for kind in ("application/json", "application/x-www-form-urlencoded", "multipart/form-data"):
        answer = client.generic("POST", FORM, body, content_type=kind)
        assert answer.status_code in (400, 413), kind

    assert not Suggestion.objects.exists()


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_no_other_method_is_known(client, course, method):
    assert getattr(client, method)(FORM).status_code == 405
    assert getattr(client, method)("/suggest/S-1/").status_code == 405
    assert client.post("/suggest/S-1/").status_code == 405


def test_robots_keep_away(client):
    assert "Disallow: /suggest/\n" in client.get("/robots.txt").text


def test_numbers_are_not_guessed_from_one_another():
    numbers = {new_token("activity", "course").partition("/")[0] for _ in range(1000)}

    assert len(numbers) == 1000
    assert len({number[-10] for number in numbers}) > 20


def test_every_noun_has_facts():
    assert all(FACTS.values())
    assert all(len(field) <= 40 for facts_of in FACTS.values() for field in facts_of)
