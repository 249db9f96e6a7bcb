"""How many rows a second a download of everything gives, and what the engine's own tool gives."""

from __future__ import annotations

import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

SECONDS_MAX = 20
BLOCK = 1 << 16


@dataclass(frozen=True)
class Download:
    """The same download in each server's own address, and what is to be reached."""

    name: str
    portal: str
    sqlite3_mode: str
    copied: str
    others: dict[str, str]
    targets: dict[str, float]  # to each other server; those to the engine's own tool:
    sqlite3_aim: float
    copy_aim: float | None = None


DOWNLOADS = [
    Download(
        "CSV of everything, rows a second",
        "/activities.csv",
        "-csv",
        "SELECT * FROM activities",
        {"datasette": "/portal/activities.csv?_stream=on&_size=max", "baseline": "/activities.csv"},
        {"datasette": 10, "baseline": 10},
        sqlite3_aim=0.4,
        copy_aim=0.8,
    ),
    Download(
        "JSON Lines of everything, rows a second",
        "/activities.jsonl",
        "-json",
        "SELECT row_to_json(a) FROM activities a",
        # Datasette streams no JSON: one page, the largest that it is told to give.
        {
            "datasette": "/portal/activities.json?_shape=array&_nl=on&_size=max",
            "baseline": "/activities.jsonl",
        },
        {"datasette": 10, "baseline": 10},
        sqlite3_aim=0.5,
    ),
]


def of_sqlite3(table: Path, download: Download) -> float:
    """Return the rows a second that the sqlite3 command dumps of the same columns."""
    mode = ["-csv", "-header"] if download.sqlite3_mode == "-csv" else [download.sqlite3_mode]
    return lines_of(["sqlite3", *mode, str(table), "SELECT * FROM activities"])


def of_copy(database: str, download: Download) -> float:
    """Return the rows a second that psql's COPY gives of the same columns."""
    form = "csv" if download.sqlite3_mode == "-csv" else "text"
    query = f"COPY ({download.copied}) TO STDOUT WITH (FORMAT {form})"
    return lines_of(["psql", database, "--command", query])


def lines_of(arguments: list[str]) -> float:
    """Return how many lines a second a command writes, ended after some time."""
    start = time.perf_counter()
    lines = 0
    with subprocess.Popen(arguments, stdout=subprocess.PIPE) as process:
        assert process.stdout
        while block := process.stdout.read(BLOCK):
            lines += block.count(b"\n")
            if time.perf_counter() - start > SECONDS_MAX:
                process.terminate()
                break
    return lines / (time.perf_counter() - start)
