"""What the environment changes, and what holds when nothing is set."""

import runpy
from pathlib import Path

import pytest
from django.conf import settings

NAMES = (
    "DATABASE_URL",
    "PORTAL_DEBUG",
    "PORTAL_EMAIL_FROM",
    "PORTAL_EMAIL_URL",
    "PORTAL_ORIGIN",
    "PORTAL_SECRET_KEY",
    "PORTAL_SUGGESTION_RATE",
)


@pytest.fixture
def read_settings(monkeypatch, tmp_path):
    def read(**variables: str) -> dict:
        for name in NAMES:
            monkeypatch.delenv(name, raising=False)
        for name, value in {"PORTAL_VAR": str(tmp_path / "var"), **variables}.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(settings.BASE_DIR / "portal" / "settings.py"))

    return read


def test_nothing_set_is_safe(read_settings, tmp_path):
    read = read_settings()

    assert read["DEBUG"] is False
    assert read["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert read["SECRET_KEY"] == (tmp_path / "var" / "secret_key").read_text()
    assert "SECURE_HSTS_SECONDS" not in read


def test_nothing_set_is_sqlite_in_var(read_settings, tmp_path):
    database = read_settings()["DATABASES"]["default"]

    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert Path(database["NAME"]) == tmp_path / "var" / "portal.sqlite3"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_database_url_names_postgresql(read_settings):
    read = read_settings(DATABASE_URL="postgres://u:p@db.example.org:5433/record")

    database = read["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["HOST"], database["PORT"], database["NAME"]) == (
        "db.example.org",
        5433,
        "record",
    )
    assert "init_command" not in database["OPTIONS"] if "OPTIONS" in database else True


def test_https_origin_turns_on_what_https_needs(read_settings):
    read = read_settings(PORTAL_ORIGIN="https://record.example.org/")

    assert read["ALLOWED_HOSTS"][-1] == "record.example.org"
    assert read["CSRF_TRUSTED_ORIGINS"] == ["https://record.example.org"]
    assert read["SECURE_SSL_REDIRECT"] is True
    assert read["SECURE_HSTS_SECONDS"] == 31_536_000
    assert read["SESSION_COOKIE_SECURE"] is True
    assert read["CSRF_COOKIE_SECURE"] is True


def test_http_origin_allows_its_host_and_no_more(read_settings):
    read = read_settings(PORTAL_ORIGIN="http://192.0.2.7:8000")

    assert read["ALLOWED_HOSTS"][-1] == "192.0.2.7"
    assert "SECURE_SSL_REDIRECT" not in read


def test_policy_allows_nothing_inline():
    sources = {source for values in settings.SECURE_CSP.values() for source in values}

    assert not {source for source in sources if "unsafe" in source}
    assert settings.SECURE_CSP["default-src"] == ["'none'"]


@pytest.mark.django_db
@pytest.mark.sqlite_only
def test_sqlite_is_set_up_for_readers_beside_a_writer():
    from django.db import connection

    with connection.cursor() as cursor:
        found = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "foreign_keys", "busy_timeout", "synchronous")
        }

    assert found == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "busy_timeout": 20_000,
        "synchronous": 1,
    }


def test_suggestions_have_a_rate_and_answers_go_to_the_log(read_settings):
    read = read_settings()

    assert (read["SUGGESTION_RATE"].requests, read["SUGGESTION_RATE"].seconds) == (20, 3600)
    assert read["MAILERS"]["default"]["BACKEND"].endswith("console.EmailBackend")


def test_rate_server_and_sender_of_suggestions_can_be_set(read_settings):
    read = read_settings(
        PORTAL_SUGGESTION_RATE="5/day",
        PORTAL_EMAIL_URL="smtp://mail.example.org",
        PORTAL_EMAIL_FROM="record@example.org",
    )

    assert (read["SUGGESTION_RATE"].requests, read["SUGGESTION_RATE"].seconds) == (5, 86400)
    assert read["MAILERS"]["default"]["OPTIONS"]["host"] == "mail.example.org"
    assert read["DEFAULT_FROM_EMAIL"] == "record@example.org"


def test_a_rate_of_suggestions_that_cannot_be_read_is_named(read_settings):
    with pytest.raises(ValueError, match="PORTAL_SUGGESTION_RATE is 'often'"):
        read_settings(PORTAL_SUGGESTION_RATE="often")
