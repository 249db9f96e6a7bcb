"""A machine that lacks Chromium or PostgreSQL leaves tests out; CI may not."""

import pytest

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
