"""Themes, goals and series: what activities are gathered under."""

from __future__ import annotations

from django.contrib import admin

from initiatives.admin.base import RecordAdmin
from initiatives.models import Goal, Series, Theme


@admin.register(Theme)
class ThemeAdmin(RecordAdmin):
    named_by = ["themes"]
    list_display = ["name", "slug", "summary"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "summary"]


@admin.register(Goal)
class GoalAdmin(RecordAdmin):
    list_display = ["number", "name"]
    list_display_links = ["number", "name"]
    search_fields = ["=number", "name"]
    fields = ["number", "name"]


@admin.register(Series)
class SeriesAdmin(RecordAdmin):
    named_by = ["series"]
    list_display = ["name", "slug", "summary"]
    search_fields = ["sort_key", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "summary"]
