"""Make the databases that are measured, unless they are there."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

from benchmarks import public, servers

SIGNATURE = "made_by"
# What rows follow from: the code that draws them, and the columns of tables and of downloads.
MADE_BY = (
    "benchmarks/synthetic.py",
    "benchmarks/public.py",
    "initiatives/migrations/*.py",
    "initiatives/exports/columns/*.py",
)


def make(folder: Path, size: int, port: int) -> None:
    """Make the portal's database, Datasette's, and one table of what the portal's CSV holds."""
    ready = folder / "portal.sqlite"
    if ready.exists() and is_of_this_code(folder):
        return
    shutil.rmtree(folder, ignore_errors=True)
    fill(folder, size, "")
    half, table = folder / "portal.half", folder / "activities.csv"
    with servers.running(servers.portal(folder, port), port):
        take(port, "/data/portal.sqlite", half)
        take(port, "/activities.csv", table)
    public.prepare(half)
    public.keep_table(folder / "table.sqlite", table)
    table.unlink()
    half.rename(ready)
    sign(folder)


def is_of_this_code(folder: Path) -> bool:
    """Were the rows in a folder made as they would be made now?"""
    signature = folder / SIGNATURE
    return signature.exists() and signature.read_text() == fingerprint()


def sign(folder: Path) -> None:
    """Keep by which code the rows in a folder were made."""
    (folder / SIGNATURE).write_text(fingerprint())


def fingerprint() -> str:
    """Tell the code that makes the rows, and the columns that they have, from any other."""
    digest = hashlib.sha256()
    for pattern in MADE_BY:
        for path in sorted(servers.ROOT.glob(pattern)):
            digest.update(f"{path.name}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def fill(var: Path, size: int, database: str) -> None:
    """Fill a database with the record and so many synthetic activities."""
    print(f"Making {size:,} activities", flush=True)
    var.mkdir(parents=True, exist_ok=True)
    environment = servers.environment(PORTAL_VAR=str(var), DATABASE_URL=database)
    command = [sys.executable, "-m", "benchmarks.fill", str(size)]
    subprocess.run(command, env=environment, cwd=servers.ROOT, check=True)


def take(port: int, address: str, path: Path) -> None:
    """Keep what the portal answers in a file."""
    urllib.request.urlretrieve(f"http://127.0.0.1:{port}{address}", path)
