"""`make backup` and `make restore`, run as a person runs them."""

import os
import sqlite3
import stat
import subprocess
import sys
import tarfile
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote

import psycopg
import pytest
from django.conf import settings
from django.db import connection

KEY = "k" * 60


@pytest.fixture
def place(tmp_path):
    """An installation: var/ with a database in use, a key and a file of its own."""
    var = tmp_path / "var"
    (var / "uploads").mkdir(parents=True)
    (var / "uploads" / "letter.txt").write_text("kept")
    (var / "secret_key").write_text(KEY)
    (var / "secret_key").chmod(0o600)
    (var / "static").mkdir()
    (var / "static" / "made.css").write_text("made anew by make run")
    return SimpleNamespace(var=var, backups=tmp_path / "backups", url="")


@pytest.fixture
def database(place):
    with closing(sqlite3.connect(place.var / "portal.sqlite3")) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE note (text)")
        connection.execute("INSERT INTO note VALUES ('first')")
        connection.commit()
        yield connection


def run(place, *arguments: str) -> subprocess.CompletedProcess:
    variables = {"PORTAL_VAR": str(place.var), "DATABASE_URL": place.url}
    return subprocess.run(
        [sys.executable, "-m", "scripts.backup", "--to", str(place.backups), *arguments],
        cwd=settings.BASE_DIR,
        env=os.environ | variables,
        capture_output=True,
        text=True,
    )


def back_up(place) -> str:
    done = run(place)
    assert done.returncode == 0, done.stderr
    return done.stdout.removeprefix("Kept in ").strip()


def notes(connection) -> list[str]:
    return [text for (text,) in connection.execute("SELECT text FROM note").fetchall()]


@pytest.mark.sqlite_only
def test_backup_is_private_and_holds_var_but_what_is_made_anew(place, database):
    archive = back_up(place)

    with tarfile.open(archive) as tar:
        assert sorted(tar.getnames()) == ["portal.sqlite3", "secret_key", "uploads/letter.txt"]
    assert stat.S_IMODE(Path(archive).stat().st_mode) == 0o600
    assert [entry.name for entry in place.backups.iterdir()] == [Path(archive).name]


@pytest.mark.sqlite_only
def test_backup_leaves_out_what_a_running_portal_has_not_finished(place, database, tmp_path):
    database.execute("INSERT INTO note VALUES ('not yet committed')")

    archive = back_up(place)

    with tarfile.open(archive) as tar:
        tar.extract("portal.sqlite3", tmp_path, filter="data")
    with closing(sqlite3.connect(tmp_path / "portal.sqlite3")) as copy:
        assert notes(copy) == ["first"]


@pytest.mark.sqlite_only
def test_restore_brings_all_back_while_the_portal_runs(place, database):
    archive = back_up(place)
    database.execute("UPDATE note SET text = 'spoilt'")
    database.commit()
    (place.var / "secret_key").write_text("x" * 60)
    (place.var / "uploads" / "letter.txt").unlink()

    done = run(place, "--restore", archive)

    assert done.returncode == 0, done.stderr
    assert notes(database) == ["first"]
    assert (place.var / "secret_key").read_text() == KEY
    assert stat.S_IMODE((place.var / "secret_key").stat().st_mode) == 0o600
    assert (place.var / "uploads" / "letter.txt").read_text() == "kept"
    assert (place.var / "static" / "made.css").exists()
    assert not list(place.var.glob(".restore-*"))


@pytest.mark.sqlite_only
def test_restore_keeps_what_was_there_before(place, database):
    archive = back_up(place)
    database.execute("UPDATE note SET text = 'newer'")
    database.commit()
    run(place, "--restore", archive)

    (before,) = place.backups.glob("before-restore-*")
    run(place, "--restore", str(before))

    assert notes(database) == ["newer"]


@pytest.mark.sqlite_only
def test_restore_fills_an_empty_place(place, database, tmp_path):
    archive = back_up(place)
    empty = SimpleNamespace(var=tmp_path / "elsewhere", backups=place.backups, url="")

    done = run(empty, "--restore", archive)

    assert done.returncode == 0, done.stderr
    with closing(sqlite3.connect(empty.var / "portal.sqlite3")) as connection:
        assert notes(connection) == ["first"]
    assert (empty.var / "secret_key").read_text() == KEY


@pytest.mark.sqlite_only
def test_restore_replaces_a_damaged_database(place, tmp_path):
    with closing(sqlite3.connect(place.var / "portal.sqlite3")) as connection:
        connection.execute("CREATE TABLE note (text)")
    archive = back_up(place)
    (place.var / "portal.sqlite3").write_bytes(b"no database " * 1000)

    done = run(place, "--restore", archive)

    assert done.returncode == 0, done.stderr
    assert (place.var / "portal.damaged").read_bytes().startswith(b"no database")
    with closing(sqlite3.connect(place.var / "portal.sqlite3")) as connection:
        assert notes(connection) == []


@pytest.mark.sqlite_only
@pytest.mark.parametrize("content", [None, b"", b"no archive"])
def test_what_is_no_backup_is_refused_and_changes_nothing(place, database, tmp_path, content):
    path = tmp_path / "given.tar.gz"
    if content is not None:
        path.write_bytes(content)

    done = run(place, "--restore", str(path))

    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
    assert "Traceback" not in done.stderr
    assert notes(database) == ["first"]


@pytest.mark.sqlite_only
def test_backup_of_another_engine_is_refused(place, database, tmp_path):
    (tmp_path / "portal.sql").write_text("SELECT 1")
    with tarfile.open(tmp_path / "postgres.tar.gz", "w:gz") as tar:
        tar.add(tmp_path / "portal.sql", "portal.sql")

    done = run(place, "--restore", str(tmp_path / "postgres.tar.gz"))

    assert done.returncode == 1
    assert "holds no portal.sqlite3" in done.stderr


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_postgresql_is_kept_and_brought_back(place):
    where = connection.settings_dict
    server = {"host": where["HOST"], "user": where["USER"], "port": where["PORT"] or 5432}
    server["password"] = where["PASSWORD"]
    name = f"backup_{os.getpid()}"
    place.url = "postgres://{user}:{password}@{host}:{port}/{name}".format(
        **{key: quote(str(value or ""), safe="") for key, value in server.items()}, name=name
    )
    with psycopg.connect(**server, dbname="postgres", autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        try:
            check_postgresql(place, server | {"dbname": name})
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def check_postgresql(place, database: dict) -> None:
    with psycopg.connect(**database, autocommit=True) as before:
        before.execute("CREATE TABLE note (text text)")
        before.execute("INSERT INTO note VALUES ('first')")
    archive = back_up(place)
    with psycopg.connect(**database, autocommit=True) as meanwhile:
        meanwhile.execute("UPDATE note SET text = 'spoilt'")
        meanwhile.execute("CREATE TABLE later (text text)")

    done = run(place, "--restore", archive)

    assert done.returncode == 0, done.stderr
    with psycopg.connect(**database) as after:
        assert notes(after) == ["first"]
        assert after.execute("SELECT to_regclass('later')").fetchone() == (None,)
