"""The servers that are measured: started, watched and ended here, each on its own port."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORKERS = 2
# With what it serves the portal and the plain project: better without tools for development,
# which take memory wherever a package loads another because it is there.
SERVING = os.environ.get("SERVING_PYTHON", sys.executable)
DATASETTE = Path(sys.executable).with_name("datasette")
START_TIME_MAX = 900  # seconds
WATCHED_EACH = 0.1  # seconds
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass
class Command:
    """How a server is started."""

    name: str
    arguments: list[str]
    environment: dict[str, str] = field(default_factory=dict)


@dataclass
class Server:
    """A running server: where it answers, and how much memory it takes."""

    command: Command
    port: int
    process: subprocess.Popen[bytes]

    def restart(self) -> None:
        """End what the server still works on, and start it again."""
        end(self.process)
        self.process = begin(self.command, self.port)

    def memory(self) -> dict[int, int]:
        """Return the private memory of each process of the server, in bytes."""
        return {pid: private_memory(pid) for pid in processes_of(self.process.pid)}

    @contextmanager
    def watched(self) -> Iterator[Watched]:
        """Give the memory that each process has before, and at most until the end."""
        seen = Watched(self.memory())
        ended = threading.Event()

        def watch() -> None:
            while not ended.wait(WATCHED_EACH):
                seen.note(self.memory())

        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            yield seen
        finally:
            ended.set()
            watcher.join()


class Watched:
    """The private memory of processes, in bytes by process: at first, and at most."""

    def __init__(self, first: dict[int, int]) -> None:
        self.first, self.most = first, dict(first)

    def note(self, now: dict[int, int]) -> None:
        for pid, held in now.items():
            self.most[pid] = max(held, self.most.get(pid, 0))

    @property
    def peak(self) -> int:
        """Return what the largest process held at most."""
        return max(self.most.values())

    @property
    def added(self) -> int:
        """Return by how much the process grew that grew most."""
        return max(held - self.first.get(pid, held) for pid, held in self.most.items())


def portal(var: Path, port: int, database: str = "") -> Command:
    """The portal as ``make run`` serves it."""
    environment = {"PORTAL_VAR": str(var), "DATABASE_URL": database}
    arguments = [SERVING, "-m", "scripts.run", f"127.0.0.1:{port}"]
    return Command("portal", arguments, environment)


def baseline(database: str, port: int) -> Command:
    """The plain project of defaults, with as many workers."""
    arguments = [
        *[SERVING, "-m", "granian", "--interface", "wsgi", "--workers", str(WORKERS)],
        *["--blocking-threads", "4", "--port", str(port), "--log-level", "warning"],
        "django.core.wsgi:get_wsgi_application", "--factory",
    ]  # fmt: skip
    settings = {"DJANGO_SETTINGS_MODULE": "benchmarks.baseline.settings"}
    return Command("baseline", arguments, settings | {"DATABASE_URL": database})


def datasette(program: Path, database: Path, port: int) -> Command:
    """Datasette over the public database, with its limits raised so that facets are complete."""
    limits = {
        "sql_time_limit_ms": 120_000, "facet_time_limit_ms": 120_000, "max_csv_mb": 0,
        "default_facet_size": 1000, "max_returned_rows": 5000, "suggest_facets": "off",
    }  # fmt: skip
    settings = [text for name, value in limits.items() for text in ("--setting", name, str(value))]
    arguments = [str(program), "serve", "--immutable", str(database), "--port", str(port)]
    return Command("datasette", [*arguments, *settings])


@contextmanager
def running(command: Command, port: int) -> Iterator[Server]:
    """Start a server, wait until it answers, and end it."""
    server = Server(command, port, begin(command, port))
    try:
        yield server
    finally:
        end(server.process)


def begin(command: Command, port: int) -> subprocess.Popen[bytes]:
    """Start a server, and return its process once it answers."""
    process = subprocess.Popen(
        command.arguments,
        cwd=ROOT,
        env=environment(**command.environment),
        start_new_session=True,
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(port, process)
    except BaseException:
        end(process)
        raise
    return process


def environment(**own: str) -> dict[str, str]:
    """Return the variables of this process with others in their place."""
    return {**os.environ, **own}


def end(process: subprocess.Popen[bytes]) -> None:
    """End a server with all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Return once somebody listens on a port."""
    for _ in range(START_TIME_MAX * 10):
        if process.poll() is not None:
            raise RuntimeError(f"{process.args} ended with {process.returncode}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"nothing answers on port {port} after {START_TIME_MAX} seconds")


def processes_of(pid: int) -> list[int]:
    """Return a process and all that it started."""
    found, todo = [], [pid]
    while todo:
        at = todo.pop()
        found.append(at)
        children = Path(f"/proc/{at}/task/{at}/children")
        with suppress(OSError):  # it has ended meanwhile
            todo += [int(child) for child in children.read_text().split()]
    return found


def private_memory(pid: int) -> int:
    """Return the memory of a process that it shares with no other, in bytes."""
    try:
        resident, shared = map(int, Path(f"/proc/{pid}/statm").read_text().split()[1:3])
    except OSError:  # it has ended meanwhile
        return 0
    return (resident - shared) * PAGE
