"""Fixtures for the tests of roles."""

import pytest

from portal.rate import Rate
from tests.admin_data import make_workshop
from tests.editors import make_focal_point, recorded
from tests.factories import make_country, make_participation
from tests.spreadsheets.conftest import at_once

__all__ = ["at_once"]


@pytest.fixture(autouse=True)
def unhurried(settings):
    """Let one visitor propose as much as the tables ask."""
    settings.SUGGESTION_RATE = Rate(10_000, 60)


@pytest.fixture
def kenya(client):
    """The focal point of Kenya, logged in."""
    make_country("FRA")
    user = make_focal_point("KEN")
    client.force_login(user)
    return user


@pytest.fixture
def draft(kenya):
    """A draft of its own, in which both countries take part."""
    workshop = recorded(make_workshop(participants_known="some"), kenya)
    make_participation(workshop, "KEN", note="Ours")
    make_participation(workshop, "FRA", note="Theirs")
    return workshop
