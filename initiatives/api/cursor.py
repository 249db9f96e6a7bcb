"""Walking a list by the keys of its rows: nothing is told twice or lost while rows change.

Primary keys never change and are never given out again, whatever is renamed, edited, added
or removed meanwhile. A cursor is the key of the last row told, of one model; it grants
nothing that a filter would not, so it is not signed.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from initiatives.filters.fields import shortened

START = "*"
PATTERN = r"^(\*|[A-Za-z0-9_-]{1,80})$"
CONTENT = re.compile(r"([a-z]+):([1-9][0-9]{0,17})", re.ASCII)


@dataclass(frozen=True)
class Walk:
    """The rows of a list in no order, and how many there are."""

    rows: QuerySet
    count: int


def is_asked(request: Any) -> bool:
    """Is a list to be walked?"""
    return bool(request.query_params.get("cursor", "").strip())


def kind_of(rows: QuerySet) -> str:
    """Return what a cursor calls the rows that it leads through."""
    return str(rows.model._meta.concrete_model._meta.model_name)


def cursor_after(row: Any, rows: QuerySet) -> str:
    """Return the cursor that leads on behind a row."""
    content = f"{kind_of(rows)}:{row.pk}".encode()
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def key_in(cursor: str, rows: QuerySet) -> int:
    """Return the key behind which to go on; ValidationError if it is no cursor of these rows."""
    if cursor == START:
        return 0
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        content = base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii")
    except (binascii.Error, UnicodeError, ValueError):
        content = ""
    found = CONTENT.fullmatch(content)
    if not found or found[1] != kind_of(rows):
        message = _("“%(cursor)s” is no cursor of this list; begin with cursor=*.")
        raise ValidationError({"cursor": message % {"cursor": shortened(cursor)}})
    return int(found[2])


def rows_after(cursor: str, rows: QuerySet, size: int) -> tuple[list[Any], str]:
    """Return the next rows in the order of their keys, and the cursor behind them, "" at the end.

    What is added while somebody walks has a higher key, and comes at the end.
    """
    ordered = rows.order_by("pk").filter(pk__gt=key_in(cursor, rows))
    found = list(ordered[: size + 1])
    return found[:size], cursor_after(found[size - 1], rows) if len(found) > size else ""
