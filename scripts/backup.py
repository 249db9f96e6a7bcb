"""Keep all of var/ in one archive, and bring it back: `make backup`, `make restore`."""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

from django.conf import settings

SQLITE = "portal.sqlite3"
POSTGRES = "portal.sql"
# The database is copied by its own means; `make run` collects static files anew.
LEFT_OUT = ("static", "portal.sqlite3*", "test.sqlite3*", ".secret_key-*", ".restore-*")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=settings.BASE_DIR / "backups")
    parser.add_argument("--restore", metavar="FILE")
    options = parser.parse_args()
    try:
        if options.restore is None:
            print(f"Kept in {back_up(options.to)}")
        else:
            before = restore(Path(options.restore), options.to)
            print(f"Restored {options.restore}. What was there before: {before or 'nothing'}")
            print("If the portal is running, start it again.")
    except (OSError, ValueError, sqlite3.Error, tarfile.TarError) as error:
        sys.exit(f"error: {error}")


def back_up(folder: Path, prefix: str = "portal") -> Path:
    """Write one archive into ``folder``; the portal may be running."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    archive = folder / f"{prefix}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.tar.gz"
    with tempfile.TemporaryDirectory(dir=folder, prefix=".backup-") as draft_folder:
        copy = dump_database(Path(draft_folder))
        draft = Path(draft_folder) / archive.name
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file, tarfile.open(fileobj=file, mode="w:gz") as tar:
            tar.add(copy, copy.name)
            for path in files_of_var():
                tar.add(path, str(path.relative_to(settings.VAR)))
        draft.replace(archive)  # whole or not at all
    return archive


def files_of_var() -> Iterator[Path]:
    for path in sorted(settings.VAR.rglob("*")):
        top = Path(path.relative_to(settings.VAR).parts[0])
        if path.is_file() and not any(top.match(pattern) for pattern in LEFT_OUT):
            yield path


def restore(archive: Path, backups: Path) -> Path | None:
    """Put back what ``archive`` holds; return what keeps the former state."""
    if not archive.is_file():
        raise ValueError(f"There is no backup {str(archive)!r}: make restore FILE=backups/…")
    with tempfile.TemporaryDirectory(dir=settings.VAR, prefix=".restore-") as name:
        found = Path(name)
        with tarfile.open(archive) as tar:
            tar.extractall(found, filter="data")
        check(archive, found)
        before = set_aside(backups)
        load_database(found)
        for path in sorted(found.rglob("*")):
            if path.is_file():
                target = settings.VAR / path.relative_to(found)
                target.parent.mkdir(parents=True, exist_ok=True)
                path.replace(target)
    return before


def set_aside(backups: Path) -> Path | None:
    database = Path(settings.DATABASES["default"]["NAME"])
    if is_sqlite() and not database.exists():
        return None
    try:
        return back_up(backups, "before-restore")
    except sqlite3.DatabaseError:
        # Not a database any more: SQLite could not write into it either.
        for path in database.parent.glob(f"{database.name}-*"):
            path.unlink()
        return database.replace(database.with_suffix(".damaged"))


def check(archive: Path, found: Path) -> None:
    """ValueError unless the archive holds a whole database of the engine in use."""
    wanted = SQLITE if is_sqlite() else POSTGRES
    if not (found / wanted).is_file():
        raise ValueError(
            f"{archive} holds no {wanted}: it is no backup of the engine that DATABASE_URL names."
        )
    if is_sqlite():
        with closing(sqlite3.connect(found / SQLITE)) as copy:
            if (verdict := copy.execute("PRAGMA quick_check").fetchone()[0]) != "ok":
                raise ValueError(f"The database in {archive} is damaged: {verdict}")


def is_sqlite() -> bool:
    return settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")


def dump_database(folder: Path) -> Path:
    if not is_sqlite():
        copy = folder / POSTGRES
        postgres("pg_dump", "--no-owner", "--no-privileges", f"--file={copy}")
        return copy
    database = Path(settings.DATABASES["default"]["NAME"])
    if not database.exists():
        raise ValueError(f"There is no database {database} yet: make run makes it.")
    copy_sqlite(database, folder / SQLITE)
    return folder / SQLITE


def load_database(found: Path) -> None:
    if is_sqlite():
        copy_sqlite(found / SQLITE, Path(settings.DATABASES["default"]["NAME"]))
        (found / SQLITE).unlink()
        return
    # One transaction: either the whole backup is there or nothing has changed.
    empty = "--command=DROP SCHEMA public CASCADE; CREATE SCHEMA public"
    load = f"--file={found / POSTGRES}"
    options = ("--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1")
    postgres("psql", *options, empty, load)
    (found / POSTGRES).unlink()


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy by SQLite's own means: consistent while others read and write."""
    with (
        closing(sqlite3.connect(source)) as reader,
        closing(sqlite3.connect(target, timeout=20)) as writer,
    ):
        reader.backup(writer)


def postgres(program: str, *arguments: str) -> None:
    """Run a client program; it is told the database, and the password, by variables."""
    if not shutil.which(program):
        raise ValueError(f"{program} was not found (Debian: apt-get install postgresql-client)")
    database = settings.DATABASES["default"]
    names = {"NAME": "PGDATABASE", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
    names |= {"HOST": "PGHOST", "PORT": "PGPORT"}
    variables = {there: str(database[here]) for here, there in names.items() if database.get(here)}
    done = subprocess.run(
        [program, *arguments],
        env=os.environ | variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ValueError(f"{program} failed: {done.stderr.strip()}")


if __name__ == "__main__":
    main()
