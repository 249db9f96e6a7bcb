"""The sample, and the whole shipped record."""

import pytest
from django.core.management import call_command
from django.db import transaction

from tests.exports.sample import make_sample


@pytest.fixture
def sample(db):
    """Make the small record."""
    return make_sample()


@pytest.fixture(scope="module")
def record(django_db_setup, django_db_blocker):
    """Load all that ships, once for the tests of a file, and take it back."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_portal", verbosity=0)
        yield
        transaction.set_rollback(True)
