"""Countries as GeoJSON (RFC 7946): properties and counts, without shapes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import orjson
from django.db.models import QuerySet

from initiatives import facets
from initiatives.codelists import ActivityKind
from initiatives.exports.identity import LICENCE_URL, NAME, RIGHTS, Heading
from initiatives.models import Country


def counted(rows: QuerySet[Country]) -> QuerySet[Country]:
    """Return countries with the number of published activities in which they take part."""
    index = facets.current()
    kinds = {f"{kind}_count": facets.ActivitiesOfCountry(kind, index) for kind in ActivityKind}
    return rows.annotate(activity_count=facets.ActivitiesOfCountry(index=index), **kinds)


def geojson(rows: Iterable[Country], heading: Heading) -> Iterator[bytes]:
    """Yield a feature collection of ``counted``; members of our own tell title and licence."""
    head = {
        "type": "FeatureCollection",
        "title": f"{heading.title} – {NAME}",
        "license": LICENCE_URL,
        "attribution": RIGHTS,
        "source": heading.full(heading.page),
        "generated": heading.now.isoformat(),
    }
    yield orjson.dumps(head)[:-1] + b',"features":['
    separator = b"\n"
    for row in rows:
        yield separator + orjson.dumps(feature(row, heading))
        separator = b",\n"
    yield b"\n]}\n"


def feature(row: Country, heading: Heading) -> dict[str, Any]:
    """Return one country; a count says what is recorded, not all that took place."""
    properties = {
        "iso_alpha3": row.iso_alpha3,
        "iso_alpha2": row.iso_alpha2,
        "m49": row.m49,
        "name": row.name,
        "region": row.region,
        "region_label": str(row.get_region_display()),
        "subregion": row.subregion,
        "subregion_label": str(row.get_subregion_display()),
        "intermediate_region": row.intermediate_region or None,
        "income_group": row.income_group or None,
        "income_year": row.income_year or None,
        "is_un_member": row.is_un_member,
        "activities_recorded": row.activity_count,  # type: ignore[attr-defined]  # annotated
        **{f"{kind}s_recorded": getattr(row, f"{kind}_count") for kind in ActivityKind},
        "url": heading.permalink(row),
    }
    return {"type": "Feature", "id": row.iso_alpha3, "geometry": None, "properties": properties}
