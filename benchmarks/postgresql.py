"""The same rows on PostgreSQL: a private server, filled once, with one table for COPY."""

from __future__ import annotations

import csv
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
    server = PrivatePostgres(keep_in=folder / "postgresql")
    var = folder / "on-postgresql"
    try:
        database = server.start()
        make(var, size, port, database)
        yield run.Place(
            var,
            database,
            folder / "portal.sqlite",
            run.Tool(
                lambda download: downloads.of_copy(database, download),
                lambda download: download.copy_aim,
            ),
        )
    finally:
        server.stop()


def make(var: Path, size: int, port: int, database: str) -> None:
    """Fill the database, and make a table of what the portal's CSV holds, unless they are there."""
    if filling.is_of_this_code(var):
        return
    filling.fill(var, size, database)
    table = var / "activities.csv"
    with servers.running(servers.portal(var, port, database), port):
        filling.take(port, "/activities.csv", table)
    keep_table(database, table)
    table.unlink()
    filling.sign(var)


def keep_table(database: str, path: Path) -> None:
    """Make a table of what the portal's own CSV holds, for COPY to give back."""
    with path.open(encoding="utf-8", newline="") as table, psycopg.connect(database) as made:
        names = next(csv.reader(table))
        quoted = [f'"{name}"' for name in names]
        columns = ", ".join(f"{name} text NOT NULL" for name in quoted)
        made.execute("DROP TABLE IF EXISTS activities")
        made.execute(f"CREATE TABLE activities ({columns})")
        form = f"WITH (FORMAT csv, FORCE_NOT_NULL ({', '.join(quoted)}))"
        with made.cursor().copy(f"COPY activities FROM STDIN {form}") as copy:
            while block := table.read(BLOCK):
                copy.write(block)
