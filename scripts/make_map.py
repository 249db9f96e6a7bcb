"""Make the shapes of the world map anew; how is told in docs/map.md.

By hand: `.venv/bin/python -m scripts.make_map countries-50m.json`.
"""

import json
import math
import sys
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scripts import shapes
from scripts.map_paths import WIDTH, height, path_of, scaled
from scripts.shapes import Point, Ring

Areas = dict[str, list[list[int]]]

ROOT = Path(__file__).resolve().parents[1]
COUNTRIES = ROOT / "fixtures" / "020_countries.json"
FOLDER = ROOT / "static" / "map"

FINENESS = 0.02  # square degrees: smaller corners are dropped
LEAST_ISLAND = 0.07  # square degrees: smaller islands are dropped
LEAST_SHAPE = 0.85  # square degrees: countries of smaller parts are drawn as circles
RADIUS, GAP = 14, 4  # map units
NOT_DRAWN = {"010"}  # Antarctica
# Areas without an M49 code of their own lie in the State that M49 counts them with.
COUNTED_WITH = {"158": "156", "Kosovo": "688", "N. Cyprus": "196", "Somaliland": "706"}
# A point in a polygon, the area that the file puts it in, the State that the UN puts it in.
MOVED = {(34.2, 45.2): ("643", "804")}
# The file parts Western Sahara along a berm; the UN lists all of it, south of the parallel.
PARTED, PARALLEL = ("504", "732"), 27.667
# Not in the file: Funafuti.
ELSEWHERE = {"798": (179.2, -8.52)}
ORIGIN = (
    "Made from Natural Earth 4.1.0, 1:50 million (public domain), by way of the npm package "
    "world-atlas 2.0.2, with scripts/make_map.py on {day}. Equal Earth projection around 11 "
    "degrees east. Boundaries imply no opinion on the status of any country or territory."
)


def main(path: str) -> None:
    topology = json.loads(Path(path).read_text())
    codes = {row["m49"]: row["iso_alpha3"] for row in countries()}
    full = shapes.decoded_arcs(topology)
    areas = owned(topology, full)
    points = {codes[code]: at for code, at in ELSEWHERE.items()} | small(areas, codes, full)
    lands = drawn({code: own for code, own in areas.items() if codes.get(code) not in points},
                  codes, [shapes.simplified(arc, FINENESS) for arc in full])  # fmt: skip
    write(lands, apart({code: scaled(shapes.project(at)) for code, at in points.items()}))


def countries() -> list[dict[str, Any]]:
    return [row["fields"] for row in json.loads(COUNTRIES.read_text())]


def owned(topology: dict[str, Any], arcs: list[Ring]) -> Areas:
    """Return what belongs to each area, by its code: rings as the numbers of their arcs."""
    found: Areas = defaultdict(list)
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = geometry.get("id") or geometry["properties"]["name"]
        for polygon in shapes.polygons_of(geometry):
            outer = next(shapes.merged(polygon[:1], arcs))
            found[owner(code, outer)] += polygon
    north, south = PARTED
    found[north] += found.pop(south, [])
    return {code: rings for code, rings in found.items() if code not in NOT_DRAWN}


def owner(code: str, outer: Ring) -> str:
    """Return the code of the area that a polygon is drawn with."""
    for point, (there, here) in MOVED.items():
        if code == there and is_inside(point, outer):
            return here
    return COUNTED_WITH.get(code, code)


def is_inside(point: Point, ring: Ring) -> bool:
    """Does a point lie within a ring?"""
    x, y = point
    crossed = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            crossed = not crossed
    return crossed


def small(areas: Areas, codes: dict[str, str], arcs: list[Ring]) -> dict[str, Point]:
    """Return the countries too small to be seen, each with the middle of its largest part."""
    largest = {
        codes[code]: max(shapes.merged(rings, arcs), key=shapes.area)
        for code, rings in areas.items()
        if code in codes
    }
    return {
        country: shapes.centre(shapes.around_middle(ring))
        for country, ring in largest.items()
        if shapes.area(ring) < LEAST_SHAPE
    }


def drawn(areas: Areas, codes: dict[str, str], arcs: list[Ring]) -> dict[str, list[Ring]]:
    """Return what is drawn as land, by country, "" for what is none of them."""
    lands: dict[str, list[Ring]] = defaultdict(list)
    for code, rings in areas.items():
        for outline in shapes.merged(rings, arcs):
            for part, ring in parted(code, shapes.around_middle(outline)):
                if shapes.area(ring) >= LEAST_ISLAND:
                    lands[codes.get(part, "")].append(ring)
    return lands


def parted(code: str, ring: Ring) -> list[tuple[str, Ring]]:
    """Return a ring with its code; where the file parts two areas otherwise, both of them."""
    north, south = PARTED
    if code != north:
        return [(code, ring)]
    return [(north, shapes.beyond(PARALLEL, ring)), (south, shapes.beyond(PARALLEL, ring, -1))]


def apart(markers: dict[str, Point]) -> dict[str, Point]:
    """Move circles that touch as little as it takes to stand apart."""
    least = 2 * RADIUS + GAP
    placed = dict(sorted(markers.items()))
    for _round in range(500):
        moved = False
        for one in placed:
            for other in placed:
                if one < other and math.dist(placed[one], placed[other]) < least:
                    placed[one], placed[other] = pushed(placed[one], placed[other], least)
                    moved = True
        if not moved:
            break
    return placed


def pushed(one: Point, other: Point, least: float) -> tuple[Point, Point]:
    """Return two points moved away from each other to a distance."""
    found = math.dist(one, other)
    share = (least + 0.1 - found) / 2 / found
    x, y = (other[0] - one[0]) * share, (other[1] - one[1]) * share
    return (one[0] - x, one[1] - y), (other[0] + x, other[1] + y)


def write(lands: dict[str, list[Ring]], markers: dict[str, Point]) -> None:
    FOLDER.mkdir(exist_ok=True)
    origin = ORIGIN.format(day=datetime.now(UTC).date().isoformat())
    whole = {code: (round(x), round(y)) for code, (x, y) in markers.items()}
    attribute = 'vector-effect="non-scaling-stroke"'
    lines = [
        f'<path{f' id="{code}"' if code else ""} {attribute} d="{path_of(rings)}"/>'
        for code, rings in sorted(lands.items())
    ]
    lines += [
        f'<circle id="{code}" {attribute} cx="{x}" cy="{y}" r="{RADIUS}"/>'
        for code, (x, y) in whole.items()
    ]
    box = [0, 0, WIDTH, height()]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{" ".join(map(str, box))}">'
    body = "\n".join([head, f"<!-- {origin} -->", '<g id="world">', *lines, "</g>", "</svg>"])
    (FOLDER / "world.svg").write_text(body + "\n")
    told = {"origin": origin, "view_box": box, "markers": whole}
    (FOLDER / "world.json").write_text(json.dumps(told, indent=1) + "\n")
    print(f"{len(lands) - 1} shapes, {len(markers)} circles, {len(body)} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
