"""The admin, by noun: where the record is written."""

from initiatives.admin import (
    activities,
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
    vocabulary,
)

__all__ = [
    "activities",
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
    "vocabulary",
]
