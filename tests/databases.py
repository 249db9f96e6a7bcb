"""The databases of a run: migrated once, loaded once, and a copy of each for every worker.

Migrations take twenty seconds and the record ten. Workers wait for each other, so that one of
them makes what the others copy by Django's own means.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from scripts.run import load_record
from tests.postgres import TOLD

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")


class OnePerRun:
    """Stands in for the set-up of pytest-django."""

    @pytest.fixture(scope="session")
    @staticmethod
    def django_db_setup(django_test_environment, django_db_use_migrations, django_db_blocker):
        """Give the tests of this worker a migrated database of their own."""
        connection.settings_dict["TEST"]["MIGRATE"] = django_db_use_migrations
        with django_db_blocker.unblock():
            with alone():
                empty = made("migrated", migrate)
                own = made(WORKER, lambda: copied(empty, WORKER))
            turn_to(own)
            yield
            connection.close()


def loaded_database() -> str:
    """Return the name of the database with all that ships: to be copied, not to be written to."""
    with alone(), meanwhile_in(made("migrated", migrate)):
        return made("loaded", load)


@contextmanager
def own_copy_of_the_record() -> Iterator[None]:
    """Let this worker's tests read and write a database with all that ships."""
    source = loaded_database()
    with alone():
        own = made(f"loaded-{WORKER}", lambda: copied(source, f"{WORKER}_loaded"))
    with meanwhile_in(own):
        yield


def made(state: str, make: Callable[[], str]) -> str:
    """Return the name of a database that is made by the first who asks for it."""
    told = Path(settings.VAR) / f"{state}{TOLD}"
    if not told.exists():
        told.write_text(make())
    return told.read_text()


def migrate() -> str:
    """Make an empty database as `manage.py migrate` leaves it."""
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    connection.close()
    return connection.settings_dict["NAME"]


def load() -> str:
    """Make a database as `make run` brings it up."""
    name = copied(connection.settings_dict["NAME"], "loaded")
    with meanwhile_in(name):
        load_record()
    return name


def copied(source: str, suffix: str) -> str:
    """Copy a database that nobody is connected to."""
    with meanwhile_in(source):
        connection.creation.clone_test_db(suffix, verbosity=0, autoclobber=True)
        return connection.creation.get_test_db_clone_settings(suffix)["NAME"]


@contextmanager
def meanwhile_in(name: str) -> Iterator[None]:
    """Turn to another database, and back."""
    before = connection.settings_dict["NAME"]
    turn_to(name)
    try:
        yield
    finally:
        turn_to(before)


def turn_to(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


@contextmanager
def alone() -> Iterator[None]:
    """Wait until no other worker makes a database."""
    with (Path(settings.VAR) / "databases.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
