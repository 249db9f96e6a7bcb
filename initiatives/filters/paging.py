"""Which page of a list is asked: the same rule for pages and API."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from initiatives.filters.fields import shortened

# What says how a page shows a list, and nothing of which rows are in it.
OF_A_PAGE = ("page", "page_size", "view", "order")
PAGE_SIZE_MAX = 1000
ROWS_MAX = 10_000  # further rows come by export or cursor
DIGITS_MAX = 9


def whole_number(
    asked: Mapping[str, str], name: str, *, default: int, maximum: int | None = None
) -> int:
    """Return a positive number from a parameter; ValidationError, by name, if it is none."""
    text = (asked.get(name) or "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) <= DIGITS_MAX and int(text)):
        message = _("“%(value)s” is not a whole number of at least 1.")
        raise ValidationError({name: message % {"value": shortened(text)}})
    if maximum and int(text) > maximum:
        message = _("At most %(maximum)d, not %(value)s.")
        raise ValidationError({name: message % {"maximum": maximum, "value": text}})
    return int(text)
