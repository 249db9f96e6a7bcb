"""The form of dates on English pages."""
