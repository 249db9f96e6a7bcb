"""The form by which anybody suggests a correction, and the page of its outcome."""

import re
import time

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from initiatives import deciding, workflow
from initiatives.codelists import FACTS
from initiatives.models import Claim, DataVersion, Suggestion
from initiatives.views.suggesting.tokens import new_token
from portal.rate import Rate
from tests.editors import make_user
from tests.factories import make_activity, make_country, make_source, make_suggestion
from tests.hostile import INJECTED, MARK
from tests.pages.reading import facts, links, words

pytestmark = pytest.mark.django_db
FORM = "/suggest/activity/course/"
MINUTE = 60


@pytest.fixture(autouse=True)
def _counts(settings, tmp_path):
    settings.VAR = tmp_path


@pytest.fixture
def course():
    return make_activity(slug="course", name="A course", city="Nairobi")


def token_of(noun="activity", slug="course", age=MINUTE):
    """Return the token of a form that was opened some seconds ago."""
    with pytest.MonkeyPatch.context() as patched:
        now = time.time()
        patched.setattr(signing.time, "time", lambda: now - age)
        return new_token(noun, slug)


def filled(**changes):
    """Return a form as people fill it in."""
    given = {
        "field": "city",
        "value": "Mombasa",
        "source_url": "https://example.org/news",
        "source_title": "A report",
        "remark": "I was there",
        "contact": "me@example.org",
        "company": "",
        "token": token_of(),
    }
    return given | changes


def errors_of(response):
    return response.context["form"].errors


# The form


def test_every_fact_leads_to_the_form_and_the_form_to_its_fact(client, course):
    page = client.get("/workshops/course/")
    found = re.findall(r'href="(/suggest/[^"]+)"', page.text)
    assert {"/suggest/activity/course/?field=city", FORM} <= set(found)

    form = client.get("/suggest/activity/course/?field=city")

    assert '<option value="city" selected>City</option>' in form.text
    assert links(form)["A course"] == "/workshops/course/"


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


# Programs


def test_a_program_that_fills_in_everything_is_caught_and_a_person_can_send_again(client, course):
    form = filled(company="Spam Inc.")

    caught = client.post(FORM, form)
    assert caught.status_code == 400
    assert not Suggestion.objects.exists()
    bound = caught.context["form"]
    assert "Spam Inc." not in caught.text
    again = client.post(FORM, {field.name: field.value() for field in bound})

    assert again.status_code == 302


def test_nobody_sees_the_trap(client, course):
    page = client.get(FORM).text

    before, _name, _after = page.partition('name="company"')
    assert "<div hidden>" in before
    assert before.count("<div", before.index("<div hidden>")) == 2


@pytest.mark.parametrize("age", [0, 1])
def test_what_comes_faster_than_anybody_types_is_asked_again(client, course, age):
    form = filled(token=token_of(age=age))

    fast = client.post(FORM, form)

    assert fast.status_code == 400
    assert list(errors_of(fast)) == ["token"]
    assert form["token"] in fast.text  # the same: it is old enough by and by
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize(
    "token",
    [
        "",
        "made up",
        "a:b:c",
        token_of(slug="another"),
        token_of("country", "KEN"),
        token_of(age=25 * 60 * MINUTE),
        token_of()[:-1],
        "x" * 10_240,
        "\0",
    ],
)
def test_a_token_of_another_form_is_replaced(client, course, token):
    refused = client.post(FORM, filled(token=token))

    assert refused.status_code == 400
    assert list(errors_of(refused)) == ["token"]
    assert not Suggestion.objects.exists()


def test_an_old_form_comes_back_with_what_was_typed_and_a_new_token(client, course):
    old = filled(token=token_of(age=25 * 60 * MINUTE))

    refused = client.post(FORM, old)

    bound = refused.context["form"]
    assert bound["value"].value() == "Mombasa"
    assert bound["token"].value() != old["token"]
    assert bound["token"].value() in refused.text


