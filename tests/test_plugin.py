"""A machine that lacks Chromium or PostgreSQL leaves tests out; CI may not."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests import plugin


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


@pytest.mark.sqlite_only
def test_a_run_ends_with_what_it_left_out_and_what_to_install(tmp_path):
    (tmp_path / "test_page.py").write_text(
        "import pytest\n\n\n@pytest.mark.browser\ndef test_page():\n    raise AssertionError\n"
    )
    options = [f"-c{settings.BASE_DIR / 'pyproject.toml'}", "-n0", "-pno:cacheprovider"]

    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, tmp_path / "test_page.py"],
        cwd=settings.BASE_DIR,
        env={name: value for name, value in os.environ.items() if name != "CI"}
        | {"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )

    reason = "needs Chromium (Debian: apt-get install chromium)"
    assert done.returncode == 0, done.stderr
    assert any(
        line.startswith("SKIPPED [1]") and line.endswith(reason)
        for line in done.stdout.splitlines()
    )
