"""What the template of one country's page is given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from initiatives.codelists import CountryNameKind, M49Area
from initiatives.collected import give_parts
from initiatives.fields import first_day_of
from initiatives.models import Activity, Country, CountryName, Participation
from initiatives.views import localizing, promises
from initiatives.views.attaching import attach_sources
from initiatives.views.profile import grid, parts
from initiatives.views.profile.counts import activities_url
from initiatives.views.record.timeline import Happening

MONTH = len("2025-05")
SETS = (
    "memberships",
    "participations",
    "places",
    "statements",
    "commitments",
    "evidence",
    "checks",
    "neighbours",
)


@dataclass(frozen=True)
class Elsewhere:
    """An activity in which neighbours take part, and who they are."""

    activity: Activity
    countries: list[Country]


def context_of(country: Country, on: date) -> dict[str, Any]:
    """Return all parts of the page as of a day."""
    give_parts([country], parts.PARTS)
    rows = {name: list(getattr(parts, f"{name}_of")(country)) for name in SETS}
    rows |= {part.name: list(getattr(country, part.name).all()) for part in parts.PARTS}
    sources = attach_sources(row for found in rows.values() for row in found)
    promises.complete(rows["commitments"], rows["evidence"], rows["checks"])
    localizing.name_countries(countries_in(rows))
    joined = grid.joined(rows["participations"])
    happenings = happenings_of(joined)
    return {
        **{name: rows[name] for name in rows if name not in ("neighbours", "commitments")},
        "sources": sources,
        "names": own_names(country),
        "areas": areas_of(country),
        "joined": joined,
        "span": span_of(happenings),
        "role_count": len({part.role for part in rows["participations"]}),
        "by_year": grid.by_year(country.iso_alpha3, rows["participations"]),
        "by_kind": grid.by_kind(country.iso_alpha3, rows["participations"]),
        "happenings": happenings,
        "all_activities": activities_url(country.iso_alpha3),
        "promises": promises.assessed(rows["commitments"], on),
        "area": areas_of(country)[-1],
        "elsewhere": elsewhere(rows["neighbours"]),
    }


def countries_in(rows: dict[str, list[Any]]) -> list[Country]:
    """Return the other countries that the page names."""
    named = [row.country for row in (*rows["neighbours"], *rows["statements"])]
    named += [row.promiser_country for row in rows["commitments"]]
    return [country for country in named if country]


def own_names(country: Country) -> list[CountryName]:
    """Return one name in each language: the official one where it is on record."""
    names: dict[str, CountryName] = {}
    for name in country.names.all():
        if name.kind == CountryNameKind.OFFICIAL or name.language not in names:
            names[name.language] = name
    return list(names.values())


def areas_of(country: Country) -> list[M49Area]:
    """Return the areas that a country belongs to, from region to intermediate region."""
    codes = (country.region, country.subregion, country.intermediate_region)
    return [M49Area(code) for code in codes if code]


def span_of(happenings: Iterable[Happening]) -> tuple[str, str]:
    """Return the first and the last date on record, no finer than months; "" without any."""
    starts = sorted((item.start for item in happenings), key=first_day_of)
    return (starts[0][:MONTH], starts[-1][:MONTH]) if starts else ("", "")


def happenings_of(joined: Iterable[grid.Joined]) -> list[Happening]:
    """Return the dated activities for the time strip."""
    return [
        Happening(
            start=row.starts_on or row.announced_on or row.adopted_on,
            end=row.ends_on if row.is_event else "",
            label=row.name,
        )
        for row in (item.activity for item in joined)
        if not row.is_undated
    ]


def elsewhere(neighbours: Iterable[Participation]) -> list[Elsewhere]:
    """Return what neighbours take part in, the activities with most of them first."""
    found: dict[Activity, dict[int, Country]] = {}
    for part in neighbours:
        found.setdefault(part.activity, {})[part.country_id] = part.country
    listed = [Elsewhere(activity, list(others.values())) for activity, others in found.items()]
    return sorted(listed, key=lambda item: (-len(item.countries), item.activity.sort_key))
