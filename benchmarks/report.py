"""The table of results: ``benchmarks/results.md``."""

from __future__ import annotations

import os
import platform
import sqlite3
import time
from pathlib import Path

from benchmarks.run import Figure

RESULTS = Path(__file__).with_name("results.md")
COLUMNS = ("portal", "datasette", "baseline", "tool")
HEADS = ("portal", "Datasette", "baseline", "sqlite3 command")
GROWING = ("list", "search")  # what begins so may grow a little with the number of rows
NOTES = """
One run of `make bench`: the portal, Datasette and a plain Django project answer on the same
machine over the same rows, one after the other in each line. All are warm: three requests
each before the first that counts, and at least five counted. No figure comes from a cache
of responses: the portal has none, Datasette sends each query to the database, and addresses
change from one request to the next where the question allows it. Cells are the median, with
the 95th percentile behind the stroke; ratios are of medians. Datasette's facets are complete
and its suggestions off. The sqlite3 command dumps the public table of activities.
"""


def write(measured: dict[int, list[Figure]]) -> None:
    """Write the results of each number of activities, and how figures grow between them."""
    lines = ["# Results", NOTES, machine(), ""]
    for size, figures in measured.items():
        lines += [f"## {size:,} activities, SQLite", "", *table(figures), ""]
    if len(measured) > 1:
        lines += ["## Growth", "", *growth(measured), ""]
    RESULTS.write_text("\n".join(lines), encoding="utf-8")


def machine() -> str:
    """Say on what the figures were taken."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"Taken on {time.strftime('%Y-%m-%d')}: {os.cpu_count()} cores, {memory:.0f} GiB, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, load at the end "
        f"{os.getloadavg()[0]:.1f}. Others use the machine too: read the ratios."
    )


def table(figures: list[Figure]) -> list[str]:
    """Return figures as a table in Markdown."""
    rows = [["measure", *HEADS, "ratio (to reach)"]]
    for figure in figures:
        cells = [cell(figure, name) for name in COLUMNS]
        rows.append([f"{figure.name}, {figure.unit}", *cells, ratios(figure)])
    return markdown(rows)


def cell(figure: Figure, name: str) -> str:
    if name not in figure.by_server:
        return ""
    late = f" / {told(figure.late[name])}" if name in figure.late else ""
    return f"{told(figure.by_server[name])}{late}"


def ratios(figure: Figure) -> str:
    """Return the ratios to each other server, with those to reach in brackets."""
    found = [
        f"{told(figure.ratio(name))} × {name}"
        + (f" ({told(figure.targets[name])})" if name in figure.targets else "")
        for name in COLUMNS[1:]
        if name in figure.by_server and (figure.targets or not figure.is_rate)
    ]
    return ", ".join(found)


def growth(measured: dict[int, list[Figure]]) -> list[str]:
    """Return the portal's medians at the smallest and largest number, and their ratio."""
    small, large = min(measured), max(measured)
    rows = [["measure", f"{small:,}", f"{large:,}", "ratio (at most)"]]
    for before, after in zip(measured[small], measured[large], strict=True):
        if before.name.startswith(GROWING):
            first, last = before.by_server["portal"], after.by_server["portal"]
            rows.append([before.name, told(first), told(last), f"{told(last / first)} (3)"])
    return markdown(rows)


def markdown(rows: list[list[str]]) -> list[str]:
    """Return rows, the first being the head, as a table."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return [lines[0], f"| {' | '.join('---' for _ in rows[0])} |", *lines[1:]]


def told(value: float) -> str:
    """Return a number with no more digits than it is worth."""
    return f"{value:,.0f}" if value >= 10 else f"{value:.2g}"
