"""The targets of the Makefile: what their variables change, and what they refuse."""

import os
import re
import sqlite3
import sys

import pytest
from django.conf import settings

from tests.scripts.making import made, recipe

pytestmark = pytest.mark.sqlite_only


@pytest.fixture
def place(tmp_path):
    """An installation with a database and a file of its own."""
    var = tmp_path / "var"
    var.mkdir()
    sqlite3.connect(var / "portal.sqlite3").close()
    (var / "letter.txt").write_text("kept")
    return {"PORTAL_VAR": str(var), "DATABASE_URL": ""}


@pytest.mark.parametrize(
    ("arguments", "variables", "address"),
    [
        ([], {}, "127.0.0.1:8000"),
        ([], {"ADDRESS": "127.0.0.1:8123"}, "127.0.0.1:8123"),
        (["ADDRESS=[::1]:80"], {"ADDRESS": "127.0.0.1:8123"}, "[::1]:80"),
    ],
)
def test_address_moves_the_portal(arguments, variables, address):
    assert recipe("run", *arguments, **variables) == [f"{sys.executable} -m scripts.run {address}"]


def test_superuser_asks_the_script_that_makes_one():
    assert recipe("superuser") == [f"{sys.executable} -m scripts.superuser"]


def test_superuser_names_what_it_was_not_told(place):
    told = {f"DJANGO_SUPERUSER_{name}": "" for name in ("USERNAME", "EMAIL", "PASSWORD")}

    done = made("superuser", **place, **told)

    assert done.returncode == 2
    assert done.stderr.startswith("error: without a terminal an account needs DJANGO_SUPERUSER_")


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        (["backup"], "--to 'backups'"),
        (["backup", "TO=/srv/two words"], "--to '/srv/two words'"),
        (["restore", "FILE=a b.tar.gz"], "--to 'backups' --restore 'a b.tar.gz'"),
        (["restore", "FILE=a", "TO=b"], "--to 'b' --restore 'a'"),
    ],
)
def test_backups_go_to_the_folder_told_and_come_from_the_file_told(arguments, options):
    assert recipe(*arguments)[-1] == f"{sys.executable} -m scripts.backup {options}"


def test_a_backup_made_by_make_is_brought_back_by_make(place, tmp_path):
    folder, letter = tmp_path / "two words", tmp_path / "var" / "letter.txt"

    backup = made("backup", f"TO={folder}", **place)
    archive = backup.stdout.removeprefix("Kept in ").strip()
    letter.write_text("spoilt")
    restore = made("restore", f"FILE={archive}", f"TO={folder}", **place)

    assert (backup.returncode, restore.returncode) == (0, 0), (backup.stderr, restore.stderr)
    assert letter.read_text() == "kept"
    assert len(list(folder.glob("portal-*.tar.gz"))) == 1
    assert len(list(folder.glob("before-restore-*.tar.gz"))) == 1


def test_restore_without_a_file_lists_those_there_are_and_changes_nothing(place, tmp_path):
    for age, name in enumerate(["new.tar.gz", "old.tar.gz"]):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (1_000 - age, 1_000 - age))

    done = made("restore", f"TO={tmp_path}", **place)

    assert done.returncode == 2
    assert done.stdout.splitlines() == ["var", "new.tar.gz", "old.tar.gz"]
    assert done.stderr.splitlines()[0] == (
        f"error: say which backup: make restore FILE={tmp_path}/…"
    )
    assert (tmp_path / "var" / "letter.txt").read_text() == "kept"


def test_every_target_that_the_readme_names_is_there_and_explained():
    readme = (settings.BASE_DIR / "README.md").read_text()
    named = set(re.findall(r"(?m)(?:`|^)make ([a-z]+)", readme))
    listed = {line.split()[0] for line in made("help").stdout.splitlines()}

    assert named == listed - {"help"}
