"""The file of shapes: all countries, none else, small, said where it is from."""

import gzip
import json
import math
import re

import pytest
from django.conf import settings

FOLDER = settings.BASE_DIR / "static" / "map"
WEIGHT_MAX = 40_000  # bytes, compressed


@pytest.fixture(scope="module")
def svg():
    return (FOLDER / "world.svg").read_text()


def countries():
    rows = json.loads((settings.BASE_DIR / "fixtures" / "020_countries.json").read_text())
    return {row["fields"]["iso_alpha3"]: row["fields"] for row in rows}


def told():
    return json.loads((FOLDER / "world.json").read_text())


def test_every_country_has_one_shape_or_circle_and_nothing_else_has_a_name(svg):
    names = re.findall(r'id="(\w+)"', svg)

    assert sorted(names) == sorted([*countries(), "world"])
    assert len(countries()) == 195


def test_countries_that_the_coarse_map_leaves_out_are_circles(svg):
    circles = set(re.findall(r'<circle id="(\w+)"', svg))
    left_out = {code for code, row in countries().items() if not row["on_map_110m"]}

    assert len(left_out) == 29
    assert left_out <= circles
    assert circles == set(told()["markers"])


def test_circles_stand_apart_within_the_map(svg):
    places = list(told()["markers"].values())
    radius = int(re.search(r'<circle[^>]* r="(\d+)"', svg)[1])
    _left, _top, width, height = told()["view_box"]
    pairs = [(one, other) for at, one in enumerate(places) for other in places[:at]]

    assert min(math.dist(one, other) for one, other in pairs) > 2 * radius
    assert all(radius <= x <= width - radius and radius <= y <= height - radius for x, y in places)


def test_shapes_are_light_and_take_their_colours_from_the_page(svg):
    assert len(gzip.compress(svg.encode())) < WEIGHT_MAX
    assert not re.search(r"\b(style|fill|stroke|class)=", svg)


def test_the_files_say_where_they_are_from(svg):
    assert told()["origin"] in svg
    assert "Natural Earth" in told()["origin"]
    assert "public domain" in told()["origin"]
