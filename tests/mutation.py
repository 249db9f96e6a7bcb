"""For `make mutate`: quick tests that know of no other mutant tried at the same time."""

from django.db import connections
from hypothesis import settings

settings.register_profile("mutation", max_examples=25, deadline=None, derandomize=True)


def pytest_collection_finish():
    # In memory: a file would be shared by the mutants.
    connections.databases["default"]["TEST"]["NAME"] = None
