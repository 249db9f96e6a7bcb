"""The world at a glance: the same counts as a roll of equal boxes, and as a map."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from operator import itemgetter
from typing import Any

from django import template
from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from initiatives.codelists import REGIONS

from .drawing import value_of
from .names import area_name
from .rendering import draw, draw_filled, joined

register = template.Library()

STEPS = ((10, "t4"), (5, "t3"), (2, "t2"), (1, "t1"))


@register.simple_tag
def roll(
    countries: Iterable[Any],
    legend: bool = True,
    lists: Mapping[str, str] | None = None,
    are_all: bool = True,
    counted: str = "activities",
) -> SafeString:
    """Draw every country as one box of the same size, by M49 area, in the order given.

    Each has iso_alpha3, name, url, count, region, subregion and intermediate_region. ``lists``
    are the addresses, by region, of the countries on record, which the count of each opens.
    Where these are not all countries asked about but those on record alone, say so by ``are_all``.
    The legend names what is ``counted``: activities or commitments.
    """
    areas: dict[str, dict[str, list[Any]]] = {str(region): {} for region in REGIONS}
    for country in countries:
        part = value_of(country, "intermediate_region") or value_of(country, "subregion")
        areas.setdefault(value_of(country, "region"), {}).setdefault(part, []).append(
            _place(country)
        )
    regions = [_roll_region(code, parts) for code, parts in areas.items() if parts]
    for region in regions:
        region["url"] = (lists or {}).get(region["code"], "")
    return draw("roll", regions=regions, legend=legend, are_all=are_all, counted=counted)


def _roll_region(code: str, parts: dict[str, list[Any]]) -> dict[str, Any]:
    tiles = [tile for part in parts.values() for tile in part]
    return {
        "code": code,
        "name": area_name(code),
        "recorded": sum(1 for tile in tiles if tile["count"]),
        "total": len(tiles),
        "parts": [
            {"name": area_name(part), "tiles": drawn(tiles)} for part, tiles in parts.items()
        ],
    }


def drawn(tiles: Iterable[dict[str, Any]]) -> SafeString:
    """Draw the boxes of one area."""
    return joined(draw_filled("roll_tile", **tile) for tile in tiles)


@register.simple_tag
def world_map(
    countries: Iterable[Any], label: str, legend: bool = True, counted: str = "activities"
) -> SafeString:
    """Draw the countries of a roll where they lie, folded; circles for small ones, on top.

    ``label`` says what the map shows. A country may have ``words`` in place of its count, and a
    ``step`` of its own: then the page says what both mean, and needs no legend.
    """
    places = [_on_map(country, _("nothing recorded")) for country in countries]
    if not places:
        return SafeString("")
    places.sort(key=itemgetter("is_circle"))
    box = " ".join(map(str, shapes()["view_box"]))
    links = joined((draw_filled("map_place", **place) for place in places), "\n      ")
    key = draw("map_legend", counted=counted) if legend else ""
    return draw_filled("world_map", places=links, label=label, box=box, legend=key)


def _on_map(country: Any, none: str) -> dict[str, Any]:
    place = _place(country)
    place["is_circle"] = place["iso_alpha3"] in shapes()["markers"]
    place["told"] = value_of(country, "words") or place["count"] or none
    if place["is_circle"]:
        place["step"] = f"{place['step']} dot".lstrip()
    return place


@cache
def shapes() -> dict[str, Any]:
    """Return what is known of the file of shapes: its box, and which countries are circles."""
    return json.loads((settings.BASE_DIR / "static" / "map" / "world.json").read_text())


def _place(country: Any) -> dict[str, Any]:
    count = value_of(country, "count", 0)
    step = value_of(country, "step") or next((step for least, step in STEPS if count >= least), "")
    names = ("iso_alpha3", "name", "url")
    return {"count": count, "step": step} | {name: value_of(country, name) for name in names}
