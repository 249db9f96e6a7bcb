"""Reading for as long as a download takes: from one snapshot, and in nobody's way."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.utils import translation

BLOCK = 200  # records read at a time, with all that hangs on them
CACHE = 4000  # KiB of SQLite's pages; a download reads most of them once
NUMBERS = count(1)
SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"


@contextmanager
def snapshot() -> Iterator[BaseDatabaseWrapper]:
    """Give a connection of its own that sees one state of the data and locks no writer out.

    ``queryset.using(snapshot.alias)`` reads from it. Within a transaction it is the
    connection of that transaction, which alone sees what was written there.
    """
    if connection.in_atomic_block:
        yield connection
        return
    with begun_like(connection) as own:
        yield own


@contextmanager
def beside(own: BaseDatabaseWrapper) -> Iterator[BaseDatabaseWrapper]:
    """Give a connection that sees the same state, to be asked while ``own`` sends rows.

    It is ``own`` itself where that can do both, and within a transaction, whose rows no
    other connection sees.
    """
    if own.vendor == "sqlite" or own is connection:
        yield own
        return
    with own.cursor() as cursor:
        cursor.execute("SELECT pg_export_snapshot()")
        (state,) = cursor.fetchone()
    with begun_like(own) as other:
        with other.cursor() as cursor:
            cursor.execute("SET TRANSACTION SNAPSHOT %s", [state])
        yield other


@contextmanager
def begun_like(known: BaseDatabaseWrapper) -> Iterator[BaseDatabaseWrapper]:
    """Give a further connection to the same database that reads, closed however it ends."""
    own = known.copy(alias=f"snapshot-{next(NUMBERS)}")
    connections[own.alias] = own
    try:
        begin(own)
        yield own
    finally:
        del connections[own.alias]
        own.close()


def begin(own: BaseDatabaseWrapper) -> None:
    """Begin a transaction that reads alone."""
    if own.vendor == "sqlite":
        own.settings_dict["OPTIONS"]["transaction_mode"] = "DEFERRED"
        with own.cursor() as cursor:
            # Sorted rows spill into a file, so that memory stays the same for any number.
            cursor.execute("PRAGMA temp_store=FILE")
            cursor.execute(f"PRAGMA cache_size=-{CACHE}")
            cursor.execute("PRAGMA query_only=ON")
            cursor.execute("BEGIN")
        return
    own.set_autocommit(False)
    with own.cursor() as cursor:
        cursor.execute(SNAPSHOT)
        # Compiling a statement of so many columns takes longer than it ever saves.
        cursor.execute("SET LOCAL jit = off")


def one_by_one(rows: QuerySet) -> Iterator[Any]:
    """Yield records, each emptied when the next one is asked for.

    A record and what was fetched for it point to one another: whole, thousands of them
    would stay in memory until Python looks for such circles.
    """
    for row in rows.iterator(chunk_size=BLOCK):
        yield row
        vars(row).clear()


def localized(chunks: Iterator[bytes], language: str) -> Iterator[bytes]:
    """Give the chunks, each made in a language; between them the thread keeps its own."""
    try:
        while True:
            with translation.override(language):
                chunk = next(chunks, None)
            if chunk is None:
                return
            yield chunk
    finally:
        close = getattr(chunks, "close", None)
        if close:
            close()
