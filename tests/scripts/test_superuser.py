"""`make superuser`: who becomes administrator, and what is refused without a terminal."""

import getpass
import io
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.contrib.auth import authenticate, get_user_model
from django.http import HttpRequest

from scripts import superuser

NAME, PASSWORD = "focal-point", "a long enough password"
TOLD = {"USERNAME": NAME, "EMAIL": "focal-point@example.org", "PASSWORD": PASSWORD}


@pytest.fixture
def told(monkeypatch):
    """Tell who is to be made, as variables do."""

    def told(**changes: str) -> None:
        for key, value in (TOLD | changes).items():
            monkeypatch.setenv(f"DJANGO_SUPERUSER_{key}", value)

    return told


def users():
    return list(get_user_model().objects.values_list("username", "is_superuser"))


@pytest.mark.django_db
def test_variables_make_an_administrator_who_can_log_in(told):
    told()

    superuser.main()

    assert users() == [(NAME, True)]
    user = authenticate(HttpRequest(), username=NAME, password=PASSWORD)
    assert (user.is_staff, user.email) == (True, TOLD["EMAIL"])
    assert authenticate(HttpRequest(), username=NAME, password="another password") is None


@pytest.mark.django_db
def test_a_name_that_is_taken_is_refused_and_its_account_stays(told):
    get_user_model().objects.create_user(NAME, password="her own password")
    told()

    with pytest.raises(SystemExit, match=r"^error: That username is already taken"):
        superuser.main()

    assert users() == [(NAME, False)]
    assert authenticate(HttpRequest(), username=NAME, password=PASSWORD) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("key", "value", "said"),
    [("EMAIL", "nowhere", "valid email"), ("USERNAME", "two words", "valid username")],
)
def test_what_is_no_name_or_no_address_is_refused(told, key, value, said):
    told(**{key: value})

    with pytest.raises(SystemExit, match=f"^error: .*{said}"):
        superuser.main()

    assert users() == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("abcxyz1", "This password is too short. It must contain at least 12 characters."),
        ("password123456", "This password is too common."),
        ("4711471147114711", "This password is entirely numeric."),
        ("focal-point12", "The password is too similar to the username."),
        ("12345", "too short. .* too common. .* entirely numeric."),
    ],
)
def test_a_password_that_is_easily_guessed_is_refused(told, password, said):
    told(PASSWORD=password)

    with pytest.raises(SystemExit, match=f"^error: .*{said}$"):
        superuser.main()

    assert users() == []


class Terminal(io.StringIO):
    """A keyboard at which lines are typed."""

    def isatty(self):
        return True


@pytest.mark.django_db
def test_a_terminal_is_asked_for_name_address_and_twice_for_the_password(monkeypatch, capsys):
    secrets = iter([PASSWORD, "a slip of the hand", PASSWORD, PASSWORD])
    monkeypatch.setattr(sys, "stdin", Terminal(f"two words\n{NAME}\n{TOLD['EMAIL']}\n"))
    monkeypatch.setattr(getpass, "getpass", lambda *asked: next(secrets))

    superuser.main()

    said = capsys.readouterr()
    assert users() == [(NAME, True)]
    assert authenticate(HttpRequest(), username=NAME, password=PASSWORD).email == TOLD["EMAIL"]
    assert said.out.count("Username") == 2
    assert "Enter a valid username" in said.err
    assert "Your passwords didn't match." in said.err


@pytest.mark.sqlite_only
@pytest.mark.parametrize("lacking", [["PASSWORD"], list(TOLD)], ids="".join)
def test_what_is_not_told_is_named_before_anything_is_done(tmp_path, lacking):
    told = {
        f"DJANGO_SUPERUSER_{key}": "" if key in lacking else value for key, value in TOLD.items()
    }

    done = subprocess.run(
        [sys.executable, "-m", "scripts.superuser"],
        cwd=settings.BASE_DIR,
        env=os.environ | {"PORTAL_VAR": str(tmp_path / "var"), "DATABASE_URL": ""} | told,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )

    names = ", ".join(f"DJANGO_SUPERUSER_{key}" for key in lacking)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"error: without a terminal an account needs {names} to be set.\n"
    assert not (tmp_path / "var").exists()
