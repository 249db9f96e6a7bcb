"""A download reads one state of the data, locks nobody out, and leaves nothing open."""

import sqlite3
import threading
import time

import pytest
from django.db import connection, transaction
from django.test import Client

from initiatives.exports import blocks, stream, values
from initiatives.exports.formats import FORMATS
from initiatives.models import Activity
from tests.factories import make_activity

ROWS = 5
# A workbook is complete before its first byte is sent.
STREAMED = [item.extension for item in FORMATS if "workshops" in item.lists]
STREAMED.remove("xlsx")
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def download(request, monkeypatch):
    """Begin a download of five rows, fetched one by one, and read its header and first row."""
    for module, name in ((values, "BLOCK"), (stream, "BLOCK"), (blocks, "BYTES")):
        monkeypatch.setattr(module, name, 1)
    own = {"summary": "x" * 5000, "starts_on": "2025-05-12", "host": "KEN"}
    for number in range(ROWS):
        make_activity("workshop", slug=f"w-{number}", name=f"Before {number}", **own)
    extension = getattr(request, "param", "csv")
    response = Client().get(f"/workshops.{extension}?order=name")
    chunks = iter(response.streaming_content)
    started = [next(chunks), next(chunks)]
    yield response, chunks, started
    response.close()


def become(expected: int) -> bool:
    """Tell whether so many are open, now or soon: the server ends a session a little later."""
    until = time.monotonic() + 10
    while open_transactions() != expected:
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


def open_transactions() -> int:
    """Count the transactions of other sessions on this database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%%'"
        )
        return cursor.fetchone()[0]


@pytest.fixture
def closed(monkeypatch):
    """Count the snapshots that were closed, each by its own connection's close."""
    begun, begin = [], stream.begin

    def noting(own):
        begun.append(own)
        begin(own)

    monkeypatch.setattr(stream, "begin", noting)
    return lambda: sum(own.connection is None for own in begun)


@pytest.mark.parametrize("download", STREAMED, indirect=True)
def test_a_writer_does_not_wait_and_the_download_does_not_see_what_it_wrote(closed, download):
    _response, chunks, started = download
    written = threading.Event()

    def write():
        Activity.objects.update(name="After")
        connection.close()
        written.set()

    writer = threading.Thread(target=write)
    writer.start()
    writer.join(timeout=10)
    body = b"".join([*started, *chunks])

    assert written.is_set()
    assert closed() == 1
    assert body.count(b"Before ") == ROWS
    assert b"After" not in body
    assert b"After" in Client().get("/workshops.csv").getvalue()


def test_all_of_a_download_closes_its_connection(closed, download):
    _response, chunks, _started = download
    list(chunks)

    assert closed() == 1


@pytest.mark.parametrize("download", ["csv", "iati.xml"], indirect=True)
def test_a_dropped_client_leaves_nothing_open(closed, download):
    response, _chunks, _started = download
    assert closed() == 0

    response.close()

    assert closed() == 1


@pytest.mark.postgres_only
def test_no_transaction_stays_open_behind_a_dropped_client(download):
    response, _chunks, _started = download
    assert become(1)

    response.close()

    assert become(0)


@pytest.mark.sqlite_only
def test_the_snapshot_of_a_download_cannot_write(transactional_db):
    with stream.snapshot() as own, own.cursor() as cursor:
        with pytest.raises(Exception, match="readonly"):
            cursor.execute("DELETE FROM initiatives_activity")
        raw = own.connection
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        raw.execute("SELECT 1")


def test_within_a_transaction_it_is_that_transaction(transactional_db):
    with transaction.atomic(), stream.snapshot() as own:
        assert own is connection


def test_a_failure_while_reading_closes_the_snapshot(closed):
    with pytest.raises(ZeroDivisionError), stream.snapshot():
        raise ZeroDivisionError

    assert closed() == 1
