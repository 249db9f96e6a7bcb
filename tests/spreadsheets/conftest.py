"""Fixtures for the tests of spreadsheets."""

import pytest

from tests.factories import make_country

NAMES = {"KEN": "Kenya", "ZMB": "Zambia", "COG": "Congo", "COD": "DR Congo", "CHN": "China"}


@pytest.fixture(autouse=True)
def at_once(settings):
    """Let tasks run in the request that begins them: a process of its own sees no test's rows."""
    backend = "django.tasks.backends.immediate.ImmediateBackend"
    settings.TASKS = {"default": {"BACKEND": backend}}


@pytest.fixture
def countries():
    for code, name in NAMES.items():
        make_country(code, name=name)
