"""The portal as `make run` brings it up, with the whole record, in a process of its own."""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


def folder_served() -> Path:
    """Return where the portal that the tests read keeps its things."""
    return settings.VAR / "served"


@contextmanager
def served_portal(folder: Path, database: str = "", copy_of: str = ""):
    """Give the address of a portal that keeps its things in ``folder``, or in a database.

    Workers share the folder and wait for each other, so that one of them copies a file
    with the record or loads it, and the others find it loaded.
    """
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if copy_of and not (folder / "portal.sqlite3").exists():
            shutil.copy(copy_of, folder / "portal.sqlite3")
        port = free_port()
        log = folder / f"{port}.log"
        process = start(folder, port, log, database)
        try:
            address = read_address(process, log)
        except BaseException:
            stop(process)
            raise
    try:
        yield address
    finally:
        stop(process)


def start(folder: Path, port: int, log: Path, database: str) -> subprocess.Popen:
    # A file: nobody reads a pipe while the portal logs what it refuses, and a full one stops it.
    with log.open("w") as written:
        return subprocess.Popen(
            [sys.executable, "-m", "scripts.run", f"127.0.0.1:{port}"],
            cwd=settings.BASE_DIR,
            env=environment(folder, database),
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def environment(folder: Path, database: str = "") -> dict[str, str]:
    """Return the variables by which a program finds the portal of a folder, or of a database."""
    return os.environ | {"PORTAL_VAR": str(folder), "DATABASE_URL": database}


def read_address(process: subprocess.Popen, log: Path) -> str:
    while True:
        is_over = process.poll() is not None
        for line in log.read_text().splitlines():
            if " is at http://" in line:
                return line.partition(" is at ")[2].split()[0]
        assert not is_over, f"the portal did not come up:\n{log.read_text()}"
        time.sleep(0.1)


def stop(process: subprocess.Popen) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=60)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
