"""The page of one activity: what it fetches, and how that is laid out."""
