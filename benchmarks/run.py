"""Run all measures over one number of activities."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import alone, cases, client, downloads, servers
from benchmarks.figures import Figure

REQUESTS = 54
ROUNDS = 3  # in which servers take turns, so that no moment of the machine falls on one alone
RECORDS = 400  # addresses of records that are asked in turn
SLUGS = "/activities.csv?fields=slug"


Addresses = dict[str, tuple[str, ...]]  # by server


@dataclass(frozen=True)
class Tool:
    """An engine's own tool: the rows a second that it gives of a download, and the aim."""

    rate: Callable[[downloads.Download], float]
    aim: Callable[[downloads.Download], float | None]


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
        Tool(
            lambda download: downloads.of_sqlite3(folder / "table.sqlite", download),
            lambda download: download.sqlite3_aim,
        ),
    )


def measure(place: Place, port: int, known: Sequence[Figure] = ()) -> list[Figure]:
    """Start the servers over the same rows, and ask each the same.

    ``known`` holds what Datasette gave over the same file before: then it is not asked again.
    """
    ports = {"portal": port, "datasette": port + 1, "baseline": port + 2}
    commands = [
        servers.portal(place.var, ports["portal"], place.database),
        servers.datasette(servers.DATASETTE, place.public, ports["datasette"]),
        servers.baseline(place.database, ports["baseline"]),
    ]
    with ExitStack() as stack:
        running = {
            command.name: stack.enter_context(servers.running(command, ports[command.name]))
            for command in commands
            if not (known and command.name == "datasette")
        }
        watched = {name: stack.enter_context(server.watched()) for name, server in running.items()}
        names, rows = slugs(ports["portal"]), count(place.public)
        figures = [asked(case, running) for case in cases.cases(names)]
        figures.append(alone.first_after_a_change(place.database, running["portal"]))
        figures += loaded(running, place.tool, rows)
    most = {name: seen.peak / 2**20 for name, seen in watched.items()}
    figures.append(
        Figure("largest process at its peak (the portal: at most 200)", "MiB", {}, False, most)
    )
    figures.append(alone.added_by_exports(servers.portal(place.var, port, place.database), port))
    for figure, other in zip(figures, known, strict=False):
        figure.take(other, "datasette")
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
    return answered(case, running, dict.fromkeys(running, case.portal))


def count(path: Path) -> int:
    """Return how many activities are public."""
    with sqlite3.connect(path) as made:
        return made.execute("SELECT count(*) FROM activities").fetchone()[0]


def slugs(port: int) -> list[str]:
    """Return records to ask for, spread over all that the portal itself lists."""
    listed = (line.strip('"') for line in client.lines(port, SLUGS))
    found = [slug for slug in listed if slug.startswith("synthetic-")]
    step = max(1, len(found) // RECORDS)
    return found[::step][:RECORDS]


def asked(case: cases.Case, running: dict[str, servers.Server]) -> Figure:
    """Ask one case of all servers that have an address for it."""
    addresses = {name: given for name in running if (given := getattr(case, name))}
    able = {name: running[name] for name in addresses}
    figure = (throughput if case.is_throughput else answered)(case, able, addresses)
    print(figure.name, {name: round(value, 1) for name, value in figure.by_server.items()})
    return figure


def throughput(
    case: cases.Case, running: dict[str, servers.Server], addresses: Addresses
) -> Figure:
    """Return how many requests a second each server answers."""
    figure = Figure(case.name, "requests/s", dict(case.targets), is_rate=True)
    for name, server in running.items():
        figure.by_server[name] = client.throughput(server.port, addresses[name])
    return figure


def answered(case: cases.Case, running: dict[str, servers.Server], addresses: Addresses) -> Figure:
    """Return how long each server takes to answer: some requests each, in rounds."""
    figure = Figure(case.name, "ms", dict(case.targets), is_rate=False)
    asking = {name: client.Asking(server.port, addresses[name]) for name, server in running.items()}
    for _ in range(ROUNDS):
        for name, server in running.items():
            if asking[name].is_over:
                continue
            asking[name].ask(REQUESTS // ROUNDS)
            if asking[name].is_overdue:
                server.restart()  # it would take a core from whoever is asked next
    for name, told in asking.items():
        figure.answered(name, told.found())
    return figure


def loaded(running: dict[str, servers.Server], tool: Tool, rows: int) -> list[Figure]:
    """Download everything from each server."""
    found = []
    for download in downloads.DOWNLOADS:
        aim = tool.aim(download)
        targets = download.targets | ({"tool": aim} if aim else {})
        figure = Figure(download.name, "rows/s", targets, is_rate=True)
        figure.by_server["portal"] = warm(taken, running["portal"], download.portal, rows)
        for name, address in ((key, download.others[key]) for key in running if key != "portal"):
            figure.by_server[name] = warm(taken, running[name], address)
        figure.by_server["tool"] = warm(tool.rate, download)
        print(figure.name, {name: round(value) for name, value in figure.by_server.items()})
        found.append(figure)
    return found


def warm(rate: Callable[..., float], *given: Any) -> float:
    """Measure twice, and return the second: by then the file is in memory, for everybody."""
    rate(*given)
    return rate(*given)


def taken(server: servers.Server, address: str, lines_min: int = 0) -> float:
    """Return the rows a second that a server gives."""
    rate = client.download(server.port, address, downloads.SECONDS_MAX, lines_min)
    if server.command.name == "datasette":
        server.restart()  # it goes on writing what nobody reads, and takes a core from the next
    return rate
