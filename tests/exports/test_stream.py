"""A download reads one state of the data, locks nobody out, and leaves nothing open."""

import io
import sqlite3
import threading
import time
import zipfile
from contextlib import closing

import openpyxl
import pytest
from django.db import connection, transaction
from django.test import Client

from initiatives.exports import blocks, stream, values
from initiatives.exports.bulk import package
from initiatives.exports.formats import FORMATS
from initiatives.models import Activity
from tests.factories import make_activity

ROWS = 5
# A workbook is complete before its first byte is sent; it has a test of its own.
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


def all_end() -> bool:
    """Tell whether none is open, now or soon: the server ends a session a little later."""
    until = time.monotonic() + 10
    while open_transactions():
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
def still_open(monkeypatch):
    """Count the snapshots that were begun and whose own connection is not closed."""
    begun, begin = [], stream.begin

    def noting(own):
        begun.append(own)
        begin(own)

    monkeypatch.setattr(stream, "begin", noting)
    return lambda: sum(own.connection is not None for own in begun)


def rename_meanwhile() -> bool:
    """Let somebody else rename all activities; tell whether it could be done without waiting."""
    written = threading.Event()

    def write():
        Activity.objects.update(name="After")
        connection.close()
        written.set()

    writer = threading.Thread(target=write)
    writer.start()
    writer.join(timeout=10)
    return written.is_set()


@pytest.mark.parametrize("download", STREAMED, indirect=True)
def test_a_writer_does_not_wait_and_the_download_does_not_see_what_it_wrote(still_open, download):
    _response, chunks, started = download

    assert rename_meanwhile()
    body = b"".join([*started, *chunks])

    assert still_open() == 0
    assert body.count(b"Before ") == ROWS
    assert b"After" not in body
    assert b"After" in Client().get("/workshops.csv").getvalue()


def test_a_workbook_is_of_one_state_though_somebody_writes_meanwhile(still_open, monkeypatch):
    could_rename, blocks_of = [], values.blocks

    def renaming_behind_the_first(*about):
        for block in blocks_of(*about):
            yield block
            if not could_rename:
                could_rename.append(rename_meanwhile())

    monkeypatch.setattr(values, "BLOCK", 1)
    monkeypatch.setattr(values, "blocks", renaming_behind_the_first)
    for number in range(ROWS):
        make_activity("workshop", slug=f"w-{number}", name=f"Before {number}")

    whole = io.BytesIO(Client().get("/workshops.xlsx?fields=name&order=name").getvalue())

    rows = openpyxl.load_workbook(whole)["workshops"].iter_rows(values_only=True)
    assert could_rename == [True]
    assert list(rows) == [("name",), *[(f"Before {number}",) for number in range(ROWS)]]
    assert still_open() == 0
    assert {row.name for row in Activity.objects.all()} == {"After"}


@pytest.fixture
def renaming(monkeypatch):
    """Rename all activities when the first table of the package is written; note how it went."""
    write, could_rename = package.written, []

    def renaming_behind_the_first(*about):
        yield from write(*about)
        if not could_rename:
            could_rename.append(rename_meanwhile())

    monkeypatch.setattr(package, "written", renaming_behind_the_first)
    return could_rename


def test_the_files_of_the_whole_record_are_of_one_state(still_open, renaming, settings, tmp_path):
    settings.VAR = tmp_path
    make_activity("workshop", name="Before", starts_on="2025-05-12")

    whole = zipfile.ZipFile(io.BytesIO(Client().get("/data/portal.zip").getvalue()))
    (tmp_path / "read.sqlite").write_bytes(Client().get("/data/portal.sqlite").getvalue())
    with closing(sqlite3.connect(tmp_path / "read.sqlite")) as made:
        [name] = made.execute("SELECT name FROM activities").fetchall()

    assert renaming == [True]
    assert b'"Before"' in whole.read("activities.csv")
    assert name == ("Before",)
    assert Activity.objects.get().name == "After"
    assert still_open() == 0


def test_all_of_a_download_closes_its_connection(still_open, download):
    _response, chunks, _started = download
    assert still_open()

    list(chunks)

    assert still_open() == 0


@pytest.mark.parametrize("download", ["csv", "iati.xml"], indirect=True)
def test_a_dropped_client_leaves_nothing_open(still_open, download):
    response, _chunks, _started = download
    assert still_open()

    response.close()

    assert still_open() == 0


@pytest.mark.postgres_only
def test_no_transaction_stays_open_behind_a_dropped_client(download):
    response, _chunks, _started = download
    assert open_transactions()

    response.close()

    assert all_end()


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


def test_a_failure_while_reading_closes_the_snapshot(still_open):
    with pytest.raises(ZeroDivisionError), stream.snapshot():
        raise ZeroDivisionError

    assert still_open() == 0
