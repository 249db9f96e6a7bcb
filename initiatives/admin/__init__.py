"""The admin, by noun: where the record is written."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

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
    "vocabulary",
]

admin.site.site_header = _("AI Capacity Record")
admin.site.site_title = _("AI Capacity Record")
admin.site.index_title = _("The record")
admin.site.enable_nav_sidebar = False  # lists and forms need the width
