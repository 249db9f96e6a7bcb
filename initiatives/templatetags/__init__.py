"""Formatting for templates: no queries, no decisions."""
