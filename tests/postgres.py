"""A PostgreSQL server of a run's own: private folder, no network, gone at the end unless kept."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit
from uuid import uuid4

import psycopg

OWNER = "portal"
TOLD = ".database"  # how files end that hold the name of a database of a run
OPTIONS = {
    "listen_addresses": "",  # a socket in the private folder is the only way in
    "max_connections": 60,
    # Nothing here outlives the run, so nothing waits for the disk.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}


def find_programs() -> Path | None:
    """The folder with the newest server's programs; Debian keeps them off the path."""
    if on_path := shutil.which("postgres"):
        return Path(on_path).resolve().parent
    found = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    newest = max(found, key=lambda path: int(path.parts[-3]), default=None)
    return newest.parent if newest else None


class PrivatePostgres:
    """``start()`` gives the address of a database, ``stop()`` removes all of it.

    A folder of the caller's own is kept, and so is what the database holds.
    """

    def __init__(self, keep_in: Path | None = None):
        self.programs = find_programs()
        self.is_kept = keep_in is not None
        self.folder = keep_in or Path(tempfile.mkdtemp(prefix="portal-postgres-"))
        self.folder.mkdir(parents=True, exist_ok=True)
        self.user = unprivileged_user()
        self.server = None

    def start(self) -> str:
        if self.user:
            shutil.chown(self.folder, self.user)
        data = self.folder / "data"
        if not data.exists():
            self.run("initdb", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8",
                     "--no-sync", f"--username={OWNER}", f"--pgdata={data}")  # fmt: skip
        settings = [f"-c{name}={value}" for name, value in OPTIONS.items()]
        with (self.folder / "log").open("w") as log:
            self.server = subprocess.Popen(
                [self.programs / "postgres", f"-D{data}", f"-k{self.folder}", *settings],
                **self.how(),
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,  # Ctrl-C ends the tests first, then this
            )
        self.wait()
        return f"postgres://{OWNER}@{quote(str(self.folder), safe='')}/postgres"

    def wait(self) -> None:
        for _ in range(300):
            socket = f"--host={self.folder}"
            if self.run("pg_isready", "--quiet", socket, check=False).returncode == 0:
                return
            if self.server.poll() is not None:
                break
            time.sleep(0.1)
        log = (self.folder / "log").read_text()
        self.stop()
        raise RuntimeError(f"PostgreSQL did not start: {log}")

    def run(self, program: str, *arguments: str, check=True):
        return subprocess.run(
            [self.programs / program, *arguments],
            **self.how(),
            check=check,
            stdout=subprocess.DEVNULL,
        )

    def how(self) -> dict:
        return {"cwd": self.folder, "user": self.user}

    def stop(self) -> None:
        if self.server and self.server.poll() is None:
            self.server.terminate()
            self.server.wait(timeout=60)
        if not self.is_kept:
            shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def another_database(url: str, copy_of: str = "template1"):
    """Give the address of a new database on the server of another; it is gone afterwards."""
    parts = urlsplit(url)
    name = f"portal_{uuid4().hex}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{copy_of}"')
        try:
            yield urlunsplit(parts._replace(path=f"/{name}"))
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def drop_databases(url: str, folder: Path) -> None:
    """Remove the databases whose names are told in the folder of a run."""
    with psycopg.connect(url, autocommit=True) as server:
        for told in folder.glob(f"*{TOLD}"):
            server.execute(f'DROP DATABASE IF EXISTS "{told.read_text()}" WITH (FORCE)')


def unprivileged_user() -> str | None:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
