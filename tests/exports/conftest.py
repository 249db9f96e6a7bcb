"""The sample."""

import pytest

from tests.exports.sample import make_sample


@pytest.fixture
def sample(db):
    """Make the small record."""
    return make_sample()
