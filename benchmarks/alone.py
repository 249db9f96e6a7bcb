"""What the portal alone is asked: a list after a change of the record, and whole exports."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks import client, downloads, servers
from benchmarks.figures import Figure

CHANGES = 18
WARMING = 12  # small downloads, so that each worker has answered some


def first_after_a_change(database: str, portal: servers.Server) -> Figure:
    """Return how long the list takes that is asked for first once an activity was changed."""
    figure = Figure("list with all facets, first after a change of the record", "ms", {}, False)
    asking = client.Asking(portal.port, ["/activities/"])
    with changing(database) as editor:
        for _ in range(CHANGES):
            change(editor)
            asking.ask_once()
    figure.answered("portal", asking.found())
    return figure


@contextmanager
def changing(database: str) -> Iterator[subprocess.Popen[str]]:
    """Start a process that changes one activity for each line it is sent."""
    command = [sys.executable, "-m", "benchmarks.changing"]
    environment = servers.environment(DATABASE_URL=database)
    with subprocess.Popen(
        command, cwd=servers.ROOT, env=environment,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as editor:  # fmt: skip
        yield editor
        assert editor.stdin
        editor.stdin.close()


def change(editor: subprocess.Popen[str]) -> None:
    """Let one activity be changed, and return when that is done."""
    assert editor.stdin
    assert editor.stdout
    print("change", file=editor.stdin, flush=True)
    if not editor.stdout.readline():
        raise RuntimeError("no activity was changed")


def added_by_exports(command: servers.Command, port: int) -> Figure:
    """Return by how much a worker grows that has answered little but exports of everything."""
    with servers.running(command, port) as portal:
        for download in downloads.DOWNLOADS * WARMING:
            client.download(port, f"{download.portal}?country=FJI&year=2020", downloads.SECONDS_MAX)
        with portal.watched() as seen:
            for download in downloads.DOWNLOADS:
                client.download(port, download.portal, downloads.SECONDS_MAX)
    grown = {"portal": seen.added / 2**20}
    return Figure("memory that a full export adds (at most 20)", "MiB", {}, False, grown)
