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
BLOCK = 1 << 16


@dataclass(frozen=True)
class Latency:
    """Milliseconds: the median and the 95th percentile of some requests."""

    median: float
    late: float


def latency(port: int, addresses: Sequence[str], times: int, seconds_max: float = 20) -> Latency:
    """Ask for addresses in turn over one connection, after warming up.

    No new request begins after ``seconds_max``, but one at least is counted; what has not
    answered within ``PATIENCE`` counts as having taken that long.
    """
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    turn = itertools.cycle(addresses)
    taken: list[float] = []
    begin = time.perf_counter()
    while not taken or (len(taken) < WARMING + times and time.perf_counter() - begin < seconds_max):
        start = time.perf_counter()
        try:
            ask(connection, next(turn))
        except TimeoutError:
            connection.close()
        taken.append((time.perf_counter() - start) * 1000)
    connection.close()
    counted = sorted(taken[WARMING:] or taken[-1:])
    late = counted[min(len(counted) - 1, int(len(counted) * 0.95))]
    return Latency(statistics.median(counted), late)


def throughput(port: int, addresses: Sequence[str], seconds: float = 5, clients: int = 4) -> float:
    """Return requests answered a second with some clients asking at once."""
    done = [0] * clients
    end = time.perf_counter() + seconds

    def work(at: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
        turn = itertools.cycle(addresses[at:] + addresses[:at])
        while time.perf_counter() < end:
            ask(connection, next(turn))
            done[at] += 1

    threads = [threading.Thread(target=work, args=(at,)) for at in range(clients)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
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


def download(port: int, address: str, seconds_max: float) -> float:
    """Return the lines a second of a download, of which no more is read after some time."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    start = time.perf_counter()
    connection.request("GET", address, headers={"Accept-Encoding": "identity"})
    lines = 0
    for block in blocks(connection.getresponse()):
        lines += block.count(b"\n")
        if time.perf_counter() - start > seconds_max:
            break
    taken = time.perf_counter() - start
    connection.close()
    return lines / taken


def blocks(answer: http.client.HTTPResponse) -> Iterator[bytes]:
    """Yield an answer as it comes."""
    if answer.status != 200:
        raise RuntimeError(f"answered {answer.status}")
    while block := answer.read1(BLOCK):
        yield block
