"""What every test of pages starts from."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _in_english():
    """A page in another language leaves it to the thread: the next test reads English again."""
    with translation.override("en"):
        yield
