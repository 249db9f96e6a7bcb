"""Who is on record and who is not: the rules, and the table that counts by them."""

from initiatives.coverage.parts import ALL, Cell, Column, Option, Question, Row
from initiatives.coverage.rules import (
    Coverage,
    Membership,
    Naming,
    Part,
    cover,
    is_member,
    members_on,
    months_between,
    months_since,
    naming_of,
)
from initiatives.coverage.table import CoverageTable

__all__ = [
    "ALL",
    "Cell",
    "Column",
    "Coverage",
    "CoverageTable",
    "Membership",
    "Naming",
    "Option",
    "Part",
    "Question",
    "Row",
    "cover",
    "is_member",
    "members_on",
    "months_between",
    "months_since",
    "naming_of",
]
