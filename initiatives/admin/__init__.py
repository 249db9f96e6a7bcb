"""The admin, by noun: where the record is written."""

from initiatives.admin import (
    activities,
    all_activities,
    bookkeeping,
    claims,
    commitments,
    countries,
    indicators,
    organizations,
    parts,
    sources,
    statements,
    suggestions,
    tokens,
    users,
    vocabulary,
)

__all__ = [
    "activities",
    "all_activities",
    "bookkeeping",
    "claims",
    "commitments",
    "countries",
    "indicators",
    "organizations",
    "parts",
    "sources",
    "statements",
    "suggestions",
    "tokens",
    "users",
    "vocabulary",
]
