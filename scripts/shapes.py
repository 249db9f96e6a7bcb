"""Shapes of countries from a TopoJSON file: decoded, merged, simplified and projected.

Points are pairs of degrees (longitude, latitude) until ``project`` makes them map units.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

Point = tuple[float, float]
Ring = list[Point]

# The map is cut in the Bering Strait, where no land but small islands is cut with it.
MIDDLE = 11.0  # degrees east
# Equal Earth: Šavrič, Patterson and Jenny, 2018.
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
TILT = math.sqrt(3) / 2


def decoded_arcs(topology: dict[str, Any]) -> list[Ring]:
    """Return the lines that shapes are made of, in degrees, no jump at 180."""
    (scale_x, scale_y), (left, bottom) = (
        topology["transform"][name] for name in ("scale", "translate")
    )
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + left, y * scale_y + bottom))
        arcs.append(unwrapped(points))
    return arcs


def unwrapped(points: Iterable[Point]) -> Ring:
    """Return points without jumps at 180 degrees."""
    found: Ring = []
    for longitude, latitude in points:
        if found:
            longitude += 360 * round((found[-1][0] - longitude) / 360)
        found.append((longitude, latitude))
    return found


def polygons_of(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """Return polygons, each as rings, each as the numbers of its arcs (~n: backwards)."""
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    return list(geometry.get("arcs", []))


def merged(rings: Iterable[list[int]], arcs: list[Ring]) -> Iterator[Ring]:
    """Yield the outlines of rings without the lines that two of them share."""
    numbers = [number for ring in rings for number in ring]
    count = Counter(numbers)
    left = [number for number in numbers if ~number not in count]
    lines = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in left]
    starts: dict[Point, list[Ring]] = {}
    for line in lines:
        starts.setdefault(place(line[0]), []).append(line)
    while starts:
        yield unwrapped(walk(starts))


def walk(starts: dict[Point, list[Ring]]) -> Ring:
    """Take lines out of ``starts`` that follow one another, until they close."""
    ring: Ring = []
    at = begin = next(iter(starts))
    while not ring or at != begin:
        line = starts[at].pop()
        if not starts[at]:
            del starts[at]
        ring += line[:-1]
        at = place(line[-1])
    return ring


def place(point: Point) -> Point:
    """Return a point as others of the same place are written."""
    return (round(point[0] % 360, 6) % 360, round(point[1], 6))


def simplified(points: Ring, least: float) -> Ring:
    """Drop points whose triangle with both neighbours is under ``least`` square degrees.

    Visvalingam and Whyatt, 1993; the ends stay, so that neighbours keep one line.
    """
    kept = list(points)
    areas = [triangle(*kept[at - 1 : at + 2]) for at in range(1, len(kept) - 1)]
    while areas and min(areas) < least:
        at = areas.index(min(areas))
        del kept[at + 1], areas[at]
        for near in {at - 1, at} & set(range(len(areas))):
            areas[near] = triangle(*kept[near : near + 3])
    return kept


def triangle(first: Point, second: Point, third: Point) -> float:
    return area([first, second, third])


def area(ring: Ring) -> float:
    """Return square degrees as they are at the equator."""
    flat = [(x * math.cos(math.radians(y)), y) for x, y in ring]
    pairs = zip(flat, [*flat[1:], *flat[:1]], strict=True)
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairs)) / 2


def beyond(latitude: float, ring: Ring, side: int = 1) -> Ring:
    """Return the part of a ring north of a parallel, or with side -1 south of it."""
    found: Ring = []
    for begin, end in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        if side * (begin[1] - latitude) >= 0:
            found.append(begin)
        if (begin[1] - latitude) * (end[1] - latitude) < 0:
            share = (latitude - begin[1]) / (end[1] - begin[1])
            found.append((begin[0] + share * (end[0] - begin[0]), latitude))
    return found


def centre(ring: Ring) -> Point:
    """Return the middle between the furthest points."""
    xs, ys = zip(*ring, strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def around_middle(ring: Ring) -> Ring:
    """Move a ring by whole turns to the side of the map where its middle belongs."""
    turns = 360 * round((MIDDLE - centre(ring)[0]) / 360)
    return [(x + turns, y) for x, y in ring]


def project(point: Point) -> Point:
    """Return the place of a point in the Equal Earth projection, north down to south."""
    longitude, latitude = (math.radians(value) for value in (point[0] - MIDDLE, point[1]))
    angle = math.asin(TILT * math.sin(latitude))
    square = angle * angle
    slope = A1 + 3 * A2 * square + square**3 * (7 * A3 + 9 * A4 * square)
    x = longitude * math.cos(angle) / (TILT * slope)
    y = angle * (A1 + A2 * square + square**3 * (A3 + A4 * square))
    return x, -y
