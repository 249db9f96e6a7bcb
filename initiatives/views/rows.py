"""What rows show of records, the same on every list."""

from typing import Any

from django.utils.translation import gettext as _

from initiatives.folding import fold
from initiatives.models import Activity


def first_date(activity: Activity) -> tuple[str, str]:
    """Return what dates an activity if not its start, and the partial date itself."""
    if activity.starts_on:
        return "", activity.starts_on
    if activity.announced_on:
        return _("announced"), activity.announced_on
    return (_("adopted"), activity.adopted_on) if activity.adopted_on else ("", "")


def dated(activities: Any) -> list[Any]:
    """Return activities that carry the date to be shown: ``dated_by`` and ``first_date``."""
    listed = list(activities)
    for activity in listed:
        activity.dated_by, activity.first_date = first_date(activity)
    return listed


def on_roll(country: Any) -> dict[str, Any]:
    """Return what roll and map draw of a country that carries its ``count``.

    It leads to the country's page, or to the ``url`` that the country carries too.
    """
    areas = ("iso_alpha3", "region", "subregion", "intermediate_region", "count")
    url = getattr(country, "url", "") or country.get_absolute_url()
    own = {"name": country.local_name, "url": url}
    return own | {name: getattr(country, name) for name in areas}


def roll_of(countries: Any) -> list[dict[str, Any]]:
    """Return the roll of countries, in the order of their names in the page's language."""
    return [on_roll(item) for item in sorted(countries, key=lambda item: fold(item.local_name))]
