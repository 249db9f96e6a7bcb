"""Public pages, by noun."""
