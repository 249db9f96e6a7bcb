"""Who is reached and who is left out, as far as the record tells: three states, never two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from initiatives.codelists import ParticipantsKnown
from initiatives.fields import first_day_of


@dataclass(frozen=True)
class Membership:
    """A country's time in a group; "" where an end is open or not known."""

    country: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class Part:
    """One participation: a country in an activity that begins on ``day`` (ISO text, "" unknown)."""

    country: str
    activity: int
    day: str = ""


@dataclass(frozen=True)
class Naming:
    """In how many activities the countries taking part are not named, or only in part."""

    unnamed: int
    partly_named: int
    total: int


@dataclass(frozen=True)
class Coverage:
    """Of one set of countries: with a participation recorded, with none recorded."""

    recorded: frozenset[str]
    not_recorded: frozenset[str]
    months_since_last: int | None
    naming: Naming


def is_member(membership: Membership, on: date) -> bool:
    """Is a membership in force on a day? It ends before the first day of ``until``."""
    day = on.isoformat()
    begun = not membership.since or first_day_of(membership.since) <= day
    return begun and (not membership.until or day < first_day_of(membership.until))


def members_on(memberships: Iterable[Membership], on: date) -> frozenset[str]:
    """Return the countries that belong to a group on a day."""
    return frozenset(item.country for item in memberships if is_member(item, on))


def naming_of(known: Iterable[str]) -> Naming:
    """Count activities by whether they name the countries taking part."""
    listed = list(known)
    return Naming(
        unnamed=listed.count(ParticipantsKnown.NONE),
        partly_named=listed.count(ParticipantsKnown.SOME),
        total=len(listed),
    )


def months_between(first: date, last: date) -> int:
    """Return the whole months from one day to a later one; 31 January to 28 February is none."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (last.day < first.day)


def months_since(days: Iterable[str], on: date) -> int | None:
    """Return the whole months since the latest day that is not to come; None if there is none."""
    past = [day for day in days if day and day <= on.isoformat()]
    return months_between(date.fromisoformat(max(past)), on) if past else None


def cover(
    countries: Iterable[str], parts: Iterable[Part], known: Iterable[str], on: date
) -> Coverage:
    """Return who of ``countries`` has a participation recorded, who has none, and how sure that is.

    ``known`` holds, for each activity looked at, whether its countries are named.
    """
    asked = frozenset(countries)
    found = [part for part in parts if part.country in asked]
    recorded = frozenset(part.country for part in found)
    return Coverage(
        recorded=recorded,
        not_recorded=asked - recorded,
        months_since_last=months_since((part.day for part in found), on),
        naming=naming_of(known),
    )
