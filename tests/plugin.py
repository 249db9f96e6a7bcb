"""What a test run needs of its machine: folders, PostgreSQL, Chromium.

Loaded before Django's settings are read (`-p tests.plugin` in pyproject.toml).
"""

import os
import shutil
import tempfile
from pathlib import Path
from typing import NoReturn

import pytest

from tests.postgres import PrivatePostgres, drop_databases, find_programs

INSTALL_POSTGRES = "needs a PostgreSQL server (Debian: apt-get install postgresql)"
INSTALL_CHROMIUM = "needs Chromium (Debian: apt-get install chromium)"
# How a portal on this machine may be set up, which no test is about.
OF_THE_CALLER = ("DATABASE_URL", "DJANGO_SUPERUSER_", "PORTAL_")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
STASH = pytest.StashKey[list]()  # what to undo, last first


def pytest_addoption(parser):
    parser.addoption(
        "--postgres",
        action="store_true",
        help="run on PostgreSQL: TEST_DATABASE_URL, or a private server made for this run",
    )
    parser.addoption(
        "--renew-golden",
        action="store_true",
        help="write the files that exports are compared with anew (tests/data/exports)",
    )
    parser.addoption(
        "--renew-pictures",
        action="store_true",
        help="take the pictures of docs/editing.md anew (docs/pictures)",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config):
    early_config.stash[STASH] = []
    if is_worker():
        return  # its environment comes from the process that started it
    for name in [name for name in os.environ if name.startswith(OF_THE_CALLER)]:
        del os.environ[name]
    folder = tempfile.mkdtemp(prefix="portal-tests-")
    early_config.stash[STASH].append(lambda: shutil.rmtree(folder, ignore_errors=True))
    os.environ["PORTAL_VAR"] = folder
    if url := os.environ.get("TEST_DATABASE_URL"):
        os.environ["DATABASE_URL"] = url
        early_config.stash[STASH].append(lambda: drop_databases(url, Path(folder)))
    elif early_config.known_args_namespace.postgres and find_programs():
        server = PrivatePostgres()
        early_config.stash[STASH].append(server.stop)
        os.environ["DATABASE_URL"] = server.start()


def pytest_unconfigure(config):
    undo = config.stash.get(STASH, [])
    while undo:
        undo.pop()()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Begin with what takes long, so that no worker is left alone with it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_runtest_setup(item):
    if item.config.option.postgres and not on_postgres():
        skip_or_fail(INSTALL_POSTGRES)
    if item.get_closest_marker("browser") and not find_chromium():
        skip_or_fail(INSTALL_CHROMIUM)
    if item.get_closest_marker("postgres_only") and not on_postgres():
        pytest.skip("is about PostgreSQL: pytest --postgres")
    if item.get_closest_marker("sqlite_only") and on_postgres():
        pytest.skip("is about SQLite")


def skip_or_fail(reason: str) -> NoReturn:
    """In CI nothing may be left untried."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def is_worker() -> bool:
    return "PYTEST_XDIST_WORKER" in os.environ


def on_postgres() -> bool:
    return os.environ.get("DATABASE_URL", "").startswith(("postgres:", "postgresql:"))


def find_chromium() -> Path | None:
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    return Path(found) if found else None
