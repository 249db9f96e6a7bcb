"""Walking a list by the keys of its rows: nothing is told twice or lost while rows change.

Primary keys never change and are never given out again, whatever is renamed, edited, added
or removed meanwhile. A cursor is the key of the last row told, of one model; it grants
nothing that a filter would not, so it is not signed.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from initiatives.changelog import Change, Log, Place
from initiatives.filters.fields import shortened

START = "*"
PATTERN = r"^(\*|[A-Za-z0-9_-]{1,80})$"
CONTENT = re.compile(r"([a-z]+):([1-9][0-9]{0,17})", re.ASCII)
# Microseconds since 1970, the way of the change, and the key of its row of history.
OF_CHANGE = re.compile(r"change:([0-9]{1,16}):([0-9]{1,3}):([0-9]{1,18})", re.ASCII)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


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
    return encoded(f"{kind_of(rows)}:{row.pk}")


def encoded(content: str) -> str:
    """Return a cursor that says something."""
    return base64.urlsafe_b64encode(content.encode()).decode().rstrip("=")


def decoded(cursor: str) -> str:
    """Return what a cursor says, "" if it is none."""
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        return base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii")
    except (binascii.Error, UnicodeError, ValueError):
        return ""


def unknown(cursor: str) -> ValidationError:
    """Return the refusal of a cursor that is none of the list."""
    message = _("“%(cursor)s” is no cursor of this list; begin with cursor=*.")
    return ValidationError({"cursor": message % {"cursor": shortened(cursor)}})


def key_in(cursor: str, rows: QuerySet) -> int:
    """Return the key behind which to go on; ValidationError if it is no cursor of these rows."""
    if cursor == START:
        return 0
    found = CONTENT.fullmatch(decoded(cursor))
    if not found or found[1] != kind_of(rows):
        raise unknown(cursor)
    return int(found[2])


def rows_after(cursor: str, rows: QuerySet, size: int) -> tuple[list[Any], str]:
    """Return the next rows in the order of their keys, and the cursor behind them, "" at the end.

    What is added while somebody walks has a higher key, and comes at the end.
    """
    ordered = rows.order_by("pk").filter(pk__gt=key_in(cursor, rows))
    found = list(ordered[: size + 1])
    return found[:size], cursor_after(found[size - 1], rows) if len(found) > size else ""


def changes_after(cursor: str, log: Log, size: int) -> tuple[list[Change], str]:
    """Return the next changes in the order of time, and the cursor behind them, "" at the end."""
    found = log.after(place_in(cursor), size + 1)
    return found[:size], cursor_behind(found[size - 1]) if len(found) > size else ""


def place_in(cursor: str) -> Place | None:
    """Return the place behind which to go on in the log; ValidationError if it is none."""
    if cursor == START:
        return None
    found = OF_CHANGE.fullmatch(decoded(cursor))
    if not found:
        raise unknown(cursor)
    microseconds, way, history_id = map(int, found.groups())
    return Place(EPOCH + timedelta(microseconds=microseconds), way, history_id)


def cursor_behind(change: Change) -> str:
    """Return the cursor that leads on behind a change."""
    microseconds = (change.changed_at - EPOCH) // timedelta(microseconds=1)
    return encoded(f"change:{microseconds}:{change.way}:{change.history_id}")
