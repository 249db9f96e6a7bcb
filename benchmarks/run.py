"""Run all measures over one number of activities."""

from __future__ import annotations

import sqlite3
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


def measure(folder: Path, port: int) -> list[Figure]:
    """Start all three servers over the same rows, and ask each the same."""
    database = f"sqlite:///{folder / 'portal.sqlite3'}"
    commands = [
        servers.portal(folder, port),
        servers.datasette(servers.DATASETTE, folder / "portal.sqlite", port + 1),
        servers.baseline(database, port + 2),
    ]
    with ExitStack() as stack:
        running = {
            command.name: stack.enter_context(servers.running(command, port + at))
            for at, command in enumerate(commands)
        }
        figures = [asked(case, running) for case in cases.cases(slugs(folder / "portal.sqlite"))]
        figures += loaded(running, folder / "portal.sqlite")
    return figures


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


def loaded(running: dict[str, servers.Server], public: Path) -> list[Figure]:
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
        figure.by_server["tool"] = downloads.of_sqlite3(public, download.tool_mode)
        print(figure.name, {name: round(value) for name, value in figure.by_server.items()})
        found.append(figure)
    return [*found, *memory(running, added)]


def taken(server: servers.Server, address: str) -> float:
    return client.download(server.port, address, downloads.SECONDS_MAX)


def memory(running: dict[str, servers.Server], added: int) -> list[Figure]:
    """Return what the largest process of each server holds, and what exports added to ours."""
    held = {name: server.memory()[0] / 2**20 for name, server in running.items()}
    return [
        Figure("memory of the largest process", "MiB", {}, False, held),
        Figure("memory that a full export adds", "MiB", {}, False, {"portal": added / 2**20}),
    ]
