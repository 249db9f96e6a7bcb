"""The same rows on PostgreSQL: a private server, filled, with one table for COPY."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from benchmarks import downloads, filling, run, servers
from tests.postgres import PrivatePostgres

BLOCK = 1 << 20


@contextmanager
def place(folder: Path, size: int, port: int) -> Iterator[run.Place]:
    """Give a server that holds as many activities as the SQLite database of the folder."""
    server = PrivatePostgres()
    var = folder / "postgresql"
    try:
        database = server.start()
        filling.fill(var, size, database)
        with servers.running(servers.portal(var, port, database), port):
            filling.take(port, "/activities.csv", var / "activities.csv")
        keep_table(database, var / "activities.csv")
        yield run.Place(
            var,
            database,
            folder / "portal.sqlite",
            lambda download: downloads.of_copy(database, download),
        )
    finally:
        server.stop()
        shutil.rmtree(var, ignore_errors=True)


def keep_table(database: str, path: Path) -> None:
    """Make a table of what the portal's own CSV holds, for COPY to give back."""
    with path.open(encoding="utf-8", newline="") as table, psycopg.connect(database) as made:
        names = next(csv.reader(table))
        columns = ", ".join(f'"{name}" text NOT NULL' for name in names)
        made.execute(f"CREATE TABLE activities ({columns})")
        form = "WITH (FORMAT csv, FORCE_NOT_NULL *)"
        with made.cursor().copy(f"COPY activities FROM STDIN {form}") as copy:
            while block := table.read(BLOCK):
                copy.write(block)
