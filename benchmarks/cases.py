"""What is asked of each server, and how much faster the portal is to be.

The same question in each server's own addresses; several addresses of one shape are
asked in turn, so that no server answers from a cache of whole responses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

Targets = tuple[tuple[str, float], ...]
COUNTRIES = ("KEN", "FRA", "ZMB", "CHN", "BRA", "IND", "EGY", "FJI")
# Columns of Datasette's table of activities whose values are its facets.
FACETS = ("kind", "status", "year")
GROWING = ("list", "search")  # what begins so may grow a little with the number of rows
SUBJECTS = ("skills", "standards", "datasets")
BEGINNINGS = (
    *("alb", "ang", "arg", "arm", "aus", "aze", "bah", "ban", "bel", "ben", "bol", "bra", "bul"),
    *("bur", "cam", "can", "cha", "chi", "col", "com", "con", "cos", "cro", "cub", "cze", "den"),
)
NEW_COUNTRIES = (
    *("AFG", "AGO", "ALB", "AND", "ARE", "ARG", "ARM", "AUS", "AUT", "AZE", "BDI", "BEL", "BEN"),
    *("BFA", "BGD", "BGR", "BHR", "BHS", "BIH", "BLR", "BLZ", "BOL", "BRB", "BRN", "BTN", "BWA"),
    *("CAF", "CAN", "CHE", "CHL", "CIV", "CMR", "COD", "COG", "COL", "COM", "CPV", "CRI", "CUB"),
    *("CYP", "CZE", "DEU", "DJI", "DMA", "DNK", "DOM", "DZA", "ECU", "ERI", "ESP", "EST", "ETH"),
    *("FIN", "FSM", "GAB", "GBR", "GEO", "GHA", "GIN", "GMB", "GNB", "GNQ", "GRC", "GRD", "GTM"),
)
FACETS_OF_LISTS = ("theme_codes", "country_codes", "region_codes")


@dataclass(frozen=True)
class Case:
    """One row of the table: addresses by server, and the least ratio to each of the others."""

    name: str
    portal: tuple[str, ...]
    datasette: tuple[str, ...] = ()
    baseline: tuple[str, ...] = ()
    targets: Targets = ()
    is_throughput: bool = False


def facets(of_lists: Sequence[str] = FACETS_OF_LISTS, **query: str) -> str:
    """Return an address of Datasette with its facets complete, filtered by columns."""
    shown = [("_facet", name) for name in FACETS]
    arrays = [("_facet_array", name) for name in of_lists]
    return f"/portal/activities?{urlencode([*query.items(), *shown, *arrays, ('_size', '25')])}"


def cases(slugs: list[str]) -> list[Case]:
    """Return all cases that are told by latency or requests a second."""
    return [
        Case(
            "list with all facets, no filter",
            ("/activities/",),
            (facets(),),
            ("/activities/",),
            (("datasette", 50),),
        ),
        two_filters("list with all facets, two filters", "workshop", COUNTRIES, 100),
        two_filters("list with all facets, two filters not asked before", "forum", NEW_COUNTRIES),
        search("search that hits 4 per cent, with all facets", ["datasets"], 15),
        search("search that hits 40 per cent, with all facets", ["skills"], 10),
        search("search for two words not asked before, with all facets", pairs_of_words()),
        record("one record page", slugs),
        record("one record page (requests a second)", slugs, 3, is_throughput=True),
        less("no filter", "/activities/", facets(())),
        less("4 per cent", "/activities/?q=datasets", facets((), _search="datasets")),
        api("API page of 100, filtered", COUNTRIES, (("datasette", 100), ("baseline", 50))),
        api("API page of 100, filtered, rows not asked before", NEW_COUNTRIES),
        api("API page of 100, filtered (requests a second)", COUNTRIES, is_throughput=True),
    ]


def two_filters(name: str, kind: str, countries: Sequence[str], least: float = 0) -> Case:
    """Return lists of one kind, of each country in turn."""
    pages = tuple(f"/activities/?kind={kind}&country={code}" for code in countries)
    others = tuple(facets(kind=kind, country_codes__arraycontains=code) for code in countries)
    return Case(name, pages, others, pages, of_datasette(least))


def search(name: str, asked: Sequence[str], least: float = 0) -> Case:
    """Return lists by words."""
    pages = tuple(f"/activities/?q={words}" for words in asked)
    others = tuple(facets(_search=words.replace("+", " ")) for words in asked)
    return Case(name, pages, others, pages, of_datasette(least))


def less(name: str, page: str, other: str) -> Case:
    """Return a list whose facets Datasette counts for columns of one value alone."""
    return Case(f"{name}, where Datasette counts kind, status and year alone", (page,), (other,))


def record(
    name: str, slugs: Sequence[str], least: float = 0, *, is_throughput: bool = False
) -> Case:
    """Return pages of records, each in turn."""
    return Case(
        name,
        tuple(f"/{kind_of(slug)}s/{slug}/" for slug in slugs),
        tuple(f"/portal/activities/{slug}" for slug in slugs),
        tuple(f"/activities/{slug}/" for slug in slugs),
        of_datasette(least),
        is_throughput,
    )


def api(
    name: str, countries: Sequence[str], targets: Targets = (), *, is_throughput: bool = False
) -> Case:
    """Return pages of a hundred activities as JSON, of each country in turn."""
    counted = "/portal/activities.json?_shape=objects&_size=100&_extra=count"
    return Case(
        name,
        tuple(f"/api/v1/activities/?page_size=100&country={code}" for code in countries),
        tuple(f"{counted}&country_codes__arraycontains={code}" for code in countries),
        tuple(f"/api/activities/?country={code}" for code in countries),
        targets,
        is_throughput,
    )


def of_datasette(least: float) -> Targets:
    """Return the ratio to reach, if one was set."""
    return (("datasette", least),) if least else ()


def pairs_of_words() -> list[str]:
    """Return searches of which none is like another; each hits about one activity in a hundred."""
    return [f"{subject}+{beginning}" for subject in SUBJECTS for beginning in BEGINNINGS]


def kind_of(slug: str) -> str:
    """Return the kind that a synthetic slug names."""
    return slug.split("-")[1]
