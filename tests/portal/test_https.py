"""What readers meet behind `PORTAL_ORIGIN=https://…`, and what they do not meet behind http."""

import runpy

import pytest
from django.conf import settings as current
from django.test import Client

from tests.editors import make_user

HOST = "record.example.org"
SAFETY = ("ALLOWED_HOSTS", "CSRF_", "SECURE_", "SESSION_")
PASSWORD = "a long enough password"
pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor(settings, monkeypatch):
    """Return somebody who comes to the portal at an origin, as settings.py reads it."""

    def visitor(origin: str) -> Client:
        monkeypatch.setenv("PORTAL_ORIGIN", origin)
        read = runpy.run_path(str(current.BASE_DIR / "portal" / "settings.py"))
        for name in (name for name in read if name.startswith(SAFETY)):
            setattr(settings, name, read[name])
        return Client(headers={"host": HOST})

    return visitor


def encrypted(client: Client, method: str, path: str, **sent: object):
    """Ask as the proxy that ends TLS passes it on."""
    headers = {"x-forwarded-proto": "https", "referer": f"https://{HOST}{path}"}
    return getattr(client, method)(path, headers=headers, **sent)


@pytest.mark.parametrize(
    "address",
    ["/", "/workshops/?page_size=10&q=a+b", "/workshops.csv", "/api/v1/", "/admin/login/"],
)
def test_plain_http_is_sent_to_the_same_address_with_https(visitor, address):
    client = visitor(f"https://{HOST}")

    response = client.get(address)

    assert (response.status_code, response.headers["Location"]) == (301, f"https://{HOST}{address}")
    assert "Strict-Transport-Security" not in response.headers  # of no effect over http
    assert encrypted(client, "get", address).status_code == 200


@pytest.mark.parametrize("address", ["/", "/workshops.csv", "/api/v1/", "/nothing/"])
def test_answers_over_https_bind_browsers_to_it_for_a_year(visitor, address):
    response = encrypted(visitor(f"https://{HOST}"), "get", address)

    assert response.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_a_probe_needs_no_https(visitor):
    client = visitor(f"https://{HOST}")

    assert client.get("/health/live").status_code == 200
    assert client.get("/health/ready").status_code in (200, 503)
    assert client.get("/healthy/").status_code == 301


def log_in(client: Client, ask) -> dict[str, tuple[bool, bool]]:
    """Log in as a person does; return which cookies are kept from http and from scripts."""
    user = make_user("Editor", password=PASSWORD)
    form = ask(client, "get", "/admin/login/")
    token = form.context["csrf_token"]
    sent = {"username": user.username, "password": PASSWORD, "csrfmiddlewaretoken": str(token)}
    done = ask(client, "post", "/admin/login/?next=/admin/", data=sent)
    assert (done.status_code, done.headers["Location"]) == (302, "/admin/")
    return {
        name: (bool(cookie["secure"]), bool(cookie["httponly"]))
        for name, cookie in client.cookies.items()
    }


def test_cookies_of_the_admin_are_sent_over_https_alone(visitor):
    client = visitor(f"https://{HOST}")
    client.handler.enforce_csrf_checks = True

    assert log_in(client, encrypted) == {"sessionid": (True, True), "csrftoken": (True, False)}


def plain(client: Client, method: str, path: str, **sent: object):
    return getattr(client, method)(path, **sent)


def test_an_origin_with_http_sends_nobody_to_https(visitor):
    client = visitor(f"http://{HOST}")
    client.handler.enforce_csrf_checks = True

    response = client.get("/")

    assert response.status_code == 200
    assert "Strict-Transport-Security" not in response.headers
    assert log_in(client, plain) == {"sessionid": (False, True), "csrftoken": (False, False)}
