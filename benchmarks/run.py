"""Run all measures over one number of activities."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import cases, client, downloads, servers

REQUESTS = 60
RECORDS = 400  # addresses of records that are asked in turn


@dataclass
class Figure:
    """One measure: a figure by server, and the ratios to reach. ``is_rate``: more is better."""

    name: str
    unit: str
    targets: dict[str, float]
    is_rate: bool
    by_server: dict[str, float] = field(default_factory=dict)
    late: dict[str, float] = field(default_factory=dict)

    def ratio(self, other: str) -> float:
        """Return how many times better the portal is than another."""
        mine, others = self.by_server["portal"], self.by_server[other]
        return mine / others if self.is_rate else others / mine


# The rows a second that an engine's own tool gives of a download.
Tool = Callable[[downloads.Download], float]


@dataclass(frozen=True)
class Place:
    """The rows that are measured: the portal's own, and the public ones for Datasette.

    ``database`` is an address as ``DATABASE_URL`` has it.
    """

    var: Path
    database: str
    public: Path
    tool: Tool


def on_sqlite(folder: Path) -> Place:
    """Return the place of the rows in one folder, with the sqlite3 command as its tool."""
    return Place(
        folder,
        f"sqlite:///{folder / 'portal.sqlite3'}",
        folder / "portal.sqlite",
        lambda download: downloads.of_sqlite3(folder / "table.sqlite", download),
    )


def measure(place: Place, port: int) -> list[Figure]:
    """Start all three servers over the same rows, and ask each the same."""
    commands = [
        servers.portal(place.var, port, place.database),
        servers.datasette(servers.DATASETTE, place.public, port + 1),
        servers.baseline(place.database, port + 2),
    ]
    with ExitStack() as stack:
        running = {
            command.name: stack.enter_context(servers.running(command, port + at))
            for at, command in enumerate(commands)
        }
        figures = [asked(case, running) for case in cases.cases(slugs(place.public))]
        figures += loaded(running, place.tool)
    return figures


def growth(small: Place, large: Place, port: int) -> list[Figure]:
    """Ask the portal the same over few rows and over many, one right after the other."""
    places = {"small": small, "large": large}
    with ExitStack() as stack:
        running = {
            name: stack.enter_context(
                servers.running(servers.portal(place.var, port + at, place.database), port + at)
            )
            for at, (name, place) in enumerate(places.items())
        }
        return [
            grown(case, running) for case in cases.cases([]) if case.name.startswith(cases.GROWING)
        ]


def grown(case: cases.Case, running: dict[str, servers.Server]) -> Figure:
    """Return the portal's latency over few rows and over many."""
    figure = Figure(case.name, "ms", {}, is_rate=False)
    for name, server in running.items():
        found = client.latency(server.port, case.portal, REQUESTS)
        figure.by_server[name], figure.late[name] = found.median, found.late
    return figure


def slugs(path: Path) -> list[str]:
    """Return records to ask for, spread over all."""
    with sqlite3.connect(path) as made:
        found = made.execute("SELECT slug FROM activities WHERE slug LIKE 'synthetic-%'").fetchall()
    step = max(1, len(found) // RECORDS)
    return [slug for (slug,) in found[::step]][:RECORDS]


def asked(case: cases.Case, running: dict[str, servers.Server]) -> Figure:
    """Ask each server one case, one after the other."""
    unit = "requests/s" if case.is_throughput else "ms"
    figure = Figure(case.name, unit, dict(case.targets), case.is_throughput)
    for name, server in running.items():
        addresses = getattr(case, name)
        if case.is_throughput:
            figure.by_server[name] = client.throughput(server.port, addresses)
        else:
            found = client.latency(server.port, addresses, REQUESTS)
            figure.by_server[name], figure.late[name] = found.median, found.late
    print(figure.name, {name: round(value, 1) for name, value in figure.by_server.items()})
    return figure


def loaded(running: dict[str, servers.Server], tool: Tool) -> list[Figure]:
    """Download everything from each server, and watch the portal's memory meanwhile."""
    portal = running["portal"]
    found, added = [], 0
    for download in downloads.DOWNLOADS:
        figure = Figure(download.name, "rows/s", download.targets, is_rate=True)
        with portal.watched() as (before_and_most):
            figure.by_server["portal"] = taken(portal, download.portal)
        added = max(added, before_and_most[1] - before_and_most[0])
        for name, address in download.others.items():
            figure.by_server[name] = taken(running[name], address)
        figure.by_server["tool"] = tool(download)
        print(figure.name, {name: round(value) for name, value in figure.by_server.items()})
        found.append(figure)
    return [*found, *memory(running, added)]


def taken(server: servers.Server, address: str) -> float:
    return client.download(server.port, address, downloads.SECONDS_MAX)


def memory(running: dict[str, servers.Server], added: int) -> list[Figure]:
    """Return what the largest process of each server holds, and what exports added to ours."""
    held = {name: server.memory()[0] / 2**20 for name, server in running.items()}
    return [
        Figure("memory of the largest process (the portal: at most 200)", "MiB", {}, False, held),
        Figure(
            "memory that a full export adds (at most 20)",
            "MiB",
            {},
            False,
            {"portal": added / 2**20},
        ),
    ]
