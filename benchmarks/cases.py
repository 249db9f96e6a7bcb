"""What is asked of each server, and how much faster the portal is to be.

The same question in each server's own addresses; several addresses of one shape are
asked in turn, so that no server answers from a cache of whole responses.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

COUNTRIES = ("KEN", "FRA", "ZMB", "CHN", "BRA", "IND", "EGY", "FJI")
# Columns of Datasette's table of activities whose values are its facets.
FACETS = ("kind", "status", "year")
GROWING = ("list", "search")  # what begins so may grow a little with the number of rows
SUBJECTS = ("skills", "standards", "datasets")
BEGINNINGS = (
    *("alb", "ang", "arg", "arm", "aus", "aze", "bah", "ban", "bel", "ben", "bol", "bra", "bul"),
    *("bur", "cam", "can", "cha", "chi", "col", "com", "con", "cos", "cro", "cub", "cze", "den"),
)
FACETS_OF_LISTS = ("theme_codes", "country_codes", "region_codes")


@dataclass(frozen=True)
class Case:
    """One row of the table: addresses by server, and the least ratio to each of the others."""

    name: str
    portal: tuple[str, ...]
    datasette: tuple[str, ...] = ()
    baseline: tuple[str, ...] = ()
    targets: tuple[tuple[str, float], ...] = ()
    is_throughput: bool = False


def facets(**query: str) -> str:
    """Return an address of Datasette with all facets complete, filtered by columns."""
    shown = [("_facet", name) for name in FACETS]
    arrays = [("_facet_array", name) for name in FACETS_OF_LISTS]
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
        Case(
            "list with all facets, two filters",
            tuple(f"/activities/?kind=workshop&country={code}" for code in COUNTRIES),
            tuple(facets(kind="workshop", country_codes__arraycontains=code) for code in COUNTRIES),
            tuple(f"/activities/?kind=workshop&country={code}" for code in COUNTRIES),
            (("datasette", 100),),
        ),
        Case(
            "search that hits 4 per cent, with all facets",
            ("/activities/?q=datasets",),
            (facets(_search="datasets"),),
            ("/activities/?q=datasets",),
            (("datasette", 15),),
        ),
        Case(
            "search that hits 40 per cent, with all facets",
            ("/activities/?q=skills",),
            (facets(_search="skills"),),
            ("/activities/?q=skills",),
            (("datasette", 10),),
        ),
        Case(
            "search for two words not asked before, with all facets",
            tuple(f"/activities/?q={words}" for words in pairs_of_words()),
            tuple(facets(_search=words.replace("+", " ")) for words in pairs_of_words()),
            tuple(f"/activities/?q={words}" for words in pairs_of_words()),
        ),
        Case(
            "one record page (requests a second)",
            tuple(f"/{kind_of(slug)}s/{slug}/" for slug in slugs),
            tuple(f"/portal/activities/{slug}" for slug in slugs),
            tuple(f"/activities/{slug}/" for slug in slugs),
            (("datasette", 3),),
            is_throughput=True,
        ),
        Case(
            "API page of 100, filtered",
            tuple(f"/api/v1/activities/?page_size=100&country={code}" for code in COUNTRIES),
            tuple(
                "/portal/activities.json?_shape=objects&_size=100&_extra=count&"
                + urlencode({"country_codes__arraycontains": code})
                for code in COUNTRIES
            ),
            tuple(f"/api/activities/?country={code}" for code in COUNTRIES),
            (("datasette", 100), ("baseline", 50)),
        ),
    ]


def pairs_of_words() -> list[str]:
    """Return searches of which none is like another; each hits about one activity in a hundred."""
    return [f"{subject}+{beginning}" for subject in SUBJECTS for beginning in BEGINNINGS]


def kind_of(slug: str) -> str:
    """Return the kind that a synthetic slug names."""
    return slug.split("-")[1]
