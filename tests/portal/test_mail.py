"""Where e-mail goes, by one address; without one it is written to the log."""

import pytest

from portal.mail import CONSOLE, SMTP, mailer


@pytest.mark.parametrize(
    ("address", "options"),
    [
        ("smtp://mail.example.org", {"host": "mail.example.org", "port": 25}),
        ("smtp://127.0.0.1:2525", {"host": "127.0.0.1", "port": 2525}),
        (
            "smtp+tls://us%40er:p%2Fw@mail.example.org",
            {
                "host": "mail.example.org",
                "port": 587,
                "use_tls": True,
                "username": "us@er",
                "password": "p/w",
            },
        ),
        ("smtps://mail.example.org", {"host": "mail.example.org", "port": 465, "use_ssl": True}),
    ],
)
def test_an_address_names_a_server(address, options):
    assert mailer(address) == {"BACKEND": SMTP, "OPTIONS": {"timeout": 10} | options}


@pytest.mark.parametrize("address", ["", "  "])
def test_without_an_address_mail_goes_to_the_log(address):
    assert mailer(address) == {"BACKEND": CONSOLE}


@pytest.mark.parametrize("address", ["mail.example.org", "https://example.org", "smtp://"])
def test_what_is_no_address_stops_the_portal_and_says_how_one_is_written(address):
    with pytest.raises(ValueError, match=r"PORTAL_EMAIL_URL .* smtp\+tls://user:password@"):
        mailer(address)
