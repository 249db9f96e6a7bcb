"""Fixtures for the tests of spreadsheets."""

import pytest
from django.tasks import task_backends
from django.tasks.backends.base import BaseTaskBackend

from tests.factories import make_country

NAMES = {"KEN": "Kenya", "ZMB": "Zambia", "COG": "Congo", "COD": "DR Congo", "CHN": "China"}


class AtOnce(BaseTaskBackend):
    """Runs a task where it is begun; what it raises is seen."""

    def enqueue(self, task, args, kwargs):
        self.validate_task(task)
        task.call(*args, **kwargs)


@pytest.fixture(autouse=True)
def at_once():
    """Let tasks run in the request that begins them: a process of its own sees no test's rows."""
    task_backends["default"] = AtOnce("default", {})
    yield
    del task_backends["default"]


@pytest.fixture
def countries():
    for code, name in NAMES.items():
        make_country(code, name=name)
