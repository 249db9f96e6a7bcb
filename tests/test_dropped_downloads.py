"""A client of the production server that reads slowly and goes away: over a real socket."""

import socket
import time
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest

PATIENCE = 20  # seconds: a busy machine is slow, not wrong
# Far more than what lies in buffers between the server and a client that does not read.
ADD = """
from initiatives.models import Activity
from tests.factories import build_activity
own = {"name": "Long", "summary": "They met. " * 500}
rows = (build_activity(slug=f"long-{number}", **own) for number in range(3000))
Activity.objects.bulk_create(rows, batch_size=500)
"""


@pytest.fixture(scope="module")
def long_record(served):
    """Let the download of all workshops take fifteen megabytes."""
    served.run(ADD)
    return served


@contextmanager
def reading_slowly(address, path):
    """Ask for a download and read its first bytes alone; then go away."""
    parts = urlsplit(address)
    with socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect((parts.hostname, parts.port))
        client.sendall(f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode())
        assert client.recv(12) == b"HTTP/1.1 200"
        yield


def becomes(portal, is_read):
    """Is the record, now or soon, being read or not? Each time somebody writes to it."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        portal.write()
        if portal.is_being_read() == is_read:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("path", ["/workshops.csv", "/workshops.bib"])
def test_a_slow_client_locks_no_writer_out_and_leaves_nothing_open(long_record, path):
    with reading_slowly(long_record.address, path):
        assert becomes(long_record, True)
        time.sleep(0.5)
        assert becomes(long_record, True)

    assert becomes(long_record, False)
