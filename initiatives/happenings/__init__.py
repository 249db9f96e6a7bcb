"""What happened when: every date on record as one series, whatever it is the date of.

A happening is what a date says of an activity: that it takes place, was announced, adopted,
starts or ends, a milestone of it, or a promise that it makes or that falls due. It is as long
as its date is vague, and stands in each day, month and year in which it can lie.
"""

from initiatives.happenings.counting import (
    Count,
    counted,
    events_by_month,
    holds_any,
    years_with_any,
)
from initiatives.happenings.parts import What
from initiatives.happenings.periods import (
    Period,
    Periods,
    month_of,
    months_of,
    touches,
    year_of,
    years_touching,
)
from initiatives.happenings.rows import Happenings, Row

__all__ = [
    "Count",
    "Happenings",
    "Period",
    "Periods",
    "Row",
    "What",
    "counted",
    "events_by_month",
    "holds_any",
    "month_of",
    "months_of",
    "touches",
    "year_of",
    "years_touching",
    "years_with_any",
]
