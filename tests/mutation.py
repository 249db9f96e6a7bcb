"""For `make mutate`: quick tests on a database in memory that is made once for all mutants.

Each mutant is tried in a fork, so each has a copy of that database to itself.
"""

import pytest
from django.db import connection
from hypothesis import settings

settings.register_profile("mutation", max_examples=25, deadline=None, derandomize=True)


class OneDatabase:
    """Stands in for the set-up of pytest-django; registered late, so that it wins."""

    is_made = False

    @pytest.fixture(scope="session")
    @classmethod
    def django_db_setup(cls, django_db_blocker):
        if not cls.is_made:
            with django_db_blocker.unblock():
                connection.settings_dict["TEST"] |= {"NAME": None, "MIGRATE": False}
                connection.creation.create_test_db(verbosity=0)
            cls.is_made = True


def pytest_configure(config):
    config.pluginmanager.register(OneDatabase())
