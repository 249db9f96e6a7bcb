"""What the template of one country's page is given."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from initiatives import facets
from initiatives.codelists import CountryNameKind, M49Area
from initiatives.collected import give_parts
from initiatives.facets import Index
from initiatives.models import Activity, Country, CountryName, Participation
from initiatives.views import bounds, localizing, promises
from initiatives.views.attaching import attach_sources
from initiatives.views.bounds import Bound
from initiatives.views.profile import grid, parts
from initiatives.views.profile.counts import activities_url
from initiatives.views.profile.elsewhere import Elsewhere, elsewhere
from initiatives.views.record.timeline import Happening

MONTH = len("2025-05")
PROMISED = ("commitments", "evidence", "checks")


def context_of(country: Country, index: Index, on: date) -> dict[str, Any]:
    """Return all parts of the page as of a day."""
    give_parts([country], parts.PARTS)
    bound: dict[str, Bound] = {}
    rows: dict[str, list[Any]] = {"memberships": list(parts.memberships_of(country))}
    rows["participations"], bound["activities"] = participations_of(index, country)
    for name in ("places", "statements"):  # as sources are numbered
        rows[name], bound[name] = bounds.first_rows(getattr(parts, f"{name}_of")(country))
    rows |= {name: list(getattr(parts, f"{name}_of")(country)) for name in PROMISED}
    rows |= {part.name: list(getattr(country, part.name).all()) for part in parts.PARTS}
    sources = attach_sources(row for found in rows.values() for row in found)
    promises.complete(rows["commitments"], rows["evidence"], rows["checks"])
    others, bound["elsewhere"] = elsewhere(index, country)
    localizing.name_countries(countries_in(rows, others))
    joined = grid.joined(rows["participations"])
    by_year = grid.by_year(index, country)
    return {
        **{name: rows[name] for name in rows if name != "commitments"},
        "bounds": bound,
        "is_cut": any(each.is_cut for each in bound.values()),
        "sources": sources,
        "names": own_names(country),
        "areas": areas_of(country),
        "joined": joined,
        "span": span_of(index, country, (item.activity for item in joined)),
        "role_count": len(by_year.lines),
        "by_year": by_year,
        "by_kind": grid.by_kind(index, country),
        "happenings": happenings_of(joined),
        "promises": promises.assessed(rows["commitments"], on),
        "area": areas_of(country)[-1],
        "elsewhere": others,
    }


def participations_of(index: Index, country: Country) -> tuple[list[Participation], Bound]:
    """Return the parts of the country in its latest activities, and how many it has a part in."""
    own = index.part(country.pk)
    keys = bounds.first_keys({"own": own}, parts.LATEST)["own"]
    url = activities_url(country.iso_alpha3)
    bound = Bound(len(keys), len(own), url, listed=len(own))
    return list(parts.participations_of(keys, country)), bound


def countries_in(rows: dict[str, list[Any]], others: list[Elsewhere]) -> list[Country]:
    """Return the other countries that the page names."""
    named = [row.country for row in rows["statements"]]
    named += [row.promiser_country for row in rows["commitments"]]
    named += [neighbour for item in others for neighbour in item.countries]
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


def span_of(index: Index, country: Country, shown: Iterable[Activity]) -> tuple[str, str]:
    """Return the first and the last date on record, no finer than months; "" without any.

    Read is what begins in the first and the last month, unless all activities are shown.
    """
    own, listed = index.part(country.pk), list(shown)
    if len(own) > len(listed):
        starts = filter(None, index.values["starts"])
        months = [month for month in starts if index.of("starts", month).intersect(own)]
        edges = own & index.any_of("starts", [*months[:1], *months[-1:]])
        rows = facets.among(Activity.objects.published(), edges).order_by()
        listed = list(rows.only("span_from", "sort_key", "starts_on", "announced_on", "adopted_on"))
    dated = sorted(
        (row for row in listed if begun_on(row)), key=lambda row: (row.span_from, row.sort_key)
    )
    return (begun_on(dated[0])[:MONTH], begun_on(dated[-1])[:MONTH]) if dated else ("", "")


def begun_on(activity: Activity) -> str:
    """Return the date by which an activity is put in order, as stated; "" for none."""
    return activity.starts_on or activity.announced_on or activity.adopted_on


def happenings_of(joined: Iterable[grid.Joined]) -> list[Happening]:
    """Return the dated activities for the time strip."""
    return [
        Happening(
            start=begun_on(row),
            end=row.ends_on if row.is_event else "",
            label=row.name,
        )
        for row in (item.activity for item in joined)
        if not row.is_undated
    ]
