"""How many activities a country has a part in, each number with the list that makes it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from initiatives.models import Activity, Participation

DOTS_UP_TO = 4
YEAR = len("2025")


@dataclass(frozen=True)
class Count:
    """How many activities fall into one cell, and where they are listed; of none, nowhere."""

    number: int
    url: str = ""

    @property
    def dots(self) -> range:
        """One for each activity, as long as they can be counted at a glance."""
        return range(self.number if self.number <= DOTS_UP_TO else 0)


def activities_url(country: str, **asked: str) -> str:
    """Return the address of the activities in which a country has such a part."""
    return f"{reverse('activity-list')}?{urlencode({'country': country} | asked)}"


def count_of(parts: Iterable[Participation], country: str, **asked: str) -> Count:
    """Count the activities of some parts, each once; ``asked`` is what the list is filtered by."""
    number = len({part.activity_id for part in parts})
    return Count(number, activities_url(country, **asked) if number else "")


def is_in_year(activity: Activity, year: str) -> bool:
    """Does the span of an activity touch a year, as the filter of lists counts it?"""
    first, last = activity.span_from[:YEAR], activity.span_until[:YEAR]
    return not activity.is_undated and first <= year <= last
