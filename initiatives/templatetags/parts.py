"""Countries and organizations that take part, as links."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from initiatives.codelists import Certainty

from .labels import badge
from .names import foreign
from .rendering import draw_filled

register = template.Library()


@register.simple_tag
def part(row: Any, last: bool = True) -> SafeString:
    """Link one country or organization that takes part, with its doubt.

    A comma follows unless it is the ``last``.
    """
    is_doubtful = row.certainty == Certainty.REPORTED
    taking_part, name = named(row)
    return draw_filled(
        "part",
        url=taking_part.get_absolute_url(),
        name=name,
        doubt=badge(pgettext("certainty", "reported"), "doubt") if is_doubtful else "",
        after="" if last else pgettext("between words", ", "),
    )


def named(row: Any) -> tuple[Any, str]:
    """Return who takes part, and the name that the page shows."""
    if getattr(row, "country_id", None):
        return row.country, row.country.local_name
    return row.organization, foreign(row.organization.name, "en")
