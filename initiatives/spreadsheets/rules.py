"""The constraints of activities, told in Python: ten thousand rows in seconds, not in an hour.

Django asks the database about each constraint of each row. Here a condition is told from the
values at hand; only where it is broken, or cannot be told so, Django is asked, for its words.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, F, GeneratedField, Q

from initiatives.fields import first_day_of, last_day_of
from initiatives.models import Activity


class UndecidedError(Exception):
    """A condition that cannot be told from the values at hand."""


def check(activity: Activity) -> None:
    """Raise ValidationError for the constraints that an activity breaks.

    Dates must have been validated as fields: their own constraints ask for less.
    """
    errors: dict[str, Any] = {}
    for constraint in Activity._meta.constraints:
        if not isinstance(constraint, CheckConstraint) or is_of_a_date(constraint):
            continue
        if not holds(constraint.condition, activity):
            try:
                constraint.validate(Activity, activity)
            except ValidationError as error:
                errors = error.update_error_dict(errors)
    if errors:
        raise ValidationError(errors)


def is_of_a_date(constraint: CheckConstraint) -> bool:
    """Is it about the form of one date, which the validator of its field has seen?"""
    return constraint.name.endswith("_is_a_partial_date")


def holds(condition: Any, activity: Activity) -> bool:
    """Is a condition kept for sure? As in SQL, what is unknown breaks none."""
    try:
        return truth(condition, activity) is not False
    except UndecidedError:
        return False


def truth(condition: Any, activity: Activity) -> bool | None:
    """Return whether a condition is true, None where a NULL leaves it open."""
    if not isinstance(condition, Q):
        return compared(condition, activity)
    parts = [truth(part, activity) for part in condition.children]
    if condition.connector == Q.OR:
        found = True if True in parts else None if None in parts else False
    elif condition.connector == Q.AND:
        found = False if False in parts else None if None in parts else True
    else:
        raise UndecidedError
    return not found if condition.negated and found is not None else found


def compared(condition: Any, activity: Activity) -> bool | None:
    """Return whether one comparison is true: a pair of a lookup and a value."""
    if not isinstance(condition, tuple):
        raise UndecidedError
    (name, _separator, lookup), wanted = condition[0].partition("__"), condition[1]
    value = value_of(name, activity)
    if isinstance(wanted, F):
        wanted = value_of(str(wanted.deconstruct()[1][0]), activity)
    if lookup == "isnull":
        return (value is None) == wanted
    if value is None or wanted is None:
        return None
    if lookup not in COMPARISONS:
        raise UndecidedError
    return COMPARISONS[lookup](value, wanted)


COMPARISONS: dict[str, Any] = {
    "": lambda value, wanted: value == wanted,
    "in": lambda value, wanted: value in wanted,
    "lte": lambda value, wanted: value <= wanted,
    "gte": lambda value, wanted: value >= wanted,
}


def value_of(name: str, activity: Activity) -> Any:
    """Return the value of a column, that of a generated day from its date."""
    if isinstance(Activity._meta.get_field(name), GeneratedField):
        date, _separator, side = name.rpartition("_")
        days = {"from": first_day_of, "until": last_day_of}
        if side not in days:
            raise UndecidedError
        return days[side](getattr(activity, date))
    return getattr(activity, name)
