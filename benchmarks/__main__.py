"""Measure the portal beside two others, over the same rows: ``make bench``.

python -m benchmarks [--sizes 10000 1000000] [--folder var/bench] [--port 8300]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import urllib.request
from pathlib import Path

from benchmarks import public, report, run, servers


def main() -> None:
    """Make what is missing, measure each size, and write the table."""
    options = read_options()
    options.folder.mkdir(parents=True, exist_ok=True)
    measured = {}
    for size in options.sizes:
        folder = options.folder.resolve() / str(size)
        make(folder, size, options.port)
        measured[size] = run.measure(folder, options.port)
    report.write(measured)
    print(f"Written: {report.RESULTS.relative_to(servers.ROOT)}")


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 1_000_000])
    parser.add_argument("--folder", type=Path, default=Path("var/bench"))
    parser.add_argument("--port", type=int, default=8300, help="the first of three in a row")
    return parser.parse_args()


def make(folder: Path, size: int, port: int) -> None:
    """Make the portal's database and the public one for Datasette, unless both are there."""
    ready = folder / "portal.sqlite"
    if ready.exists():
        return
    folder.mkdir(exist_ok=True)
    say(f"Making {size:,} activities")
    environment = {**os.environ, "PORTAL_VAR": str(folder), "DATABASE_URL": ""}
    command = [sys.executable, "-m", "benchmarks.fill", str(size)]
    subprocess.run(command, env=environment, cwd=servers.ROOT, check=True)
    say("Making the public database")
    half = folder / "portal.half"
    with servers.running(servers.portal(folder, port), port):
        urllib.request.urlretrieve(f"http://127.0.0.1:{port}/data/portal.sqlite", half)
    public.prepare(half)
    half.rename(ready)


def say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main()
