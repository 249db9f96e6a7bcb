"""Pages of what happened when: the calendar and the time line."""
