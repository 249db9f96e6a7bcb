"""Measure the portal beside two others, over the same rows: ``make bench``.

python -m benchmarks [--sizes 10000 1000000] [--folder var/bench] [--port 8300] [--no-postgresql]
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import filling, postgresql, report, run, servers, shipped


def main() -> None:
    """Make what is missing, measure each size, and write the table."""
    options = read_options()
    sizes = sorted(options.sizes)
    places = {}
    for size in sizes:
        folder = options.folder.resolve() / str(size)
        filling.make(folder, size, options.port)
        places[size] = run.on_sqlite(folder)
    tables = {
        f"{size:,} activities, SQLite": run.measure(place, options.port)
        for size, place in places.items()
    }
    grown = run.growth(places[sizes[0]], places[sizes[-1]], options.port)
    small = shipped.measure(options.folder.resolve(), options.port)
    between = (sizes[0], sizes[-1])
    report.write(tables, grown, between, small)  # the rest takes long: what there is, is kept
    if not options.no_postgresql:
        largest = options.folder.resolve() / str(sizes[-1])
        known = tables[f"{sizes[-1]:,} activities, SQLite"]
        with postgresql.place(largest, sizes[-1], options.port) as place:
            tables[f"{sizes[-1]:,} activities, PostgreSQL"] = run.measure(
                place, options.port, known
            )
        report.write(tables, grown, between, small)
    print(f"Written: {report.RESULTS.relative_to(servers.ROOT)}")


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 1_000_000])
    parser.add_argument("--folder", type=Path, default=Path("var/bench"))
    parser.add_argument("--port", type=int, default=8300, help="the first of three in a row")
    parser.add_argument("--no-postgresql", action="store_true", help="SQLite alone")
    return parser.parse_args()


if __name__ == "__main__":
    main()
