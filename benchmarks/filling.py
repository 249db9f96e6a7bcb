"""Make the databases that are measured, unless they are there."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.request
from pathlib import Path

from benchmarks import public, servers


def make(folder: Path, size: int, port: int) -> None:
    """Make the portal's database, Datasette's, and one table of what the portal's CSV holds."""
    ready = folder / "portal.sqlite"
    if ready.exists():
        return
    fill(folder, size, "")
    half, table = folder / "portal.half", folder / "activities.csv"
    with servers.running(servers.portal(folder, port), port):
        take(port, "/data/portal.sqlite", half)
        take(port, "/activities.csv", table)
    public.prepare(half)
    public.keep_table(folder / "table.sqlite", table)
    table.unlink()
    half.rename(ready)


def fill(var: Path, size: int, database: str) -> None:
    """Fill a database with the record and so many synthetic activities."""
    print(f"Making {size:,} activities", flush=True)
    var.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "PORTAL_VAR": str(var), "DATABASE_URL": database}
    command = [sys.executable, "-m", "benchmarks.fill", str(size)]
    subprocess.run(command, env=environment, cwd=servers.ROOT, check=True)


def take(port: int, address: str, path: Path) -> None:
    """Keep what the portal answers in a file."""
    urllib.request.urlretrieve(f"http://127.0.0.1:{port}{address}", path)