def test_a_network_sends_so_many_and_is_told_when_to_come_again(client, course, settings):
    settings.SUGGESTION_RATE = Rate(2, 60 * MINUTE)
    address = {"REMOTE_ADDR": "192.0.2.1"}

    statuses = [client.post(FORM, filled(), **address).status_code for _ in range(2)]
    refused = client.post(FORM, filled(value="Kisumu"), **address)
    other = client.post(FORM, filled(), REMOTE_ADDR="192.0.2.2")

    assert [*statuses, refused.status_code, other.status_code] == [302, 302, 429, 302]
    assert 0 < int(refused.headers["Retry-After"]) <= 60 * MINUTE
    assert "Too many suggestions came from your network." in words(refused.text)
    assert "Kisumu" in refused.text
    assert Suggestion.objects.count() == 3


def test_looking_and_mistakes_are_not_counted(client, course, settings):
    settings.SUGGESTION_RATE = Rate(1, 60 * MINUTE)
    for _ in range(3):
        client.get(FORM)
        client.post(FORM, filled(value=""))

    assert client.post(FORM, filled()).status_code == 302


def test_networks_are_told_apart_behind_a_proxy(client, course, settings):
    settings.SUGGESTION_RATE = Rate(1, 60 * MINUTE)
    settings.REST_FRAMEWORK = settings.REST_FRAMEWORK | {"NUM_PROXIES": 1}

    found = [
        client.post(FORM, filled(), headers={"x-forwarded-for": address}).status_code
        for address in ("192.0.2.1", "192.0.2.2", "9.9.9.9, 192.0.2.1")
    ]

    assert found == [302, 302, 429]


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"origin": "http://testserver:8000"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://testserver"},
    ],
)
def test_another_site_sends_nothing_through_its_visitors(client, course, headers):
    assert client.post(FORM, filled(), headers=headers).status_code == 403
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize("headers", [{"origin": "http://testserver"}, {"sec-fetch-site": "none"}])
def test_this_site_does(client, course, headers):
    assert client.post(FORM, filled(), headers=headers).status_code == 302


@pytest.mark.parametrize("role", ["Contributor", "Focal point", "Editor", "Administrator"])
def test_who_has_an_account_is_nobody_here(client, course, role):
    client.force_login(make_user(role))

    client.post(FORM, filled())

    suggestion = Suggestion.objects.get()
    assert (suggestion.submitted_by, suggestion.history.get().history_user) == (None, None)


# The outcome


def outcome(client, suggestion):
    return client.get(suggestion.get_absolute_url())


SECRET = {
    "contact": "me@example.org",
    "remark": "A private remark",
    "source_url": "https://example.org/given",
    "source_title": "A title given",
}


def test_an_open_suggestion_says_what_it_is_about_and_what_happens_next(client, course):
    suggestion = make_suggestion(**SECRET)

    page = outcome(client, suggestion)

    today = timezone.now().astimezone(timezone.get_current_timezone())
    assert list(facts(page)) == ["Record", "About", "Received"]
    assert facts(page)["Record"] == "A course"
    assert facts(page)["About"] == "City"
    assert str(today.year) in facts(page)["Received"]
    assert "What happens next" in words(page.text)
    assert not [text for text in [*SECRET.values(), "Mombasa"] if text in page.text]


def test_an_accepted_suggestion_shows_its_claim(client, course):
    suggestion = make_suggestion(**SECRET)
    source = make_source(title="A report")
    deciding.accept_suggestion(
        suggestion, by=make_user(), reason="On page 2", claim=Claim(source=source, value="Mombasa")
    )

    page = outcome(client, suggestion)

    told = facts(page)
    assert (told["Reason"], told["Source"]) == ("On page 2", "A report")
    assert told["Recorded as"].startswith("Mombasa")
    assert told["Decided"].startswith("Accepted")
    assert not [text for text in SECRET.values() if text in page.text]
    assert "Mombasa" in client.get("/workshops/course/").text


