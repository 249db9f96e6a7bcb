"""Looking at a portal from before a change until after it, through each of its processes."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.running import Running

CONNECTIONS_MAX = 200  # each comes to any of the workers
PATIENCE = 60  # seconds until everything was asked for once: a busy machine is slow, not wrong
# What is done, in one transaction; the last two lines are the moments around its commit.
CHANGE = """
import time
from django.db import transaction
from django.contrib.auth.models import User
from initiatives import workflow
from initiatives.models import Activity
with transaction.atomic():
    transaction.on_commit(lambda: moments.append(time.monotonic()))
    {steps}
    moments = [time.monotonic()]
print(*moments)
"""
# Where something is to be seen: an address, and what is to be read from its text.
Places = Mapping[str, tuple[str, Callable[[str], Any]]]


@dataclass(frozen=True)
class Look:
    """What one process told of one place, asked for and answered at moments of one clock."""

    place: str
    pid: int
    asked_at: float
    answered_at: float
    told: Any


@dataclass(frozen=True)
class Watched:
    """All that was told, and the moments right before and right after the commit."""

    looks: list[Look]
    before: float
    after: float

    def told_before(self) -> set[tuple[str, int, Any]]:
        """Return what each process answered to the end before the change was committed."""
        return {
            (look.place, look.pid, look.told)
            for look in self.looks
            if look.answered_at < self.before
        }

    def told_later_than(self, seconds: float) -> set[tuple[str, int, Any]]:
        """Return what each process told when it was asked so long after the commit, or later."""
        until = self.after + seconds
        return {(look.place, look.pid, look.told) for look in self.looks if look.asked_at > until}


def watch(portal: Running, steps: list[str], places: Places, seconds: float) -> Watched:
    """Make a change in a process of its own; look from before until so long after its commit."""
    looks: list[Look] = []
    with (
        one_connection_a_worker(portal.address) as connections,
        looking(connections, places, looks) as wait_for_all,
    ):
        wait_for_all(time.monotonic())
        before, after = map(float, portal.run(CHANGE.format(steps="\n    ".join(steps))).split())
        time.sleep(max(0, after + seconds - time.monotonic()))
        wait_for_all(after + seconds)
    return Watched(looks, before, after)


@contextmanager
def looking(
    connections: dict[int, HTTPConnection], places: Places, looks: list[Look]
) -> Iterator[Callable[[float], None]]:
    """Ask each process for each place again and again; give what waits for a round since then."""
    over = threading.Event()

    def ask(pid: int, connection: HTTPConnection) -> None:
        while not over.is_set():
            for place, (path, read) in places.items():
                asked_at = time.monotonic()
                text = answer(connection, path)
                looks.append(Look(place, pid, asked_at, time.monotonic(), read(text)))

    def wait_for_all(moment: float) -> None:
        wanted = {(place, pid) for place in places for pid in connections}
        until = time.monotonic() + PATIENCE
        while not wanted <= {(one.place, one.pid) for one in looks if one.asked_at > moment}:
            assert time.monotonic() < until, "not every process answered"
            time.sleep(0.02)

    threads = [threading.Thread(target=ask, args=one) for one in connections.items()]
    for thread in threads:
        thread.start()
    try:
        yield wait_for_all
    finally:
        over.set()
        for thread in threads:
            thread.join()


def answer(connection: HTTPConnection, path: str) -> str:
    """Return what is answered, with lines of a calendar unfolded."""
    connection.request("GET", path)
    response = connection.getresponse()
    text = response.read().decode().replace("\r\n ", "")
    assert response.status == 200, text
    return text


@contextmanager
def one_connection_a_worker(address: str, workers: int = 2) -> Iterator[dict[int, HTTPConnection]]:
    """Connect until as many processes hold an end; a connection stays with its process."""
    found: dict[int, HTTPConnection] = {}
    try:
        for _attempt in range(CONNECTIONS_MAX):
            connection = HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
            answer(connection, "/health/live")
            if found.setdefault(pid_behind(connection), connection) is not connection:
                connection.close()
            if len(found) == workers:
                break
        assert len(found) == workers, f"{len(found)} of {workers} workers answered"
        yield found
    finally:
        for connection in found.values():
            connection.close()


def pid_behind(connection: HTTPConnection) -> int:
    """Return the process that holds the other end of a connection, as Linux tells it."""
    theirs = connection.sock.getpeername()[1], connection.sock.getsockname()[1]
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    [inode] = [row[9] for row in rows if ports_of(row) == theirs]
    holders = {
        int(path.parts[2])
        for path in Path("/proc").glob("[0-9]*/fd/*")
        if linked(path) == f"socket:[{inode}]"
    }
    [pid] = holders
    return pid


def ports_of(row: list[str]) -> tuple[int, int]:
    """Return the ports of a row of /proc/net/tcp: here and there."""
    here, there = (int(end.partition(":")[2], 16) for end in row[1:3])
    return here, there


def linked(path: Path) -> str:
    """Return what a file in /proc leads to, "" if its process has ended."""
    try:
        return str(path.readlink())
    except OSError:
        return ""
