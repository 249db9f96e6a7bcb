"""Fixtures for the tests of roles."""

import pytest

from portal.rate import Rate
from tests.spreadsheets.conftest import at_once

__all__ = ["at_once"]


@pytest.fixture(autouse=True)
def unhurried(settings):
    """Let one visitor propose as much as the tables ask."""
    settings.SUGGESTION_RATE = Rate(10_000, 60)
