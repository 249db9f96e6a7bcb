"""Tokens of the API: shown once, kept as a digest, made and revoked by administrators."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from initiatives import tokens
from initiatives.models import ApiToken
from tests.admin_forms import address, errors_of, send_back
from tests.editors import make_focal_point, make_user
from tests.roles.past import put_back
from tests.signatures import signed
from tests.writing import make_token

pytestmark = pytest.mark.django_db
today = timezone.localdate


def made_by(client, user, **fields):
    values = {"user": user.pk, "name": "Ministry database"} | fields
    answer = send_back(client, address(ApiToken, "add"), **values)
    return client.get(answer.url) if answer.status_code == 302 else answer


def test_an_administrator_makes_a_token_that_is_shown_once(client):
    admin, user = make_user("Administrator"), make_focal_point("KEN")
    client.force_login(admin)

    page = made_by(client, user)
    token = ApiToken.objects.get()
    secret = page.context["secret"]
    later = [
        client.get(address(ApiToken, name, *key)).text
        for name, key in (("change", [token.pk]), ("history", [token.pk]), ("changelist", []))
    ]

    assert secret in page.text
    assert "no-store" in page.headers["Cache-Control"]
    assert [secret in text for text in later] == [False, False, False]
    assert (token.user, token.start) == (user, secret[:8])
    assert token.digest == tokens.digest_of(secret)
    assert token.expires_on == today() + timedelta(days=365)
    assert signed(token) == ("+", admin, "First recorded")
    assert not hasattr(token.history.get(), "digest")


def test_a_token_that_was_never_used_nor_revoked_is_told_to_be_so(client):
    client.force_login(make_user("Administrator"))
    made = made_by(client, make_user())
    token = ApiToken.objects.get()
    pages = [address(ApiToken, "change", token.pk), address(ApiToken, "changelist")]

    fresh = [client.get(page).text for page in pages]
    ApiToken.objects.update(last_used_at=timezone.now(), revoked_at=timezone.now())
    ended = [client.get(page).text for page in pages]

    for text in fresh:
        assert ("never used" in text, "not revoked" in text) == (True, True)
    for text in ended:
        assert ("never used" in text, "not revoked" in text) == (False, False)
    assert "Save and add another" not in client.get(address(ApiToken, "add")).text
    assert made.context["secret"]


def test_loading_the_page_of_a_new_token_again_makes_no_other_and_shows_nothing(client):
    client.force_login(make_user("Administrator"))
    made = send_back(client, address(ApiToken, "add"), user=make_user().pk, name="Ministry")
    secret = client.get(made.url).context["secret"]

    again = client.get(made.url)

    token = ApiToken.objects.get()
    assert again.url == address(ApiToken, "change", token.pk)
    assert tokens.valid(secret) == token
    assert secret not in client.cookies.output()


def test_the_page_of_a_new_token_is_closed_to_others(client):
    client.force_login(make_user("Administrator"))
    made = send_back(client, address(ApiToken, "add"), user=make_user().pk, name="Ministry")
    client.force_login(make_user("Editor"))

    assert client.get(made.url).status_code == 403


@pytest.mark.parametrize("days", [-1, 366])
def test_a_token_holds_from_today_on_and_a_year_at_most(client, days):
    client.force_login(make_user("Administrator"))

    page = made_by(client, make_user(), expires_on=(today() + timedelta(days=days)).isoformat())

    assert list(errors_of(page)) == ["expires_on"]
    assert not ApiToken.objects.exists()


def test_a_token_is_found_by_what_is_sent_and_its_use_is_noted():
    user = make_user()
    secret = make_token(user)

    found = tokens.valid(secret)
    noted = ApiToken.objects.get().last_used_at
    tokens.valid(secret)

    assert found.user == user
    assert noted > timezone.now() - timedelta(minutes=1)
    assert ApiToken.objects.get().last_used_at == noted
    assert tokens.valid(f"{secret}x") is None
    assert tokens.valid("") is None


@pytest.mark.parametrize(
    "fields",
    [{"expires_on": today() - timedelta(days=1)}, {"revoked_at": timezone.now()}],
)
def test_a_token_that_is_over_or_revoked_holds_no_longer(fields):
    assert tokens.valid(make_token(make_user(), **fields)) is None


def test_the_token_of_a_closed_account_holds_no_longer():
    secret = make_token(make_user())
    User.objects.update(is_active=False)

    assert tokens.valid(secret) is None


def test_an_administrator_revokes_a_token_for_good(client):
    admin = make_user("Administrator")
    client.force_login(admin)
    secret = make_token(make_user())
    token = ApiToken.objects.get()
    page = client.get(address(ApiToken, "change", token.pk)).text

    client.post(address(ApiToken, "revoke", token.pk), {"change_reason": "Laptop lost"})

    assert address(ApiToken, "revoke", token.pk) in page
    assert tokens.valid(secret) is None
    assert signed(token) == ("~", admin, "Laptop lost")
    with pytest.raises(ValidationError):
        tokens.revoke(token, by=admin, reason="Again")
    assert client.post(address(ApiToken, "delete", token.pk), {"post": "yes"}).status_code == 403


def test_a_revoked_token_is_not_brought_back_from_its_history(client):
    client.force_login(make_user("Administrator"))
    secret = make_token(make_user())
    token = ApiToken.objects.get()
    client.post(address(ApiToken, "revoke", token.pk), {"change_reason": "Laptop lost"})
    made = token.history.earliest("history_id").history_date
    page = address(ApiToken, "as_it_was", token.pk)

    answer = put_back(client, f"{page}?{urlencode({'moment': made.isoformat()})}")

    assert answer.status_code == 403
    assert tokens.valid(secret) is None


def test_nothing_of_a_token_is_changed_in_its_form(client):
    client.force_login(make_user("Administrator"))
    make_token(make_user())
    token = ApiToken.objects.get()

    answer = client.post(
        address(ApiToken, "change", token.pk), {"name": "Other", "change_reason": "x"}
    )

    assert answer.status_code in (200, 403)
    assert ApiToken.objects.get().name == "Ministry database"


@pytest.mark.parametrize("role", ["Contributor", "Focal point", "Editor", ""])
def test_nobody_else_makes_sees_or_revokes_any(client, role):
    user = make_user(role or "Editor")
    user.groups.set(user.groups.filter(name=role))
    client.force_login(user)
    make_token(user)
    token = ApiToken.objects.get()

    answers = at_every_door(client, token)

    assert [answer.status_code for answer in answers] == [403] * len(answers)
    with pytest.raises(PermissionDenied):
        tokens.revoke(token, by=user, reason="x")
    assert ApiToken.objects.get().revoked_at is None


def test_who_is_not_logged_in_is_led_to_the_login_from_all_of_them(client):
    make_token(make_user())
    token = ApiToken.objects.get()

    answers = at_every_door(client, token)

    assert [answer.url.split("?")[0] for answer in answers] == ["/admin/login/"] * len(answers)
    assert ApiToken.objects.get() == token
    assert ApiToken.objects.get().revoked_at is None


def at_every_door(client, token):
    """Return what each page of tokens answers, those that make and revoke one included."""
    return [
        client.get(address(ApiToken, "changelist")),
        client.get(address(ApiToken, "change", token.pk)),
        client.get(address(ApiToken, "made", token.pk)),
        client.post(address(ApiToken, "made", token.pk)),
        made_by_hand(client, token.user),
        client.post(address(ApiToken, "revoke", token.pk), {"change_reason": "x"}),
    ]


def made_by_hand(client, user):
    given = {"user": user.pk, "name": "Mine", "expires_on": today().isoformat()}
    return client.post(address(ApiToken, "add"), given)
