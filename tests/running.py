"""A portal in processes of its own, and what can be done to its record from another."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
from django.conf import settings

from tests import plugin
from tests.browser.serving import served_portal
from tests.postgres import another_database

PATIENCE = 5  # seconds that a writer waits before it calls itself locked out


@dataclass(frozen=True)
class Running:
    """A portal that is being served: where, from which folder, on which database."""

    address: str
    folder: Path
    database: str  # "" for the file in the folder

    def run(self, code: str) -> str:
        """Run code of the portal's in a process of its own; return what it prints."""
        own = {"PORTAL_VAR": str(self.folder), "DATABASE_URL": self.database}
        done = subprocess.run(
            [sys.executable, "manage.py", "shell", "--verbosity", "0", "-c", code],
            cwd=settings.BASE_DIR,
            env=os.environ | own,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    def write(self) -> None:
        """Write something; an error tells of a writer that is locked out."""
        with self.connected() as database:
            database.execute(f"INSERT INTO auth_group (name) VALUES ('{uuid4().hex}')")

    def is_being_read(self) -> bool:
        """Does anybody hold on to a former state of the record?"""
        with self.connected() as database:
            if self.database:
                row = database.execute(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                    "AND pid <> pg_backend_pid() AND xact_start IS NOT NULL"
                ).fetchone()
                return bool(row[0])
            # What was written since cannot leave the log while somebody reads what was before.
            database.execute("PRAGMA busy_timeout=0")
            return bool(database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0])

    def connected(self):
        """Connect to the database, each statement a transaction."""
        if self.database:
            return psycopg.connect(self.database, autocommit=True)
        path = self.folder / "portal.sqlite3"
        return closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None))


@contextmanager
def running(folder: Path, loaded: str) -> Iterator[Running]:
    """Serve a portal on a copy of the database with the whole record."""
    if plugin.on_postgres():
        databases, copied = another_database(os.environ["DATABASE_URL"], loaded), ""
    else:
        databases, copied = nullcontext(""), loaded
    with databases as database, served_portal(folder, database, copied) as address:
        yield Running(address, folder, database)
