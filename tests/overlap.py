"""Threads that are sure to meet: one stops inside its transaction until the other comes."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from threading import Barrier, Event

from django.db import connection, connections

TIMEOUT = 30  # seconds: a thread that waits longer waits in vain


class Overlap:
    """Two threads of which the first stays in its transaction until the second is under way."""

    def __init__(self):
        self.held, self.released = Event(), Event()

    @contextmanager
    def stopping(self, part):
        """Stop after the first statement with this part, until released."""

        def stop(execute, sql, *args):
            result = execute(sql, *args)
            if part in sql and not self.held.is_set():
                self.held.set()
                expect(self.released)
            return result

        with connection.execute_wrapper(stop):
            yield

    @contextmanager
    def releasing(self):
        """Release the other thread when this one is about to ask for a lock."""

        def release(execute, sql, *args):
            if sql.startswith(("BEGIN", "UPDATE", "INSERT")) or "FOR UPDATE" in sql:
                self.released.set()
            return execute(sql, *args)

        with connection.execute_wrapper(release):
            yield


def expect(event):
    assert event.wait(TIMEOUT), "the other thread never came"


def outcome(act):
    """Return what a function returned or raised, on a connection of this thread."""
    try:
        return act()
    except Exception as error:
        return error
    finally:
        connections.close_all()


def in_threads(*acts):
    """Return the outcome of each function; all of them start together."""
    barrier = Barrier(len(acts))

    def run(act):
        barrier.wait(TIMEOUT)
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        started = [pool.submit(outcome, partial(run, act)) for act in acts]
        return [each.result(TIMEOUT * 2) for each in started]


COUNTING = 'UPDATE "initiatives_dataversion"'  # the last statement of a change


def overlapping(first, second, *, at=COUNTING):
    """Return both outcomes; the first stops inside its transaction until the second wants in."""
    both = Overlap()

    def begin():
        try:
            with both.stopping(at):
                return first()
        finally:
            both.held.set()

    def follow():
        expect(both.held)
        try:
            with both.releasing():
                return second()
        finally:
            both.released.set()

    return in_threads(begin, follow)
