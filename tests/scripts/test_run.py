"""`make run`: up from nothing, answering, ended by Ctrl-C."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest
from django.conf import settings

from scripts import run
from scripts.run import check_free, parse_address
from tests.running import Running

pytestmark = pytest.mark.sqlite_only

WORKSHOP = "ai-capacity-building-shanghai-2024"
EDIT = f"""
from initiatives.models import Workshop
from initiatives.signing import sign
from initiatives.workflow import bump

workshop = Workshop.objects.get(slug="{WORKSHOP}")
workshop.name = "Renamed between two runs"
sign(workshop, by=None, reason="As the host writes it")
workshop.save()
bump()
"""


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def start(tmp_path, port):
    """Start the portal in an empty place; what is left of it ends with the test."""
    started = []

    def start() -> subprocess.Popen:
        process = subprocess.Popen(
            [sys.executable, "-m", "scripts.run", f"127.0.0.1:{port}"],
            cwd=settings.BASE_DIR,
            env=os.environ | {"PORTAL_VAR": str(tmp_path / "var"), "DATABASE_URL": ""},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def read_until_address(process) -> list[str]:
    lines = []
    for line in process.stdout:
        lines.append(line.rstrip())
        if " is at http://" in line:
            return lines
    raise AssertionError("\n".join(lines))


def page_of(port: int, path: str) -> str:
    """Return the text of a page that answers 200; any other raises."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as page:
        return page.read().decode()


def stop(process, number: signal.Signals) -> str:
    os.killpg(process.pid, number)
    rest, _ = process.communicate(timeout=60)
    return rest


def test_portal_comes_up_from_nothing_and_again_at_once_with_what_was_edited(start, port, tmp_path):
    process = start()
    lines = read_until_address(process)
    assert "Log in" in page_of(port, "/admin/login/")
    Running("", tmp_path / "var", "").run(EDIT)
    rest = stop(process, signal.SIGINT)

    assert lines[:2] == ["Bringing the database up to date", "Loading the record"]
    assert "Collecting static files" in lines
    assert lines[-1] == f"AI Capacity Record is at http://127.0.0.1:{port} (Ctrl-C stops it)"
    assert (process.returncode in (0, 130), rest) == (True, "")

    again = start()
    lines = read_until_address(again)
    edited = page_of(port, f"/workshops/{WORKSHOP}/")
    rest = stop(again, signal.SIGTERM)

    assert lines == [
        "Bringing the database up to date",
        f"AI Capacity Record is at http://127.0.0.1:{port} (Ctrl-C stops it)",
    ]
    assert "<title>Renamed between two runs" in " ".join(edited.split())
    assert (again.returncode, rest) == (0, "")


def test_busy_port_is_named_before_anything_is_done(start, port, tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        process = start()
        output, _ = process.communicate(timeout=30)

    assert process.returncode == 1
    assert output.startswith(f"error: 127.0.0.1:{port} cannot be used (Address already in use).")
    assert not (tmp_path / "var").exists()


def test_free_port_is_accepted(port):
    check_free("127.0.0.1", port)


@pytest.mark.parametrize(
    ("text", "address"),
    [("127.0.0.1:8123", ("127.0.0.1", 8123)), ("[::1]:80", ("::1", 80))],
)
def test_address_is_host_and_port(text, address):
    assert parse_address(text) == address


@pytest.mark.parametrize("text", ["8000", ":8000", "localhost", "localhost:x", "localhost:0"])
def test_what_is_no_address_is_named(text):
    with pytest.raises(argparse.ArgumentTypeError, match="is not host:port"):
        parse_address(text)


def test_record_is_loaded_again_when_its_files_change(settings, db, tmp_path, capsys):
    settings.FIXTURE_DIRS = [tmp_path]
    file = tmp_path / "one.json"

    for content in ("[]", "[]", "[ ]"):
        file.write_text(content)
        run.load_record()

    assert capsys.readouterr().out.splitlines() == ["Loading the record", "No files to load."] * 2
