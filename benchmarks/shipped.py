"""The record that ships: how long the portal takes to start with it, and its lists to answer."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from benchmarks import cases, run, servers

LISTS = (
    *("activities", "initiatives", "workshops", "forums", "countries", "commitments"),
    *("outcomes", "organizations", "sources", "indicators"),
)
STARTS = ("start from nothing", "start again")


def measure(folder: Path, port: int) -> list[run.Figure]:
    """Start the portal twice, the first time in an empty folder, and ask for each of its lists."""
    var = folder / "shipped"
    shutil.rmtree(var, ignore_errors=True)
    command = servers.portal(var, port)
    started = [start(name, command, port) for name in STARTS]
    with servers.running(command, port) as portal:
        return [*started, *(run.asked(case, {"portal": portal}) for case in lists())]


def start(name: str, command: servers.Command, port: int) -> run.Figure:
    """Return after how many seconds the portal answers."""
    begun = time.perf_counter()
    with servers.running(command, port):
        seconds = time.perf_counter() - begun
    print(name, round(seconds, 1))
    return run.Figure(name, "s", {}, is_rate=False, by_server={"portal": seconds})


def lists() -> list[cases.Case]:
    """Return the whole lists, and the list of activities by words and by a filter."""
    countries = tuple(f"/activities/?country={code}" for code in cases.NEW_COUNTRIES)
    return [
        *(cases.Case(f"/{name}/", (f"/{name}/",)) for name in LISTS),
        cases.Case("/activities/?q=capacity", ("/activities/?q=capacity",)),
        cases.Case("/activities/?country=…, none asked before", countries),
    ]
