"""A machine that lacks Chromium or PostgreSQL leaves tests out; CI may not."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests import plugin, test_api_docs


class Item:
    """A test that is about to run, with one marker."""

    def __init__(self, marker: str, *, postgres: bool = False):
        self.marker = marker
        self.config = self
        self.option = self
        self.postgres = postgres

    def get_closest_marker(self, name: str) -> bool:
        return name == self.marker


@pytest.fixture(params=[("browser", False), ("", True)], ids=["Chromium", "PostgreSQL"])
def item(request, monkeypatch):
    """A test whose program this machine lacks."""
    marker, postgres = request.param
    monkeypatch.setattr(plugin, "find_chromium", lambda: None)
    monkeypatch.setattr(plugin, "on_postgres", lambda: False)
    return Item(marker, postgres=postgres)


def test_what_lacks_is_a_failure_in_ci(item, monkeypatch):
    monkeypatch.setenv("CI", "true")

    with pytest.raises(pytest.fail.Exception, match=r"needs .*apt-get install"):
        plugin.pytest_runtest_setup(item)


@pytest.mark.parametrize("value", [None, "", "false"])
def test_what_lacks_is_left_out_elsewhere_with_its_reason(item, monkeypatch, value):
    monkeypatch.delenv("CI", raising=False)
    if value is not None:
        monkeypatch.setenv("CI", value)

    with pytest.raises(pytest.skip.Exception, match=r"needs .*apt-get install"):
        plugin.pytest_runtest_setup(item)


def test_what_is_there_is_tried(monkeypatch):
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(plugin, "find_chromium", lambda: "/usr/bin/chromium")

    plugin.pytest_runtest_setup(Item("browser"))


def run_of(path, text: str, **variables: str) -> subprocess.CompletedProcess:
    """Run a file of tests by itself, as plain pytest does, with some variables set."""
    path.write_text(text)
    options = [f"-c{settings.BASE_DIR / 'pyproject.toml'}", "-n0", "-pno:cacheprovider"]
    left = {"CI", "PYTEST_XDIST_WORKER", *variables}  # it is no worker of this run
    kept = {name: value for name, value in os.environ.items() if name not in left}
    return subprocess.run(
        [sys.executable, "-m", "pytest", *options, path],
        cwd=settings.BASE_DIR,
        env=kept | variables,
        capture_output=True,
        text=True,
    )


@pytest.mark.sqlite_only
def test_a_run_ends_with_what_it_left_out_and_what_to_install(tmp_path):
    text = "import pytest\n\n\n@pytest.mark.browser\ndef test_page():\n    raise AssertionError\n"

    done = run_of(tmp_path / "test_page.py", text, PATH=str(tmp_path))

    reason = "needs Chromium (Debian: apt-get install chromium)"
    assert done.returncode == 0, done.stderr
    assert any(
        line.startswith("SKIPPED [1]") and line.endswith(reason)
        for line in done.stdout.splitlines()
    )


SEEN = """
import os
from django.conf import settings

def test_what_is_seen():
    names = ("PORTAL_", "DATABASE_URL", "DJANGO_SUPERUSER_")
    assert [name for name in os.environ if name.startswith(names)] == ["PORTAL_VAR"]
    assert str(settings.VAR).endswith(os.environ["PORTAL_VAR"])
    assert "/srv/portal" not in str(settings.VAR)
    assert (settings.ORIGIN, settings.CONTACT, settings.IATI_ORGANIZATION) == ("", "", "")
    assert (settings.API_RATE, settings.PROXIES) == (None, 0)
    assert settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
"""


@pytest.mark.sqlite_only
def test_no_variable_of_the_portal_reaches_a_test(tmp_path):
    done = run_of(
        tmp_path / "test_seen.py",
        SEEN,
        PORTAL_ORIGIN="https://record.example.org",
        PORTAL_CONTACT="record@example.org",
        PORTAL_IATI_ORGANIZATION="KE-RCO-12345",
        PORTAL_API_RATE="1/day",
        PORTAL_PROXIES="2",
        PORTAL_DEBUG="1",
        PORTAL_VAR="/srv/portal/var",
        PORTAL_SECRET_KEY="known",
        PORTAL_LATER="a variable that there is not yet",
        DATABASE_URL="postgres://nobody@nowhere.invalid/record",
        DJANGO_SUPERUSER_PASSWORD="known",
    )

    assert done.returncode == 0, done.stdout


def test_curl_that_lacks_is_a_failure_in_ci(monkeypatch):
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(test_api_docs.shutil, "which", lambda name: None)

    with pytest.raises(pytest.fail.Exception, match=r"needs curl .*apt-get install"):
        test_api_docs.need_curl()
