"""What every answer says to a browser."""

import re

import pytest


@pytest.mark.django_db
def test_admin_answers_with_the_policies(client):
    response = client.get("/admin/login/")

    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in response.headers["Permissions-Policy"]
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'; ")


@pytest.mark.django_db
def test_unknown_address_carries_no_nonce_and_no_cookie(client):
    response = client.get("/no-such-page/")

    assert response.status_code == 404
    assert "nonce" not in response.headers["Content-Security-Policy"]
    assert "Cookie" not in response.headers.get("Vary", "")
    assert not response.cookies


@pytest.mark.django_db
def test_static_files_are_served_before_they_are_collected(client):
    response = client.get("/static/admin/css/base.css")

    assert response.status_code == 200
    assert re.match("text/css", response.headers["Content-Type"])
    response.close()


def test_server_finds_the_application():
    from portal.wsgi import application

    assert callable(application)