def test_a_claim_that_was_withdrawn_is_not_shown(client, course):
    suggestion, editor = make_suggestion(**SECRET), make_user()
    claim = Claim(source=make_source(title="A report"), value="Kisumu")
    deciding.accept_suggestion(suggestion, by=editor, reason="On page 2", claim=claim)
    workflow.withdraw_claim(suggestion.claim, by=editor, reason="Misread")

    page = outcome(client, suggestion)

    assert "no longer stands" in facts(page)["What came of it"]
    assert not [text for text in ("Kisumu", "Mombasa", *SECRET.values()) if text in page.text]


def test_of_a_record_without_claims_the_page_says_that_it_is_changed_by_hand(client):
    make_country("KEN")
    suggestion = make_suggestion("country", "KEN", field="names", **SECRET)
    deciding.accept_suggestion(suggestion, by=make_user(), reason="So it is")

    page = outcome(client, suggestion)

    told = facts(page)
    assert (told["Proposed"], told["Web address given"]) == ("Mombasa", SECRET["source_url"])
    assert told["What came of it"].startswith("No claims are kept of this fact")
    assert f'href="{SECRET["source_url"]}"' not in page.text
    assert SECRET["remark"] not in page.text


def test_a_declined_suggestion_gives_the_reason_and_nothing_that_was_proposed(client, course):
    suggestion = make_suggestion(**SECRET)
    deciding.decline_suggestion(suggestion, by=make_user(), reason="<b>Not</b> in the source")

    page = outcome(client, suggestion)

    assert facts(page)["Reason"] == "<b>Not</b> in the source"
    assert "<b>Not</b>" not in page.text
    assert "the record stays as it is" in page.text
    assert not [text for text in [*SECRET.values(), "Mombasa"] if text in page.text]


@pytest.mark.parametrize("state", ["draft", "in-review", "withdrawn"])
def test_a_record_that_is_not_public_is_not_named(client, course, state):
    suggestion = make_suggestion(**SECRET)
    deciding.accept_suggestion(
        suggestion,
        by=make_user(),
        reason="On page 2",
        claim=Claim(source=make_source(title="A report"), value="Mombasa"),
    )
    course.publication_state = state
    course.save()

    page = outcome(client, suggestion)

    assert facts(page)["Record"] == "Activity, at present not public"
    hidden = ("A course", "course/", "Mombasa", "A report")
    assert not [text for text in hidden if text in page.text]


def test_a_suggestion_follows_its_record(client, course):
    suggestion = make_suggestion()
    workflow.rename(course, "seminar", by=make_user(), reason="called so")

    assert links(outcome(client, suggestion))["A course"] == "/workshops/seminar/"


def test_the_outcome_is_found_in_small_letters_and_by_nothing_else(client, course):
    suggestion = make_suggestion()

    found = client.get(f"/suggest/{suggestion.number.lower()}/")
    others = [client.get(f"/suggest/{text}/").status_code for text in ("S-2026", "S", "activity")]

    assert found.status_code == 200
    assert others == [404, 404, 404]
    assert client.get("/suggest/").status_code == 404


def test_the_outcome_is_nobodys_copy_and_in_no_index(client, course):
    page = outcome(client, make_suggestion())

    assert "no-store" in page.headers["Cache-Control"]
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_the_outcome_takes_few_queries(client, course, django_assert_max_num_queries):
    suggestion = make_suggestion()
    deciding.accept_suggestion(
        suggestion, by=make_user(), reason="x", claim=Claim(source=make_source(), value="Mombasa")
    )
    outcome(client, suggestion)

    with django_assert_max_num_queries(4):
        outcome(client, suggestion)


def test_robots_keep_away(client):
    assert "Disallow: /suggest/\n" in client.get("/robots.txt").text


def test_numbers_are_not_guessed_from_one_another():
    numbers = {new_token("activity", "course").partition("/")[0] for _ in range(1000)}

    assert len(numbers) == 1000
    assert len({number[-10] for number in numbers}) > 20


def test_every_noun_has_facts():
    assert all(FACTS.values())
    assert all(len(field) <= 40 for facts_of in FACTS.values() for field in facts_of)
