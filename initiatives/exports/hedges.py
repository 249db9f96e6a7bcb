"""What one line says of an activity: dates as exact as stated, numbers with their hedge."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from initiatives.codelists import ParticipantsKnown
from initiatives.datewords import range_words, words
from initiatives.exports.plain import one_line
from initiatives.models import Activity


def dates_in_words(activity: Activity) -> str:
    """Return the dates of an activity in words, no more exact than they are on record."""
    if activity.starts_on:
        return "".join(range_words(activity.starts_on, activity.ends_on))
    if activity.announced_on:
        return _("announced %(date)s") % {"date": words(activity.announced_on)}
    if activity.adopted_on:
        return _("adopted %(date)s") % {"date": words(activity.adopted_on)}
    return _("no date known")


def place_of(activity: Activity, *, with_venue: bool = True) -> str:
    """Return venue, city and country of an event, as far as they are known."""
    country = activity.place_country.name if activity.place_country else ""
    parts = [activity.venue if with_venue else "", activity.city, country]
    return ", ".join(one_line(part) for part in dict.fromkeys(parts) if part)


def counts_of(activity: Activity) -> Iterator[str]:
    """Yield how many took part, in the words of the source, and whether the countries are named."""
    if activity.participants:
        yield _("%(number)s participants") % {"number": one_line(activity.participants)}
    if activity.countries:
        unit = one_line(activity.countries_unit) or _("countries")
        yield f"{one_line(activity.countries)} {unit}"
    if activity.participants_known != ParticipantsKnown.ALL:
        yield ParticipantsKnown(activity.participants_known).label.lower()


def hedged_line(activity: Activity) -> str:
    """Return kind, dates, place and counts of an activity, each as far as it is known."""
    parts: list[Any] = [activity.get_kind_display(), dates_in_words(activity)]
    parts += [place_of(activity, with_venue=False), *counts_of(activity)]
    return " · ".join(str(part) for part in parts if part)
