"""Getting in: who is locked out and for how long, passwords that are set anew, sessions."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core import mail
from django.db.models import F
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from portal.clients import address_of
from tests.pages.reading import words

pytestmark = pytest.mark.django_db

PASSWORD = "a-quiet-morning-in-Kigali"


@pytest.fixture(autouse=True)
def _quick(settings):
    """Keep passwords quickly: that they are kept slowly is Django's own work."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def user():
    return User.objects.create_user("ada", "ada@example.org", PASSWORD, is_staff=True)


def log_in(client, password, *, name="ada", address="192.0.2.1"):
    """Try to log in, and return the answer."""
    return client.post(
        reverse("admin:login"), {"username": name, "password": password}, REMOTE_ADDR=address
    )


def fail(client, times, **more):
    return [log_in(client, "wrong", **more).status_code for _ in range(times)]


def test_a_name_is_locked_for_an_address_that_tried_it_too_often(client, user):
    tried = fail(client, 5)
    locked = log_in(client, PASSWORD)

    assert (tried, locked.status_code) == ([200, 200, 200, 200, 429], 429)
    page = words(locked.content.decode())
    assert "15 minutes" in page
    assert "AI Capacity Record Home Locked for a while Locked for a while This name" in page
    assert "Django administration" not in page
    assert "_auth_user_id" not in client.session


def test_the_same_name_from_elsewhere_and_other_names_are_not_locked(client, user):
    User.objects.create_user("bo", password=PASSWORD, is_staff=True)
    fail(client, 5)

    assert log_in(client, PASSWORD, name="bo").status_code == 302
    assert log_in(client, PASSWORD, address="192.0.2.2").status_code == 302


def test_after_the_pause_the_right_password_opens(client, user):
    fail(client, 5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))

    assert log_in(client, PASSWORD).status_code == 302


def test_slips_before_a_right_password_are_forgotten(client, user):
    assert fail(client, 4) == [200] * 4
    assert log_in(client, PASSWORD).status_code == 302
    client.logout()

    assert fail(client, 4) == [200] * 4


def test_no_password_is_kept_and_nobody_is_told_who_came_in(client, user):
    fail(client, 1)
    log_in(client, PASSWORD)

    kept = [str(value) for row in AccessAttempt.objects.values() for value in row.values()]
    assert not any("wrong" in text or PASSWORD in text for text in kept)


@pytest.mark.parametrize(
    ("proxies", "passed", "address"),
    [
        (0, "198.51.100.7", "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, "203.0.113.5, 198.51.100.7", "198.51.100.7"),
        (2, "203.0.113.5, 198.51.100.7", "203.0.113.5"),
        (3, "203.0.113.5, 198.51.100.7", "203.0.113.5"),
    ],
)
def test_the_address_is_what_our_own_proxies_saw(settings, proxies, passed, address):
    settings.PROXIES = proxies
    more = {"HTTP_X_FORWARDED_FOR": passed} if passed else {}

    assert address_of(RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", **more)) == address


def test_a_forgotten_password_is_set_anew_by_a_link_that_works_once(client, user):
    login = client.get(reverse("admin:login")).content.decode()
    asked = client.post(reverse("admin_password_reset"), {"email": "ada@example.org"}, follow=True)
    [letter] = mail.outbox
    [path] = re.findall(r"http://testserver(/admin/password/\S+)", letter.body)
    form = client.get(path, follow=True)
    new = {"new_password1": "another-quiet-evening", "new_password2": "another-quiet-evening"}
    done = client.post(form.redirect_chain[-1][0], new, follow=True)
    again = client.get(path, follow=True)

    assert reverse("admin_password_reset") in login
    assert (asked.status_code, letter.to, done.status_code) == (200, ["ada@example.org"], 200)
    user.refresh_from_db()
    assert user.check_password("another-quiet-evening")
    assert again.context["validlink"] is False


def test_nobody_learns_whose_address_is_known(client, user):
    known = client.post(reverse("admin_password_reset"), {"email": "ada@example.org"})
    unknown = client.post(reverse("admin_password_reset"), {"email": "eve@example.org"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    "password", ["short-one", "ada@example.com", "password1234", "1234567890123"]
)
def test_weak_passwords_are_refused_where_they_are_changed(client, user, password):
    client.force_login(user)
    sent = {"old_password": PASSWORD, "new_password1": password, "new_password2": password}

    response = client.post(reverse("admin:password_change"), sent)

    assert response.context["form"].errors["new_password2"]
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_a_session_ends_after_a_working_day_and_with_a_new_password(client, user):
    log_in(client, PASSWORD)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    user.set_password("another-quiet-evening")
    user.save()

    assert cookie["max-age"] == 12 * 60 * 60
    assert client.get(reverse("admin:index")).status_code == 302


@pytest.mark.parametrize(("minutes", "status"), [(-1, 200), (1, 302)])
def test_a_session_that_is_older_than_a_working_day_leads_to_the_login(
    client, user, minutes, status
):
    log_in(client, PASSWORD)
    age = timedelta(hours=12, minutes=minutes)
    Session.objects.update(expire_date=F("expire_date") - age)

    answer = client.get(reverse("admin:index"))

    assert answer.status_code == status
    assert (reverse("admin:login") in answer.headers.get("Location", "")) == (status == 302)
