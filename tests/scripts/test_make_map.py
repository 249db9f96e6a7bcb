"""How shapes are made: lines decoded, merged, simplified and projected."""

import itertools
import math

import pytest

from scripts import make_map, map_paths, shapes

SQUARE = [(0.0, 0.0), (0.0, 2.0), (2.0, 2.0), (2.0, 0.0)]
# Two squares side by side; the second arc is the line between them.
TOPOLOGY = {
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    "arcs": [
        [[1, 0], [-1, 0], [0, 1], [1, 0]],
        [[1, 1], [0, -1]],
        [[1, 1], [1, 0], [0, -1], [-1, 0]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "id": "688", "properties": {}, "arcs": [[0, 1]]},
                {"type": "Polygon", "properties": {"name": "Kosovo"}, "arcs": [[2, ~1]]},
                {"type": "Polygon", "id": "010", "properties": {}, "arcs": [[0, 1]]},
            ]
        }
    },
}


def test_what_is_counted_with_a_state_is_drawn_with_it_without_a_line_between():
    arcs = shapes.decoded_arcs(TOPOLOGY)

    areas = make_map.owned(TOPOLOGY, arcs)
    [outline] = shapes.merged(areas["688"], arcs)

    assert list(areas) == ["688", "504"]
    assert set(outline) == {(0, 0), (0, 1), (1, 1), (2, 1), (2, 0), (1, 0)}
    assert shapes.area(outline) == pytest.approx(2, rel=0.001)


def test_a_line_does_not_jump_at_180_degrees():
    assert shapes.unwrapped([(179, 0), (-179, 1), (178, 2)]) == [(179, 0), (181, 1), (178, 2)]


def test_small_corners_are_dropped_and_ends_stay():
    line = [(0, 0), (1, 0.01), (2, 0), (3, 3), (4, 0)]

    assert shapes.simplified(line, 0.1) == [(0, 0), (2, 0), (3, 3), (4, 0)]
    assert shapes.simplified(line, 100) == [(0, 0), (4, 0)]


@pytest.mark.parametrize(
    ("point", "x", "y"),
    # As the paper on the projection gives its extent.
    [((0, 0), 0, 0), ((180, 0), 2.70663, 0), ((0, 90), 0, -1.31736), ((0, -90), 0, 1.31736)],
)
def test_the_projection_is_equal_earth(point, x, y):
    shown = shapes.project((point[0] + shapes.MIDDLE, point[1]))

    assert shown == pytest.approx((x, y), abs=0.00001)


def test_equal_areas_stay_equal():
    equator = [(0, 0), (1, 0), (1, 1), (0, 1)]
    north = [(0, 60), (1, 60), (1, 61), (0, 61)]
    sizes = [flat_area([shapes.project(point) for point in ring]) for ring in (equator, north)]
    sphere = [math.sin(math.radians(top)) - math.sin(math.radians(top - 1)) for top in (1, 61)]

    assert sizes[1] / sizes[0] == pytest.approx(sphere[1] / sphere[0], rel=0.001)


def flat_area(ring):
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairs)) / 2


def test_a_ring_is_parted_at_a_parallel():
    assert shapes.area(shapes.beyond(0.5, SQUARE)) == pytest.approx(3, rel=0.001)
    assert shapes.area(shapes.beyond(0.5, SQUARE, -1)) == pytest.approx(1, rel=0.001)


def test_an_area_within_another_is_found_by_a_point():
    assert make_map.is_inside((1, 1), SQUARE)
    assert not make_map.is_inside((3, 1), SQUARE)


def test_circles_are_moved_apart_as_little_as_it_takes():
    placed = make_map.apart({"ATG": (0.0, 0.0), "BRB": (10.0, 0.0), "MLT": (900.0, 0.0)})

    least = 2 * make_map.RADIUS + make_map.GAP
    assert placed["MLT"] == (900.0, 0.0)
    assert math.dist(placed["ATG"], placed["BRB"]) == pytest.approx(least, abs=0.2)


def test_a_path_tells_each_step_from_the_last():
    units = [(0, 0), (5, 0), (5, -3)]

    steps = [map_paths.step(*pair) for pair in itertools.pairwise(units)]

    assert map_paths.joined(steps) == "5 0 0-3"
