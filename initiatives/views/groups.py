"""Who belongs to a country group, since when, and for whom a participation is recorded."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from initiatives import coverage
from initiatives.folding import fold
from initiatives.models import (
    Activity,
    Country,
    CountryGroup,
    GroupMembership,
    Participation,
    Source,
)
from initiatives.views import localizing, related, rows
from initiatives.views.attaching import attach_sources


@dataclass(frozen=True)
class Member:
    """One membership as a row: in force today or not, and in how many activities recorded."""

    membership: GroupMembership
    is_current: bool
    activities: int

    @property
    def sources(self) -> list[Source]:
        """Where it was read, if that was kept."""
        return [self.membership.source] if self.membership.source else []


def memberships_of(group: CountryGroup) -> QuerySet[GroupMembership]:
    rows = group.memberships.select_related("country")
    return rows.order_by("country__sort_key", "since_from")


def parts_of(codes: Iterable[str]) -> list[coverage.Part]:
    """Return the participations of countries in published activities."""
    rows = Participation.objects.published().filter(country__iso_alpha3__in=codes)
    columns = rows.values_list("country__iso_alpha3", "activity_id", "activity__span_from")
    # The default order would select more columns, and with them the same activity twice.
    return [coverage.Part(*row) for row in columns.order_by().distinct()]


def membership_of(row: GroupMembership) -> coverage.Membership:
    return coverage.Membership(row.country.iso_alpha3, row.since, row.until)


def context_of(group: CountryGroup, on: date) -> dict[str, Any]:
    """Return what the page of a group shows on a day."""
    memberships = list(memberships_of(group))
    sources = attach_sources(memberships)
    named = [*(row.country for row in memberships), *related.speaking_countries(sources)]
    localizing.name_countries(named)
    current = coverage.members_on(map(membership_of, memberships), on)
    parts = parts_of(current)
    known = Activity.objects.published().values_list("participants_known", flat=True)
    counts = Counter(part.country for part in parts)
    members = [
        Member(row, coverage.is_member(membership_of(row), on), counts[row.country.iso_alpha3])
        for row in sorted(memberships, key=lambda row: fold(row.country.local_name))
    ]
    return {
        "members": [row for row in members if row.is_current],
        "others": [row for row in members if not row.is_current],
        "covered": coverage.cover(current, parts, known, on),
        "tiles": rows.roll_of(counted(row) for row in members if row.is_current),
        "sources": sources,
        "voices": related.speaker_words(sources),
    }


def counted(member: Member) -> Country:
    """Return the country of a member with its number of activities, as the roll wants it."""
    country = member.membership.country
    country.count = member.activities  # type: ignore[attr-defined]  # for its page
    return country
