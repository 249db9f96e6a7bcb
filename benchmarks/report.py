"""The table of results: ``benchmarks/results.md``."""

from __future__ import annotations

import os
import platform
import sqlite3
import subprocess
import time
from pathlib import Path

from benchmarks.client import PATIENCE
from benchmarks.figures import Figure

RESULTS = Path(__file__).with_name("results.md")
COLUMNS = ("portal", "datasette", "baseline", "tool")
COUNTED_MIN = 18  # requests, for a 95th percentile to say anything
HEADS = ("portal", "Datasette", "baseline", "engine's own tool")
NOTES = """
One run of `make bench`: the portal, Datasette and a plain Django project answer on the same machine
over the same rows, eighteen requests each in three rounds, so that no busy moment of the machine
falls on one alone; a cell tells of how many where they are fewer. All are warm: three requests each
before the first that counts in each round, and no more after twenty seconds; where three take
longer the last one counts; downloads are taken twice for up to twenty seconds, and the second
counts. What has not answered after 120 seconds counts as 120,000 ms, which makes the ratio too
small; that server is started anew, for it would go on with the question and take a core from the
next, and so is Datasette after each download, of which it goes on writing what nobody reads.
Requests a second are those of four clients in five seconds, told of records and of the API: a
list or a search takes others minutes at a million. Portal and baseline have two workers, and the
packages that `make run` installs alone; Datasette is one process, as it comes.

No figure comes from a cache of responses: the portal has none, Datasette sends each query to the
database, and addresses change from one request to the next where the question allows it. What the
portal keeps in the memory of each process until the record changes is used as readers use it:
counts by filter, the sets of activities that hold a word, rows drawn as HTML or written as JSON.
Where that is not to help, lines of their own ask for what was not asked before, and the record page
is put together anew for each request.

Which aims are not reached, and why, stands in
`docs/decisions/0023-aims-of-speed-that-are-not-reached.md`.

Cells are the median, with the 95th percentile behind the stroke; ratios are of medians. Datasette's
facets are complete and its suggestions off. Themes, countries and regions are lists in a column
there, which it opens for each row to count them; two lines show it without them. It streams no
JSON: its JSON Lines are one page of 5,000 rows, the most that it is told to give. The engine's own
tool writes the columns of the portal's CSV from a plain table that holds them ready: the sqlite3
command (`-csv`, `-json`), or psql with COPY (CSV, and `row_to_json`). On PostgreSQL portal and
baseline read the same server; what Datasette gave over its SQLite file is repeated there. Memory is
what a process shares with no other, looked at ten times a second all along; what exports add is
told of workers that have answered little before, of the one that grew most. After a change of the
record a process reads the sets that changed, and computes and draws anew what it shows: the first
list after each of eighteen changes, each of one activity and made by another process, is a line of
its own.

The last table is of the record that ships: a start lasts from the command until the portal answers,
with everything installed; a list is to take at most 15 ms of the server.
"""


def write(
    tables: dict[str, list[Figure]],
    grown: list[Figure],
    between: tuple[int, int],
    shipped: list[Figure],
    path: Path = RESULTS,
) -> None:
    """Write the results of each set of rows, how figures grow, and those of the shipped record."""
    lines = ["# Results", NOTES, machine(), ""]
    for name, figures in tables.items():
        lines += [f"## {name}", "", *table(figures), ""]
    if between[0] < between[1]:
        lines += ["## Growth, SQLite", "", *growth(grown, *between), ""]
    lines += ["## The record that ships, SQLite", "", *alone(shipped), ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def machine() -> str:
    """Say on what the figures were taken."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"Taken on {time.strftime('%Y-%m-%d')} of {commit()}: "
        f"{os.cpu_count()} cores, {memory:.0f} GiB, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, load at the end "
        f"{os.getloadavg()[0]:.1f}. Others use the machine too: read the ratios."
    )


def commit() -> str:
    """Name the state of the code that is measured; results kept half way are no change of it."""
    number = git("rev-parse", "--short", "HEAD")
    changed = git("status", "--porcelain", "--untracked-files=no", "--", ":/", f":!{RESULTS.name}")
    return (number or "code without a history") + ("-dirty" if changed else "")


def git(*arguments: str) -> str:
    """Return what git tells in the folder of the results; nothing where it has none."""
    told = subprocess.run(
        ["git", *arguments], cwd=RESULTS.parent, capture_output=True, text=True, check=False
    )
    return told.stdout.strip()


def table(figures: list[Figure]) -> list[str]:
    """Return figures as a table in Markdown."""
    rows = [["measure", *HEADS, "ratio (to reach)"]]
    for figure in figures:
        cells = [cell(figure, name) for name in COLUMNS]
        rows.append([f"{figure.name}, {figure.unit}", *cells, ratios(figure)])
    return markdown(rows)


def cell(figure: Figure, name: str) -> str:
    """Return a figure: with its 95th percentile, or of how few requests it is told."""
    if name not in figure.by_server:
        return ""
    if name not in figure.late:
        return told(figure.by_server[name])
    if figure.by_server[name] >= PATIENCE * 1000:
        return f"> {told(PATIENCE * 1000)} (of {figure.counted[name]})"
    few = figure.counted[name] < COUNTED_MIN
    rest = f" (of {figure.counted[name]})" if few else f" / {told(figure.late[name])}"
    return f"{told(figure.by_server[name])}{rest}"


def ratios(figure: Figure) -> str:
    """Return the ratios to each other server, with those to reach in brackets."""
    found = [
        f"{told(figure.ratio(name))} × {name}"
        + (f" ({told(figure.targets[name])})" if name in figure.targets else "")
        for name in COLUMNS[1:]
        if name in figure.by_server and (figure.targets or not figure.is_rate)
    ]
    return ", ".join(found)


def alone(figures: list[Figure]) -> list[str]:
    """Return what the portal alone was asked."""
    rows = [["measure", "portal"]]
    rows += [[f"{figure.name}, {figure.unit}", cell(figure, "portal")] for figure in figures]
    return markdown(rows)


def growth(figures: list[Figure], small: int, large: int) -> list[str]:
    """Return the portal's medians over few rows and over many, asked one after the other."""
    rows = [["measure, ms", f"{small:,}", f"{large:,}", "ratio (at most)"]]
    for figure in figures:
        ratio = figure.by_server["large"] / figure.by_server["small"]
        rows.append(
            [figure.name, cell(figure, "small"), cell(figure, "large"), f"{told(ratio)} (3)"]
        )
    return markdown(rows)


def markdown(rows: list[list[str]]) -> list[str]:
    """Return rows, the first being the head, as a table."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return [lines[0], f"| {' | '.join('---' for _ in rows[0])} |", *lines[1:]]


def told(value: float) -> str:
    """Return a number with no more digits than it is worth."""
    return f"{value:,.0f}" if value >= 10 else f"{value:.2g}"
