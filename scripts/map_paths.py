"""Map units, and outlines written in them as the data of SVG paths."""

import math

from scripts import shapes
from scripts.shapes import Point, Ring

WIDTH = 4000  # map units; a page shows about 1,100 pixels
NORTH, SOUTH = 85.5, -57.5  # degrees


def scaled(point: Point) -> Point:
    """Return map units, of which the whole width has WIDTH."""
    half = shapes.project((shapes.MIDDLE + 180, 0))[0]
    top = shapes.project((shapes.MIDDLE, NORTH))[1]
    unit = WIDTH / (2 * half)
    return (point[0] + half) * unit, (point[1] - top) * unit


def height() -> int:
    return math.ceil(scaled(shapes.project((shapes.MIDDLE, SOUTH)))[1])


def path_of(rings: list[Ring]) -> str:
    """Return rings as the data of an SVG path, in whole units, each step from the last."""
    parts = []
    at = (0, 0)
    for ring in rings:
        points = rounded(ring)
        if len(points) < 3:
            continue
        steps = [step(*pair) for pair in zip([at, *points[:-1]], points, strict=True)]
        parts.append(f"m{joined(steps[:1])}l{joined(steps[1:])}z")
        at = points[0]
    return "".join(parts)


def rounded(ring: Ring) -> list[tuple[int, int]]:
    """Return whole map units, none twice in a row."""
    points = [scaled(shapes.project(point)) for point in ring]
    whole = [(round(x), round(y)) for x, y in points]
    return [point for before, point in zip([None, *whole], whole, strict=False) if point != before]


def step(begin: tuple[int, int], end: tuple[int, int]) -> str:
    x, y = end[0] - begin[0], end[1] - begin[1]
    return f"{x}{y}" if y < 0 else f"{x} {y}"


def joined(steps: list[str]) -> str:
    """Join numbers; a minus parts them too."""
    return "".join(
        text if not at or text[0] == "-" else f" {text}" for at, text in enumerate(steps)
    )
