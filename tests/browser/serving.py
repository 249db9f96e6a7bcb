"""The portal as `make run` brings it up, with the whole record, in a process of its own."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


@contextmanager
def served_portal(folder: Path):
    """Give the address of a portal that keeps its things in ``folder``.

    Workers share the folder and wait for each other, so that one of them loads
    the record and the others find it loaded.
    """
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        process = start(folder, free_port())
        try:
            address = read_address(process)
        except BaseException:
            stop(process)
            raise
    try:
        yield address
    finally:
        stop(process)


def start(folder: Path, port: int) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", "scripts.run", f"127.0.0.1:{port}"],
        cwd=settings.BASE_DIR,
        env=os.environ | {"PORTAL_VAR": str(folder), "DATABASE_URL": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def read_address(process: subprocess.Popen) -> str:
    lines = []
    for line in process.stdout:
        if " is at http://" in line:
            return line.partition(" is at ")[2].split()[0]
        lines.append(line)
    raise AssertionError("the portal did not come up:\n" + "".join(lines))


def stop(process: subprocess.Popen) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    try:
        process.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
