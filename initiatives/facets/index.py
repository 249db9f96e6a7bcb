"""Sets of activities by value, by time and by participation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q
from pyroaring import BitMap

from initiatives.codelists import ActivityStatus
from initiatives.facets.values import MONTH, Sets
from initiatives.fields import last_day_of
from initiatives.models import Activity, Country, GroupMembership

REMEMBERED_MAX = 500  # sets; at a million activities one takes up to 125 KB
DRAWN_MAX = 2000  # parts of pages, of some 2 KB each
LETTERS_MAX = 16_000_000  # of all of them: a roll of all countries has 100,000
COUNTED_MAX = 1000  # counts of one filter each; for the countries that is 10 KB
MISSING = object()
AREAS = ("region", "subregion", "intermediate_region")


class Index:
    """All sets at one moment; what is computed from them is remembered for as long."""

    def __init__(self, sets: Sets) -> None:
        self.sets = sets
        self.values: dict[str, list[str]] = defaultdict(list)
        for facet, value in sorted(sets):
            self.values[facet].append(value)
        self.remembered: dict[Hashable, Any] = {}
        self.counts: dict[Hashable, dict[str, int]] = {}
        self.drawings: dict[Hashable, Any] = {}  # texts of pages and of answers
        self.letters = 0  # of all drawings

    def of(self, facet: str, value: str) -> BitMap:
        """Activities that have a value."""
        return self.sets.get((facet, value)) or BitMap()

    def any_of(self, facet: str, values: Iterable[str]) -> BitMap:
        """Activities that have one of some values."""
        return united(self.of(facet, value) for value in values)

    @cached_property
    def everything(self) -> BitMap:
        """All published activities."""
        return self.any_of("kind", self.values["kind"])

    @cached_property
    def undated(self) -> BitMap:
        """Activities of which not even a year is known."""
        return self.of("starts", "")

    # Time: sets by month; within a month, the days are read from the rows.

    def begun_by(self, day: str) -> BitMap:
        """Activities that begin on a day or before it (ISO text); undated ones do not."""
        return self.up_to("starts", "span_from", day, is_included=True)

    def over_before(self, day: str) -> BitMap:
        """Activities that end before a day."""
        return self.up_to("ends", "span_until", day, is_included=False)

    def touching(self, first: str, last: str) -> BitMap:
        """Activities whose span touches the days from first to last, inclusive."""
        return self.begun_by(last) - self.over_before(first)

    def up_to(self, facet: str, column: str, day: str, *, is_included: bool) -> BitMap:
        """Activities with a month before that of a day, and those of its month up to the day."""
        month = day[:MONTH]
        earlier = self.before(facet, month)
        within = self.of(facet, month)
        edge = last_day_of(month) if is_included else f"{month}-01"
        if not within or (day == edge and not is_included):
            return earlier
        return earlier | (within if day == edge else self.days_up_to(column, day, is_included))

    def before(self, facet: str, month: str) -> BitMap:
        """Activities with an earlier month."""
        return self.once(
            (facet, "before", month),
            lambda: self.any_of(
                facet, [value for value in self.values[facet] if "" < value < month]
            ),
        )

    def days_up_to(self, column: str, day: str, is_included: bool) -> BitMap:
        """Activities of one month, up to a day of it."""
        lookup = f"{column}__lte" if is_included else f"{column}__lt"
        rows = Activity.objects.published().filter(**{f"{column}__gte": day[:MONTH], lookup: day})
        return self.once(
            (column, day, is_included), lambda: BitMap(rows.order_by().values_list("pk", flat=True))
        )

    def in_year(self, year: int) -> BitMap:
        """Activities whose span touches a year."""
        return self.once(year, lambda: self.touching(f"{year:04}-01-01", f"{year:04}-12-31"))

    def counted_by_year(
        self, counted: BitMap, years: Iterable[int] | None = None
    ) -> dict[int, int]:
        """Count some activities by each year that their spans touch: those begun less those over.

        None is over before it begins; so no set of a whole year is made for its number. ``years``
        follow one another, and none of the activities begins before them; all if left out.
        """
        dated, found = counted - self.undated, {}
        begun, over = self.months_by_year("starts", dated), self.months_by_year("ends", dated)
        going_on = 0
        for year in self.years if years is None else years:
            going_on += begun[year] - over[year - 1]
            found[year] = going_on
        return found

    def months_by_year(self, facet: str, counted: BitMap) -> Counter[int]:
        """Count some dated activities by the year of a month."""
        found: Counter[int] = Counter()
        for month in filter(None, self.values[facet]):
            found[int(month[:4])] += self.of(facet, month).intersection_cardinality(counted)
        return found

    @cached_property
    def years(self) -> list[int]:
        """The years in which activities begin, and those between them."""
        begun = [int(month[:4]) for month in self.values["starts"] if month]
        return list(range(min(begun), max(begun) + 1)) if begun else []

    # Status: what is recorded, else what the dates tell, as in ``spans.status_sql``.

    def with_status(self, status: str, today: date) -> BitMap:
        """Activities that have a status on a day."""
        return self.once(("status", today), lambda: self.statuses(today))[status]

    def statuses(self, today: date) -> dict[str, BitMap]:
        """Activities by their status on a day."""
        day, told = today.isoformat(), self.of("status", "")
        undated, past = told & self.undated, told & self.over_before(day)
        future = told - self.undated - self.begun_by(day)
        by_dates = {
            ActivityStatus.UNKNOWN: undated,
            ActivityStatus.COMPLETED: past,
            ActivityStatus.PROPOSED: future,
            ActivityStatus.ACTIVE: told - undated - past - future,
        }
        return {
            str(status): self.of("status", status) | by_dates.get(status, BitMap())
            for status in ActivityStatus
        }

    # Participation: one country in one role.

    @cached_property
    def countries(self) -> dict[int, dict[str, Any]]:
        """All countries by primary key, with what they are filtered by."""
        rows = Country.objects.order_by().values("pk", "iso_alpha3", "income_group", *AREAS)
        return {row["pk"]: row for row in rows}

    @cached_property
    def roles(self) -> list[str]:
        """The roles on record."""
        return sorted({value.split(" ")[1] for value in self.values["part"]})

    def part(self, country: int, roles: frozenset[str] | None = None) -> BitMap:
        """Activities in which a country has one of some roles, or any."""
        asked = self.roles if roles is None else roles
        if len(asked) == 1:  # there already: hundreds of these would push all others out
            return self.of("part", f"{country} {next(iter(asked))}")
        return self.once(
            ("part", country, roles),
            lambda: self.any_of("part", [f"{country} {role}" for role in asked]),
        )

    def parts(self, countries: Collection[int], roles: frozenset[str] | None = None) -> BitMap:
        """Activities in which one of some countries has one of some roles, or any."""
        return united(self.part(country, roles) for country in countries)

    def members(
        self, group: int, countries: Collection[int], roles: frozenset[str] | None, today: date
    ) -> BitMap:
        """The same for members of a group on the first day of the activity; undated: today."""
        return united(
            self.part(country, roles) & self.window(since, until, today)
            for country, since, until in self.memberships.get(group, [])
            if country in countries
        )

    def window(self, since: str, until: str, today: date) -> BitMap:
        """Activities that begin while a membership lasts."""
        if not (since or until):
            return self.everything
        return self.once(("window", since, until, today), lambda: self.begun(since, until, today))

    def begun(self, since: str, until: str, today: date) -> BitMap:
        """Activities that begin from one day on and before another; undated ones begin today."""
        begun = self.dated_before(until) if until else self.everything - self.undated
        begun = begun - self.dated_before(since) if since else begun
        holds = (not since or since <= today.isoformat()) and (
            not until or today.isoformat() < until
        )
        return begun | self.undated if holds else begun

    def dated_before(self, day: str) -> BitMap:
        """Activities that begin before a day on which memberships change."""
        month = day[:MONTH]
        within = [pk for pk, start in self.turning_days.get(month, []) if start < day]
        return self.before("starts", month) | BitMap(within)

    @cached_property
    def memberships(self) -> dict[int, list[tuple[int, str, str]]]:
        """Countries of each group, each with the first days of being in and of being out."""
        found: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
        rows = GroupMembership.objects.order_by()
        for group, *row in rows.values_list("group_id", "country_id", "since_from", "until_from"):
            found[group].append((row[0], row[1], row[2]))
        return found

    @cached_property
    def turning_days(self) -> dict[str, list[tuple[int, str]]]:
        """Activities, with their first days, of the months in which memberships change."""
        days = {day for rows in self.memberships.values() for row in rows for day in row[1:] if day}
        months = {day[:MONTH] for day in days if not day.endswith("-01")}
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        spans = [Q(span_from__gte=month, span_from__lte=f"{month}-31")
                 for month in sorted(months) if self.of("starts", month)]  # fmt: skip
        if spans:
            rows = Activity.objects.published().filter(Q(*spans, _connector=Q.OR)).order_by()
            for pk, start in rows.values_list("pk", "span_from"):
                found[start[:MONTH]].append((pk, start))
        return found

    def once(self, key: Hashable, compute: Any) -> Any:
        """Return what was computed for a key, computed if it was not yet."""
        return kept_in(self.remembered, REMEMBERED_MAX, key, compute)

    def counted(self, key: Hashable, count: Any) -> Any:
        """Return what was counted for a key, counted if it was not yet."""
        return kept_in(self.counts, COUNTED_MAX, key, count)

    def drawn(self, key: Hashable, draw: Any) -> Any:
        """Return what was drawn for a key, drawn if it was not yet."""
        if (kept := self.drawings.get(key, MISSING)) is not MISSING:
            return kept
        found = draw()
        letters = len(found) if isinstance(found, str | bytes) else 0
        if len(self.drawings) >= DRAWN_MAX or self.letters + letters > LETTERS_MAX:
            self.drawings.clear()
            self.letters = 0
        self.letters += letters
        self.drawings[key] = found
        return found

    def forget(self) -> None:
        """Give back the memory of what was computed; who still asks computes it again."""
        for kept in (self.remembered, self.counts, self.drawings):
            kept.clear()
        self.letters = 0


def kept_in(remembered: dict[Any, Any], at_most: int, key: Hashable, compute: Any) -> Any:
    """Return what is remembered for a key, computed if it is not; a full memory begins anew."""
    if (kept := remembered.get(key, MISSING)) is not MISSING:
        return kept
    if len(remembered) >= at_most:
        remembered.clear()
    found = remembered[key] = compute()
    return found


def united(sets: Iterable[BitMap]) -> BitMap:
    """Return all members of some sets."""
    found = list(sets)
    return BitMap.union(*found) if found else BitMap()
