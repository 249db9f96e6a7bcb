"""Which records a user sees and changes, and of which countries: for any model, as querysets.

Permissions tell which kinds of records a user works with; here is told which of them.
See docs/decisions/0019-roles-are-querysets.md.
"""

from initiatives.rights.accounts import manageable, may_manage
from initiatives.rights.countries import (
    FOCAL_POINT,
    countries_of,
    foreign_among,
    foreign_in,
    is_foreign,
    naming_foreign,
    refusal_of,
    require_own,
)
from initiatives.rights.proposing import may_propose_on
from initiatives.rights.publishing import publishes
from initiatives.rights.records import (
    changeable,
    deletable,
    may_change,
    may_delete,
    may_see,
    recorded_by,
    visible,
)

__all__ = [
    "FOCAL_POINT",
    "changeable",
    "countries_of",
    "deletable",
    "foreign_among",
    "foreign_in",
    "is_foreign",
    "manageable",
    "may_change",
    "may_delete",
    "may_manage",
    "may_propose_on",
    "may_see",
    "naming_foreign",
    "publishes",
    "recorded_by",
    "refusal_of",
    "require_own",
    "visible",
]
