"""Who belongs to a country group, since when, and for whom a participation is recorded."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from initiatives import coverage, facets
from initiatives.folding import fold
from initiatives.models import (
    Country,
    CountryGroup,
    GroupMembership,
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


def membership_of(row: GroupMembership) -> coverage.Membership:
    return coverage.Membership(row.country.iso_alpha3, row.since, row.until)


def context_of(group: CountryGroup, on: date) -> dict[str, Any]:
    """Return what the page of a group shows on a day."""
    memberships = list(memberships_of(group))
    sources = attach_sources(memberships)
    named = [*(row.country for row in memberships), *related.speaking_countries(sources)]
    localizing.name_countries(named)
    index = facets.current()
    members = [
        Member(
            row,
            is_current=coverage.is_member(membership_of(row), on),
            activities=len(index.part(row.country_id)),
        )
        for row in sorted(memberships, key=lambda row: fold(row.country.local_name))
    ]
    return {
        "members": [row for row in members if row.is_current],
        "others": [row for row in members if not row.is_current],
        "covered": covered(index, group, on),
        "tiles": rows.roll_of(counted(row) for row in members if row.is_current),
        "sources": sources,
        "voices": related.speaker_words(sources),
    }


def covered(index: facets.Index, group: CountryGroup, on: date) -> coverage.Coverage:
    """Tell for whom of the members a participation is recorded, as the table of coverage does."""
    table = coverage.CoverageTable(index, coverage.Question(on, {"group": [group.pk]}))
    cells = [cell for row in table.rows for cell in row.cells]  # one; none without any country
    return coverage.Coverage(
        recorded=frozenset(code for cell in cells for code in table.codes(cell.recorded)),
        not_recorded=frozenset(code for cell in cells for code in table.codes(cell.not_recorded)),
        months_since_last=next((cell.months_since_last for cell in cells), None),
        naming=table.columns[0].naming,
    )


def counted(member: Member) -> Country:
    """Return the country of a member with its number of activities, as the roll wants it."""
    country = member.membership.country
    country.count = member.activities  # type: ignore[attr-defined]  # for its page
    return country
