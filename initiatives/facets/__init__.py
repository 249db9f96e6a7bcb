"""Counts beside each filter value, and the pages of what is selected, from sets of keys.

For every value that an activity can be filtered by, the primary keys of the published
activities that have it are kept as one compressed bitmap. Selections, counts and pages
are unions and intersections of these sets, so they cost the same for a hundred records
and nearly the same for a million.
"""

from initiatives.facets.counts import ActivitiesOfCountry, ActivitiesOfTheme
from initiatives.facets.index import Index
from initiatives.facets.pages import (
    Page,
    among,
    beside_index,
    first_of,
    first_of_each,
    firsts,
    members_of,
    page_of,
    sorted_rows,
)
from initiatives.facets.selection import CONDITIONS, Selection
from initiatives.facets.store import build, current, differing, memory, rebuild, renew

__all__ = [
    "CONDITIONS",
    "ActivitiesOfCountry",
    "ActivitiesOfTheme",
    "Index",
    "Page",
    "Selection",
    "among",
    "beside_index",
    "build",
    "current",
    "differing",
    "first_of",
    "first_of_each",
    "firsts",
    "members_of",
    "memory",
    "page_of",
    "rebuild",
    "renew",
    "sorted_rows",
]
