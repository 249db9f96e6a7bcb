"""What keeps programs and other sites from sending suggestions, and lets people send them."""

import pytest

from initiatives.models import Suggestion
from portal.rate import Rate
from tests.editors import make_user
from tests.pages.reading import words
from tests.pages.suggesting import FORM, MINUTE, errors_of, filled, token_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _counts(settings, tmp_path):
    settings.VAR = tmp_path


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
        {"slug": "another"},
        {"noun": "country", "slug": "KEN"},
        {"age": 25 * 60 * MINUTE},
        "x" * 10_240,
        "\0",
    ],
)
def test_a_token_of_another_form_is_replaced(client, course, token):
    sent = token if isinstance(token, str) else token_of(**token)

    refused = client.post(FORM, filled(token=sent))

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
    settings.PROXIES = 1

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
