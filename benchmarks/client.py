"""Requests over HTTP: how long each takes, how many a second, how many rows a download gives."""

from __future__ import annotations

import http.client
import itertools
import statistics
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WARMING = 3  # requests before the first that counts
PATIENCE = 120  # seconds
SECONDS_MAX = 20
BLOCK = 1 << 16


@dataclass(frozen=True)
class Latency:
    """Milliseconds: the median and the 95th percentile of so many requests."""

    median: float
    late: float
    counted: int


class Asking:
    """Asks one server for addresses in turn, some at a time, each time over a new connection.

    The first ``WARMING`` requests of each time do not count: another worker may answer. No
    request begins after ``SECONDS_MAX`` of waiting, but one at least is counted; what has not
    answered within ``PATIENCE`` counts as having taken that long.
    """

    def __init__(self, port: int, addresses: Sequence[str]) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.turn = itertools.cycle(addresses)
        self.warming: list[float] = []
        self.counted: list[float] = []

    @property
    def is_over(self) -> bool:
        """Has it waited long enough?"""
        return sum(self.warming) + sum(self.counted) >= SECONDS_MAX * 1000

    @property
    def is_overdue(self) -> bool:
        """Had some request no answer in time, so that the server may still work on it?"""
        return max([*self.warming, *self.counted], default=0) >= PATIENCE * 1000

    def ask(self, times: int) -> None:
        """Warm up and ask so many times."""
        self.connection.close()  # a server ends what is not used for long
        for at in range(WARMING + times):
            if self.is_over:
                return
            taken = self.counted if at >= WARMING else self.warming
            taken.append(self.milliseconds(next(self.turn)))

    def ask_once(self) -> None:
        """Ask once more, without warming up."""
        self.connection.close()
        self.counted.append(self.milliseconds(next(self.turn)))

    def milliseconds(self, address: str) -> float:
        """Return how long an answer takes."""
        start = time.perf_counter()
        try:
            ask(self.connection, address)
        except TimeoutError:
            self.connection.close()
        return (time.perf_counter() - start) * 1000

    def found(self) -> Latency:
        """Return how long the answers took that count."""
        self.connection.close()
        counted = sorted(self.counted or self.warming[-1:])
        late = counted[min(len(counted) - 1, int(len(counted) * 0.95))]
        return Latency(statistics.median(counted), late, len(counted))


def throughput(
    port: int, addresses: tuple[str, ...], seconds: float = 5, clients: int = 4
) -> float:
    """Return requests answered a second with some clients asking at once, after warming up."""
    done = [0] * clients
    ready = threading.Barrier(clients + 1)

    def work(at: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
        turn = itertools.cycle(addresses[at:] + addresses[:at])
        for _ in range(WARMING):
            ask(connection, next(turn))
        ready.wait()
        connection.close()  # a server ends what was not used while others warmed up
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            ask(connection, next(turn))
            done[at] += 1

    threads = [threading.Thread(target=work, args=(at,)) for at in range(clients)]
    for thread in threads:
        thread.start()
    ready.wait()
    start = time.perf_counter()
    for thread in threads:
        thread.join()
    return sum(done) / (time.perf_counter() - start)


def ask(connection: http.client.HTTPConnection, address: str) -> bytes:
    """Return the whole answer; anything but 200 is an error."""
    connection.request("GET", address, headers={"Accept-Encoding": "identity"})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{address} answered {answer.status}: {body[:300]!r}")
    return body


def lines(port: int, address: str) -> list[str]:
    """Return the whole answer, line by line."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    try:
        return ask(connection, address).decode().splitlines()
    finally:
        connection.close()


def download(port: int, address: str, seconds_max: float, lines_min: int = 0) -> float:
    """Return the lines a second of a download, of which no more is read after some time.

    RuntimeError if it ends before with fewer lines than it must have.
    """
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    start = time.perf_counter()
    connection.request("GET", address, headers={"Accept-Encoding": "identity"})
    lines = 0
    for block in blocks(connection.getresponse()):
        lines += block.count(b"\n")
        if time.perf_counter() - start > seconds_max:
            break
    else:
        if lines < lines_min:
            raise RuntimeError(f"{address} ended after {lines} lines of {lines_min}")
    taken = time.perf_counter() - start
    connection.close()
    return lines / taken


def blocks(answer: http.client.HTTPResponse) -> Iterator[bytes]:
    """Yield an answer as it comes."""
    if answer.status != 200:
        raise RuntimeError(f"answered {answer.status}")
    while block := answer.read1(BLOCK):
        yield block
